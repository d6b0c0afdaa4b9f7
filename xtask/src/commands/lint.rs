//! `cargo xtask lint`: what is wrong with pages.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use clap::{Args, ValueEnum};
use docwright_infer::Redaction;
use docwright_schema::{Diagnostic, Severity};

use crate::{
    cli::Verdict,
    config, lint,
    lint::Coverage,
    pages, paths,
    pipeline::{self, Known, Run},
    report::{self, Counts, Findings, Summary, Table},
};

/// Reports what is wrong with the documentation pages, and writes nothing
///
/// Beyond what codegen reports, fields are compared between tables and examples, links are followed, and secrets and
/// personal data are looked for. Without --docs, the pages of every API of docwright.toml are read.
#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Reads the APIs from this file instead of docwright.toml in the workspace root
    #[arg(long, value_name = "FILE", conflicts_with = "docs")]
    config: Option<PathBuf>,
    /// Reads the pages (.md, .mdx, .txt, .apib) below this folder
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
    /// The form of messages: text on standard error, or for programs on standard output
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Deny::Error)]
    deny: Deny,
    /// The least severity that is reported
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = Level::Note)]
    level: Level,
    /// Reports on these pages or folders alone; the others are read all the same, since all of them make up the API
    #[arg(value_name = "PAGE")]
    pages: Vec<PathBuf>,
}

/// The form of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text with excerpts from the pages.
    Human,
    /// One JSON object per line.
    Json,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
}

/// What is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Level {
    /// Errors.
    Error,
    /// Errors and warnings.
    Warning,
    /// Everything.
    Note,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// Errors.
    #[value(alias = "errors")]
    Error,
    /// Errors and warnings.
    #[value(alias = "warning")]
    Warnings,
    /// Anything.
    #[value(alias = "note")]
    Notes,
    /// Nothing.
    Never,
}

/// An API whose pages are judged.
struct Api {
    name: String,
    docs: PathBuf,
    out: Option<PathBuf>,
    title: Option<String>,
    redaction: Redaction,
}

/// An API whose pages were judged.
struct Judged {
    docs: PathBuf,
    run: Run,
    coverage: Coverage,
}

impl Lint {
    /// Judges everything, then reports.
    pub(crate) fn run(self) -> Result<Verdict> {
        let mut judged = self.apis()?.into_iter().map(judge).collect::<Result<Vec<_>>>()?;
        self.narrow(&mut judged)?;
        for one in &mut judged {
            one.run.diagnostics.retain(|diagnostic| diagnostic.code.severity >= self.level.least());
        }
        let findings: Vec<_> = judged.iter().map(Judged::findings).collect();
        let mut coverage = Table::default();
        judged.iter().zip(&findings).for_each(|(one, findings)| coverage.add(*findings, &one.coverage));
        match self.format {
            Format::Human => show(&judged, &findings, &coverage),
            Format::Json => {
                findings.iter().for_each(|findings| report::print(&report::json::diagnostics(*findings)));
                report::print(&report::json::coverage(&coverage));
            }
            Format::Sarif => report::print(&report::sarif::log(&findings)),
            Format::Github => {
                findings.iter().for_each(|findings| report::print(&report::github::commands(*findings)));
            }
        }
        let mut all = findings.iter().flat_map(|findings| findings.diagnostics.iter());
        Ok(if all.any(|diagnostic| self.deny.denies(diagnostic)) { Verdict::Failed } else { Verdict::Done })
    }

    fn apis(&self) -> Result<Vec<Api>> {
        if let Some(docs) = &self.docs {
            let (name, docs, redaction) = ("api".to_owned(), docs.clone(), Redaction::default());
            return Ok(vec![Api { name, docs, out: None, title: None, redaction }]);
        }
        let apis = config::load(&self.config.clone().unwrap_or_else(config::default_file))?.into_iter();
        let apis = apis.map(|api| {
            let config::Api { package, docs, out, title, redaction, .. } = api;
            Api { name: package.name, docs, out: Some(out), title, redaction }
        });
        Ok(apis.collect())
    }

    /// Keeps what is about the pages that were asked for.
    fn narrow(&self, judged: &mut [Judged]) -> Result<()> {
        if self.pages.is_empty() {
            return Ok(());
        }
        let mut met = vec![false; self.pages.len()];
        for Judged { docs, run, coverage } in judged {
            let mut wanted = BTreeSet::new();
            for (page, source) in run.sources.iter() {
                for (path, met) in self.pages.iter().zip(&mut met) {
                    if is_meant(path, docs, source.name()) {
                        *met = true;
                        wanted.insert(page);
                    }
                }
            }
            run.diagnostics.retain(|diagnostic| diagnostic.primary.is_some_and(|site| wanted.contains(&site.source)));
            coverage.0.retain(|page, _| wanted.contains(page));
        }
        if let Some((path, _)) = self.pages.iter().zip(met).find(|(_, met)| !met) {
            bail!("{} is no page of the docs", paths::shown(path));
        }
        Ok(())
    }
}

impl Level {
    fn least(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Note => Severity::Note,
        }
    }
}

impl Deny {
    fn denies(self, diagnostic: &Diagnostic) -> bool {
        let least = match self {
            Self::Error => Severity::Error,
            Self::Warnings => Severity::Warning,
            Self::Notes => Severity::Note,
            Self::Never => return false,
        };
        diagnostic.code.severity >= least
    }
}

impl Judged {
    fn findings(&self) -> Findings<'_> {
        Findings { docs: &self.docs, sources: &self.run.sources, diagnostics: &self.run.diagnostics }
    }
}

fn judge(api: Api) -> Result<Judged> {
    let pages = pages::read(&api.docs, api.out.as_deref())?;
    let exists = |file: &str| api.docs.join(file).exists();
    let known =
        Known { name: &api.name, title: api.title.as_deref(), before: None, overrides: &[], redaction: &api.redaction };
    let (run, coverage) =
        pipeline::run_and_judge(known, pages, |understood, diagnostics| lint::lint(understood, &exists, diagnostics))?;
    Ok(Judged { docs: api.docs, run, coverage })
}

/// Whether `wanted` names a page or a folder above it: as a path, or as its name below the docs folder.
fn is_meant(wanted: &Path, docs: &Path, name: &str) -> bool {
    let page = Path::new(name);
    page.starts_with(wanted)
        || paths::resolve(wanted)
            .is_ok_and(|wanted| paths::resolve(&docs.join(page)).is_ok_and(|page| page.starts_with(wanted)))
}

fn show(judged: &[Judged], findings: &[Findings<'_>], coverage: &Table) {
    let renderer = report::human::renderer();
    findings.iter().for_each(|findings| report::complain(&report::human::all(*findings, &renderer)));
    report::complain(&coverage.text());
    let mut summary = Summary::default();
    judged.iter().for_each(|one| summary.add(Counts::of(&one.run), &one.run.diagnostics));
    report::complain(&summary.counts());
    if findings.iter().any(|findings| !findings.diagnostics.is_empty()) {
        report::complain("run `cargo xtask explain <code>` for more");
    }
}
