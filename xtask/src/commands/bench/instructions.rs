//! A guard against slower code that does not depend on how busy the machine is: instructions, counted by valgrind.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use super::page;
use crate::{cargo, cli::Verdict, output, paths, report};

/// How many pages a counted run reads.
const PAGES: u32 = 20;

/// By how much of a hundred a run may take more instructions than were recorded.
const TOLERANCE: u64 = 3;

/// Counts the instructions of a run on one core. They are recorded, or held against what is.
pub(super) fn check(record: bool) -> Result<Verdict> {
    let counted = count()?;
    let file = file();
    if record {
        output::replace(&file, &format!("{counted}\n"))?;
        report::complain(&format!("recorded: {counted} instructions for {PAGES} pages"));
        return Ok(Verdict::Done);
    }
    let text = fs::read_to_string(&file).with_context(|| unrecorded(&file))?;
    let recorded: u64 = text.trim().parse().with_context(|| unrecorded(&file))?;
    report::complain(&format!("{counted} instructions for {PAGES} pages, {recorded} are recorded"));
    if counted <= recorded + recorded / 100 * TOLERANCE {
        return Ok(Verdict::Done);
    }
    report::complain(&format!(
        "error: that is more than {TOLERANCE} % above; find what takes them with callgrind_annotate, or if they are worth \
         it, run: cargo xtask bench --instructions --record"
    ));
    Ok(Verdict::Failed)
}

fn unrecorded(file: &Path) -> String {
    let file = paths::shown(file);
    format!("{file} holds no number of instructions; to record one, run: cargo xtask bench --instructions --record")
}

/// Where the number is recorded.
fn file() -> PathBuf {
    paths::workspace_root().join("crates/sample/instructions.txt")
}

fn count() -> Result<u64> {
    let program = super::whole::program()?;
    let folder = tempfile::tempdir().context("there is no room for temporary files")?;
    let (docs, out) = (folder.path().join("docs"), folder.path().join("out"));
    page::write(&docs, PAGES)?;
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    command.args(["codegen", "--fresh", "--docs"]).arg(docs).arg("--out").arg(out).args(["--name", "sample"]);
    command.env("RAYON_NUM_THREADS", "1").env("CARGO_TARGET_DIR", cargo::target_folder());
    let output = command.output().context("valgrind cannot be started; install it with the system's packages")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "the counted run failed:\n{said}");
    let collected = said.lines().find_map(|line| line.split_once("Collected : ")).map(|(_, count)| count.trim());
    collected.and_then(|count| count.parse().ok()).with_context(|| format!("valgrind told no count:\n{said}"))
}
