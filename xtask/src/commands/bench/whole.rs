//! Whole runs of `codegen` over invented APIs.

use std::{
    fmt::Write,
    fs::{self, File},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use super::page;
use crate::{cargo, paths, report, stages::Timings};

/// How often runs are repeated; the quickest counts.
const TIMES: usize = 3;
/// From so many pages on, once is enough.
const MANY: u32 = 5_000;

/// What was measured of an API of one size.
struct Size {
    pages: u32,
    kilobytes: u32,
    full: Run,
    one_core: Run,
    unchanged: Run,
    edited: Run,
}

/// The quickest of several runs.
#[derive(Clone, Copy)]
struct Run {
    seconds: f64,
    /// In kilobytes.
    peak: u32,
}

/// Measures each size, and says how time grows from one to the next.
pub(super) fn tables(sizes: &[u32]) -> Result<String> {
    let program = program()?;
    let measured = sizes.iter().map(|&pages| Size::measure(&program, pages)).collect::<Result<Vec<_>>>()?;
    let mut table =
        "| pages of 8 KB | full run | memory, of the input | exponent | on one core | nothing changed | one page changed |\n"
            .to_owned();
    table += "|--:|--:|--:|--:|--:|--:|--:|\n";
    let befores = std::iter::once(None).chain(measured.iter().map(Some));
    for (size, before) in measured.iter().zip(befores) {
        let full = size.full.seconds;
        let exponent = before.map_or("–".to_owned(), |before| format!("{:.2}", size.exponent(before)));
        let memory = f64::from(size.full.peak) / 1e3;
        // Writing into a string cannot fail.
        let _ = writeln!(
            table,
            "| {} | {full:.3} s | {memory:.0} MB, {:.1} × | {exponent} | {:.2} × | 1/{:.0} | 1/{:.1} |",
            size.pages,
            f64::from(size.full.peak) / f64::from(size.kilobytes),
            size.one_core.seconds / full,
            full / size.unchanged.seconds,
            full / size.edited.seconds,
        );
    }
    Ok(table)
}

/// This program, as fast as it gets.
pub(super) fn program() -> Result<PathBuf> {
    let status =
        cargo::command().args(["build", "--release", "-p", "xtask"]).current_dir(paths::workspace_root()).status();
    ensure!(status.context("cargo cannot be started")?.success(), "xtask cannot be built");
    Ok(cargo::target_folder().join("release").join(format!("xtask{}", std::env::consts::EXE_SUFFIX)))
}

impl Size {
    fn measure(program: &Path, pages: u32) -> Result<Self> {
        report::complain(&format!("measuring runs over {pages} pages"));
        let folder = tempfile::tempdir().context("there is no room for temporary files")?;
        let (docs, target) = (folder.path().join("docs"), folder.path().join("target"));
        let kilobytes = page::write(&docs, pages)?;
        let times = if pages < MANY { TIMES } else { 1 };
        let best = |name: &str, cores: Option<usize>| {
            let runs = (0..times).map(|time| {
                let out = folder.path().join(format!("{name}-{time}"));
                codegen(program, [&docs, &out, &target], cores)
            });
            quickest(runs)
        };
        let (full, one_core) = (best("full", None)?, best("one", Some(1))?);
        let out = folder.path().join("full-0");
        let again = || codegen(program, [&docs, &out, &target], None);
        let unchanged = quickest((0..times).map(|_| again()))?;
        let edited = quickest((0..times).map(|time| {
            edit(&docs, time)?;
            again()
        }))?;
        Ok(Self { pages, kilobytes, full, one_core, unchanged, edited })
    }

    fn exponent(&self, before: &Self) -> f64 {
        (self.full.seconds / before.full.seconds).ln() / (f64::from(self.pages) / f64::from(before.pages)).ln()
    }
}

/// Changes what one page says of a parameter.
fn edit(docs: &Path, time: usize) -> Result<()> {
    let file = docs.join("annual_accounts/list.md");
    let text = fs::read_to_string(&file).with_context(|| format!("{} cannot be read", file.display()))?;
    let number = |time: usize| format!("页码{}", "。".repeat(time));
    ensure!(text.contains(&number(time)), "{} does not say what is to be changed", file.display());
    fs::write(&file, text.replace(&number(time), &number(time + 1))).context("the page cannot be changed")
}

fn quickest(runs: impl Iterator<Item = Result<Run>>) -> Result<Run> {
    let runs = runs.collect::<Result<Vec<_>>>()?;
    runs.into_iter().min_by(|a, b| a.seconds.total_cmp(&b.seconds)).context("nothing was run")
}

fn codegen(program: &Path, [docs, out, target]: [&Path; 3], cores: Option<usize>) -> Result<Run> {
    let mut command = Command::new(program);
    command.args(["codegen", "--timings", "--message-format", "json", "--docs"]).arg(docs).arg("--out").arg(out);
    command.env("CARGO_TARGET_DIR", target).envs(cores.map(|cores| ("RAYON_NUM_THREADS", cores.to_string())));
    let output = command.output().context("the program cannot be started")?;
    ensure!(output.status.success(), "codegen failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout);
    let timings: Timings = said
        .lines()
        .find_map(|line| serde_json::from_str(line).ok())
        .context("codegen did not say how long it took")?;
    // What was written is on its way to the disk, and would be in the way of the next run.
    let _ = File::open(out).and_then(|folder| folder.sync_all());
    Ok(Run { seconds: timings.seconds(), peak: timings.peak().unwrap_or_default() })
}
