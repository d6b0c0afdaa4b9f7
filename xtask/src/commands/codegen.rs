//! `cargo xtask codegen`: pages in, crate out.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use clap::Args;
use docwright_schema::{Diagnostic, Diagnostics, codes};

use crate::{
    cli::Verdict,
    config::{self, Api},
    memory,
    output::Folder,
    overrides, pages, paths,
    pipeline::{self, Known, Run},
    report::{self, Check, Files, Findings, Format, Summary},
    stages::Stages,
};

/// Generates the client crates from the documentation pages
///
/// Without options, every API of docwright.toml is generated. With --docs and --out, the pages of any folder become a
/// crate that builds on its own.
#[derive(Debug, Args)]
pub(crate) struct Codegen {
    /// Writes nothing; fails when a file is not what would be generated
    #[arg(long)]
    check: bool,
    /// Names everything anew; otherwise what the schema.json of the crate has too is called as it is there
    #[arg(long)]
    fresh: bool,
    /// Reads the APIs from this file instead of docwright.toml in the workspace root
    #[arg(long, value_name = "FILE", conflicts_with = "docs")]
    config: Option<PathBuf>,
    /// Reads the pages (.md, .mdx, .txt, .apib) below this folder
    #[arg(long, value_name = "DIR", requires = "out")]
    docs: Option<PathBuf>,
    /// Writes the crate to this folder
    #[arg(long, value_name = "DIR", requires = "docs")]
    out: Option<PathBuf>,
    /// Names the crate; by default after the folder that it is written to
    #[arg(long, value_name = "CRATE", requires = "docs")]
    name: Option<String>,
    /// The form of messages: text, or one JSON object per line on standard output
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    message_format: Format,
    /// Says how long each stage took, and how much memory it all needed
    #[arg(long)]
    timings: bool,
}

/// An API whose pages were read.
struct Generated {
    api: Api,
    run: Run,
    /// How many pages nothing could be read of.
    unusable: usize,
}

/// A crate as it should be, and what there is to say of its folder.
#[derive(Default)]
struct Target<'a> {
    /// Nothing where the crate stays as it is.
    folder: Option<Folder<'a>>,
    diagnostics: Diagnostics,
    /// Whether the folder holds files of others that would be lost.
    foreign: bool,
    /// Whether the crate was kept because no page documents an operation.
    kept: bool,
}

impl Codegen {
    /// Computes everything, then writes.
    pub(crate) fn run(self) -> Result<Verdict> {
        let mut stages = Stages::default();
        let generated = self.apis()?.into_iter().map(|api| generate(api, self.fresh, &mut stages));
        let generated = generated.collect::<Result<Vec<_>>>()?;
        stages.begin("plan");
        let targets = generated.iter().map(Generated::target).collect::<Result<Vec<_>>>()?;
        let mut summary = Summary::default();
        for (one, target) in generated.iter().zip(&targets) {
            self.show(one, &one.run.diagnostics);
            self.show(one, &target.diagnostics);
            summary.add(&one.run);
            summary.count(&target.diagnostics);
        }
        if let Some((one, _)) = generated.iter().zip(&targets).find(|(_, target)| target.foreign) {
            let out = paths::shown(&one.api.out);
            bail!("nothing was written: {out} holds files of others; move them away, or name another folder");
        }
        stages.begin(if self.check { "emit and compare" } else { "emit and write" });
        let folders = targets.iter().filter_map(|target| target.folder.as_ref());
        if self.check {
            summary.check = Some(self.compare(folders, &mut summary.files)?);
        } else {
            write(folders, &mut summary.files)?;
        }
        match self.message_format {
            Format::Human => report::complain(&summary.to_string()),
            Format::Json => report::print(&report::json::summary(&summary)),
        }
        if self.timings {
            report::complain(&stages.timings().to_string());
        }
        let kept = generated.iter().zip(&targets).filter(|(_, target)| target.kept);
        let kept: usize = kept.map(|(one, _)| one.run.sources.len() - one.unusable).sum();
        let unusable = kept + generated.iter().map(|one| one.unusable).sum::<usize>();
        Ok(verdict(unusable, summary.check.as_ref()))
    }

    fn apis(&self) -> Result<Vec<Api>> {
        match (&self.docs, &self.out) {
            (Some(docs), Some(out)) => Ok(vec![config::ad_hoc(docs.clone(), out.clone(), self.name.clone())?]),
            _ => config::load(&self.config.clone().unwrap_or_else(config::default_file)),
        }
    }

    fn show(&self, generated: &Generated, diagnostics: &Diagnostics) {
        let findings = Findings { docs: &generated.api.docs, sources: &generated.run.sources, diagnostics };
        match self.message_format {
            Format::Human => report::complain(&report::human::diagnostics(findings, &report::human::renderer())),
            Format::Json => report::print(&report::json::diagnostics(findings)),
        }
    }

