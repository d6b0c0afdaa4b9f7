//! What Cargo says of a generated crate.

use std::{path::Path, process::Output};

use anyhow::{Context, Result};

use crate::cargo;

/// How far the checks of a crate went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Build(Option<Failure>);

/// The check that failed, and the first thing it says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Failure {
    step: &'static str,
    message: String,
}

/// The checks in their order, by the name of their command.
const STEPS: [&[&str]; 3] = [
    &["clippy", "--quiet", "--all-targets", "--", "-D", "warnings", "-W", "clippy::pedantic"],
    &["test"],
    &["doc", "--quiet", "--no-deps"],
];

/// Runs the checks up to the first that fails.
pub(super) fn check(folder: &Path) -> Result<Build> {
    for arguments in STEPS {
        let output = run(folder, arguments)?;
        if !output.status.success() {
            return Ok(Build::failed(arguments[0], first_error(&output)));
        }
    }
    Ok(Build(None))
}

/// All crates share a folder for what they depend on.
fn run(folder: &Path, arguments: &[&str]) -> Result<Output> {
    cargo::command()
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", cargo::target_folder().join("corpus"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("RUSTFLAGS")
        .output()
        .context("cargo cannot be started")
}

/// The line that says what is wrong: a test that fails says so before the error that a test failed.
fn first_error(output: &Output) -> String {
    let [stdout, stderr] = [&output.stdout, &output.stderr].map(|bytes| String::from_utf8_lossy(bytes));
    let mut lines = stdout.lines().chain(stderr.lines());
    let error = lines.find(|line| line.starts_with("error") || line.ends_with("FAILED"));
    error.unwrap_or("it says nothing of an error").to_owned()
}

impl Build {
    /// A build that went as far as `step`.
    pub(super) fn failed(step: &'static str, message: String) -> Self {
        Self(Some(Failure { step, message }))
    }

    /// Whether every check passed.
    pub(super) fn is_done(&self) -> bool {
        self.0.is_none()
    }

    /// What the table shows, on one line.
    pub(super) fn shown(&self) -> String {
        match &self.0 {
            None => "ok".to_owned(),
            Some(Failure { step, message }) => format!("{step}: {}", message.replace(['\n', '\r', '|'], " ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::process::ExitStatus;

    use super::*;

    #[test]
    fn the_first_error_is_the_one_that_is_shown() {
        let check = |stdout: &str, stderr: &str, expect: &str| {
            let [stdout, stderr] = [stdout, stderr].map(|text| text.as_bytes().to_vec());
            assert_eq!(first_error(&Output { status: ExitStatus::default(), stdout, stderr }), expect);
        };
        check("", "warning: a\nerror[E0425]: b\n --> c\nerror: d\n", "error[E0425]: b");
        check("test a ... ok\ntest b ... FAILED\n", "error: test failed", "test b ... FAILED");
        check("", "", "it says nothing of an error");
    }

    #[test]
    fn a_failure_is_one_cell() {
        assert_eq!(Build::failed("doc", "error: a|b\nc".to_owned()).shown(), "doc: error: a b c");
    }
}
