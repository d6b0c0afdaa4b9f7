//! `cargo xtask codegen`: pages in, crate out.

mod api;
mod stamp;
mod watch;

use std::{collections::BTreeSet, fmt::Write, path::PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use docwright_schema::Diagnostics;

use self::api::{Generated, Target};
use crate::{
    cli::Verdict,
    config::{self, Api},
    output::Change,
    paths,
    report::{self, Check, Files, Findings, Format, Summary},
    stages::{Stages, Timings},
};

/// Generates the client crates from the documentation pages
///
/// Without options, every API of docwright.toml is generated. With --docs and --out, the pages of any folder become a
/// crate that builds on its own.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
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
    /// Generates again whenever a page or the configuration is saved, and says what is new
    #[arg(long, conflicts_with_all = ["check", "fresh"])]
    watch: bool,
}

/// What the run before said.
#[derive(Debug, Default)]
struct Said {
    /// Whether there was one.
    is_any: bool,
    /// Codes, pages and messages.
    diagnostics: BTreeSet<(&'static str, String, String)>,
}

impl Codegen {
    pub(crate) fn run(self) -> Result<Verdict> {
        if self.watch { watch::run(&self) } else { self.once(None) }
    }

    /// Computes everything, then writes; leaves out what was `said` before.
    fn once(&self, said: Option<&mut Said>) -> Result<Verdict> {
        let mut stages = Stages::shown();
        let generated = self.apis()?.into_iter().map(|api| Generated::new(api, self.fresh, &mut stages));
        let generated = generated.collect::<Result<Vec<_>>>()?;
        stages.begin("plan");
        let targets = generated.iter().map(Generated::target).collect::<Result<Vec<_>>>()?;
        let all: Vec<_> = generated.iter().zip(&targets).collect();
        let mut summary = Summary::default();
        let mut new = Said { is_any: true, ..Said::default() };
        for (one, target) in &all {
            stages.say(|| {
                self.show(one, &one.unsaid(said.as_deref(), &mut new));
                self.show(one, &target.diagnostics);
            });
            summary.add(one.counts, &one.diagnostics);
            summary.count(&target.diagnostics);
        }
        if let Some((one, _)) = all.iter().find(|(_, target)| target.foreign) {
            let out = paths::shown(&one.api.out);
            bail!("nothing was written: {out} holds files of others; move them away, or name another folder");
        }
        stages.begin(if self.check { "emit and compare" } else { "emit and write" });
        let shown = if self.check {
            let (check, differences) = self.compare(&all, &mut summary.files)?;
            summary.check = Some(check);
            differences
        } else {
            let changed = write(&all, &mut summary.files)?;
            if said.as_ref().is_some_and(|said| said.is_any) { changed } else { String::new() }
        };
        if let Some(said) = said {
            *said = new;
        }
        let timings = stages.timings();
        report::complain(&shown);
        self.close(&summary, self.timings.then_some(&timings));
        let kept = all.iter().filter(|(_, target)| target.kept).map(|(one, _)| one.sources.len() - one.unusable);
        let unusable = kept.sum::<usize>() + generated.iter().map(|one| one.unusable).sum::<usize>();
        Ok(verdict(unusable, summary.check.as_ref()))
    }

    /// Says what came of the run.
    fn close(&self, summary: &Summary, timings: Option<&Timings>) {
        match self.message_format {
            Format::Human => {
                report::complain(&summary.to_string());
                report::complain(&timings.map(ToString::to_string).unwrap_or_default());
            }
            Format::Json => {
                report::print(&report::json::summary(summary));
                report::print(&timings.map(report::json::timings).unwrap_or_default());
            }
        }
    }

    fn apis(&self) -> Result<Vec<Api>> {
        match (&self.docs, &self.out) {
            (Some(docs), Some(out)) => Ok(vec![config::ad_hoc(docs.clone(), out.clone(), self.name.clone())?]),
            _ => config::load(&self.config_file()),
        }
    }

    fn config_file(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(config::default_file)
    }

    fn show(&self, generated: &Generated, diagnostics: &Diagnostics) {
        let findings = Findings { docs: &generated.api.docs, sources: &generated.sources, diagnostics };
        match self.message_format {
            Format::Human => report::complain(&report::human::diagnostics(findings, &report::human::renderer())),
            Format::Json => report::print(&report::json::diagnostics(findings)),
        }
    }

    /// Compares without writing; the differences are for people.
    fn compare(&self, all: &[(&Generated, &Target<'_>)], files: &mut Files) -> Result<(Check, String)> {
        let (mut stale, mut differences) = (Vec::new(), String::new());
        for (generated, target) in all {
            files.unchanged += target.known;
            let Some(folder) = &target.folder else { continue };
            let outcome = folder.compare()?;
            if self.message_format == Format::Human {
                differences += &folder.differences(&outcome);
            }
            if outcome.changed.is_empty() {
                generated.remember(&outcome);
            }
            files.unchanged += outcome.unchanged;
            stale.extend(outcome.changed.iter().map(|(path, _)| folder.shown(path)));
        }
        Ok((Check { stale, command: self.command() }, differences))
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

/// Brings all folders to what they should hold, and names the files that were not so.
fn write(all: &[(&Generated, &Target<'_>)], files: &mut Files) -> Result<String> {
    let mut changed = String::new();
    for (generated, target) in all {
        files.unchanged += target.known;
        let Some(folder) = &target.folder else { continue };
        let outcome = folder.write()?;
        generated.remember(&outcome);
        for (path, change) in &outcome.changed {
            let fate = if *change == Change::Leftover { "removed" } else { "written" };
            // Writing into a string cannot fail.
            let _ = writeln!(changed, "{fate}: {}", folder.shown(path));
        }
        files.written += outcome.written();
        files.removed += outcome.removed();
        files.unchanged += outcome.unchanged;
    }
    Ok(changed)
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