    /// Compares without writing.
    fn compare<'a>(&self, folders: impl Iterator<Item = &'a Folder<'a>>, files: &mut Files) -> Result<Check> {
        let (mut stale, mut differences) = (Vec::new(), String::new());
        for folder in folders {
            let outcome = folder.compare()?;
            if self.message_format == Format::Human {
                differences += &folder.differences(&outcome);
            }
            files.unchanged += outcome.unchanged;
            stale.extend(outcome.changed.iter().map(|(path, _)| folder.shown(path)));
        }
        report::complain(&differences);
        Ok(Check { stale, command: self.command() })
    }

    /// The command that generates what this one checks.
    fn command(&self) -> String {
        let mut command = "cargo xtask codegen".to_owned();
        let options = [("--config", &self.config), ("--docs", &self.docs), ("--out", &self.out)];
        let options =
            options.into_iter().filter_map(|(option, path)| Some((option, path.as_ref()?.display().to_string())));
        if self.fresh {
            command += " --fresh";
        }
        for (option, value) in options.chain(self.name.clone().map(|name| ("--name", name))) {
            // Writing into a string cannot fail.
            let _ = write!(command, " {option} {}", quoted(&value));
        }
        command
    }
}

/// Says last what decides the exit code.
fn verdict(unusable: usize, check: Option<&Check>) -> Verdict {
    let mut verdict = Verdict::Done;
    if unusable > 0 {
        report::complain(&format!("error: pages that could not be used at all: {unusable}"));
        verdict = Verdict::Failed;
    }
    if let Some(Check { command, .. }) = check.filter(|check| !check.stale.is_empty()) {
        report::complain(&format!("error: the generated files are not up to date; to mend it, run: {command}"));
        verdict = Verdict::Failed;
    }
    verdict
}

fn generate(api: Api, fresh: bool, stages: &mut Stages) -> Result<Generated> {
    stages.begin("load");
    let pages = pages::read(&api.docs, Some(&api.out))?;
    let unusable = pages.unusable.len();
    let before = if fresh { None } else { memory::schema(&api.out) };
    let known = Known {
        name: &api.package.name,
        title: api.title.as_deref(),
        before: before.as_ref(),
        overrides: &api.overrides,
        redaction: &api.redaction,
    };
    let run = pipeline::run_in_stages(known, pages, stages)?;
    overrides::check(&api, &run)?;
    Ok(Generated { api, run, unusable })
}

impl Generated {
    /// The crate as it should be.
    fn target(&self) -> Result<Target<'_>> {
        let Self { api, run, unusable } = self;
        let mut target = Target::default();
        // An unreadable folder must not empty a crate that was generated from it before.
        if run.sources.len() == *unusable {
            return Ok(target);
        }
        let folder = Folder::open(&api.out, docwright_emit::files(&run.schema, &run.provenance, &api.package))?;
        let foreign = folder.foreign()?;
        // Pages without any operation are the wrong pages more often than an API that is gone.
        if !foreign.is_empty() {
            target.diagnostics.push(files_of_others(&api.out, &foreign));
            target.foreign = true;
        } else if run.schema.operations.is_empty() && folder.has_leftovers() {
            target.diagnostics.push(crate_kept(&api.out));
            target.kept = true;
        } else {
            target.folder = Some(folder);
        }
        Ok(target)
    }
}

fn crate_kept(out: &Path) -> Diagnostic {
    let message = format!("no page documents an operation; {} is left as it was", paths::shown(out));
    Diagnostic::general(&codes::CRATE_KEPT, message)
}

fn files_of_others(out: &Path, files: &[String]) -> Diagnostic {
    const NAMED: usize = 5;
    let named: Vec<_> = files.iter().take(NAMED).map(String::as_str).collect();
    let rest = files.len() - named.len();
    let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
    let message = format!("{} would be overwritten in {}", named.join(", ") + &more, paths::shown(out));
    Diagnostic::general(&codes::OUTPUT_FOREIGN, message)
}

fn write<'a>(folders: impl Iterator<Item = &'a Folder<'a>>, files: &mut Files) -> Result<()> {
    for folder in folders {
        let outcome = folder.write()?;
        files.written += outcome.written();
        files.removed += outcome.removed();
        files.unchanged += outcome.unchanged;
    }
    Ok(())
}

/// The word as a shell would read it back.
fn quoted(word: &str) -> String {
    let plain = |char: char| char.is_alphanumeric() || "-_./:=@%+,".contains(char);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_a_shell_would_take_them_apart() {
        assert_eq!(quoted("../docs/联系人"), "../docs/联系人");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
