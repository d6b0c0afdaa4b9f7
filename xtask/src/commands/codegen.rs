//! `cargo xtask codegen`: pages in, crate out.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};
use clap::Args;
use docwright_schema::{Diagnostic, codes};

use crate::{
    cli::Verdict,
    config::{self, Api},
    memory,
    output::{self, Plan, Planned},
    overrides, pages, paths,
    pipeline::{self, Known, Run},
    report::{self, Check, Files, Findings, Format, Summary},
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
}

/// An API whose pages were read, with what its crate should hold.
struct Generated {
    api: Api,
    run: Run,
    /// How many pages nothing could be read of.
    unusable: usize,
    /// How the crate changes; nothing where it stays as it is.
    plan: Option<Plan>,
    /// Whether the folder holds files of others that would be lost.
    foreign: bool,
}

impl Codegen {
    /// Computes everything, then writes.
    pub(crate) fn run(self) -> Result<Verdict> {
        let generated = self.apis()?.into_iter().map(|api| generate(api, self.fresh)).collect::<Result<Vec<_>>>()?;
        let mut summary = Summary::default();
        for one in &generated {
            self.show(one);
            summary.add(&one.run);
        }
        if let Some(one) = generated.iter().find(|one| one.foreign) {
            let out = paths::shown(&one.api.out);
            bail!("nothing was written: {out} holds files of others; move them away, or name another folder");
        }
        if self.check {
            summary.files.unchanged = plans(&generated).map(|plan| plan.unchanged).sum();
            summary.check = Some(self.compare(&generated));
        } else {
            write(&generated, &mut summary.files)?;
        }
        match self.message_format {
            Format::Human => report::complain(&summary.to_string()),
            Format::Json => report::print(&report::json::summary(&summary)),
        }
        Ok(verdict(&generated, summary.check.as_ref()))
    }

    fn apis(&self) -> Result<Vec<Api>> {
        match (&self.docs, &self.out) {
            (Some(docs), Some(out)) => Ok(vec![config::ad_hoc(docs.clone(), out.clone(), self.name.clone())?]),
            _ => config::load(&self.config.clone().unwrap_or_else(config::default_file)),
        }
    }

    fn show(&self, generated: &Generated) {
        let Run { sources, diagnostics, .. } = &generated.run;
        let findings = Findings { docs: &generated.api.docs, sources, diagnostics };
        match self.message_format {
            Format::Human => report::complain(&report::human::diagnostics(findings, &report::human::renderer())),
            Format::Json => report::print(&report::json::diagnostics(findings)),
        }
    }

    /// Compares without writing.
    fn compare(&self, generated: &[Generated]) -> Check {
        if self.message_format == Format::Human {
            report::complain(&plans(generated).map(output::differences).collect::<String>());
        }
        Check { stale: plans(generated).flat_map(Plan::stale).collect(), command: self.command() }
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

fn plans(generated: &[Generated]) -> impl Iterator<Item = &Plan> {
    generated.iter().filter_map(|one| one.plan.as_ref())
}

/// Says last what decides the exit code.
fn verdict(generated: &[Generated], check: Option<&Check>) -> Verdict {
    let mut verdict = Verdict::Done;
    let unusable: usize = generated.iter().map(|one| one.unusable).sum();
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

fn generate(api: Api, fresh: bool) -> Result<Generated> {
    let pages = pages::read(&api.docs, Some(&api.out))?;
    let (usable, mut unusable) = (pages.usable.len(), pages.unusable.len());
    let before = if fresh { None } else { memory::schema(&api.out) };
    let known = Known {
        name: &api.package.name,
        title: api.title.as_deref(),
        before: before.as_ref(),
        overrides: &api.overrides,
        redaction: &api.redaction,
    };
    let mut run = pipeline::run(known, pages)?;
    overrides::check(&api, &run)?;
    let (mut plan, mut foreign) = (None, false);
    // An unreadable folder must not empty a crate that was generated from it before.
    if usable > 0 {
        let files = docwright_emit::emit(&run.schema, &run.provenance, &api.package);
        match output::plan(&api.out, &files)? {
            // Pages without any operation are the wrong pages more often than an API that is gone.
            Planned::Ready(ready) if run.schema.operations.is_empty() && ready.removed() > 0 => {
                run.diagnostics.push(crate_kept(&api.out));
                unusable = usable;
            }
            Planned::Ready(ready) => plan = Some(ready),
            Planned::Foreign(files) => {
                run.diagnostics.push(files_of_others(&api.out, &files));
                foreign = true;
            }
        }
    }
    Ok(Generated { api, run, unusable, plan, foreign })
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

fn write(generated: &[Generated], files: &mut Files) -> Result<()> {
    for plan in plans(generated) {
        output::apply(plan)?;
        files.written += plan.written();
        files.removed += plan.removed();
        files.unchanged += plan.unchanged;
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
