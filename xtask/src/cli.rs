//! The list of subcommands, and what their outcome means to a caller.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{bench, changelog, ci, codegen, corpus, diff, explain, lint, mock};

/// Turns the pages in which an HTTP API is documented into a typed Rust client.
#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    bin_name = "cargo xtask",
    version,
    after_help = "Exit codes: 0 done, 1 the checked thing is not so or a page could not be used, 2 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Codegen(codegen::Codegen),
    Lint(lint::Lint),
    Diff(diff::Diff),
    Changelog(changelog::Changelog),
    Explain(explain::Explain),
    Mock(mock::Mock),
    Corpus(corpus::Corpus),
    Bench(bench::Bench),
    /// Runs every check of continuous integration, as .ci/run does
    Ci,
}

/// How a command ended that could run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All is done, or as it should be.
    Done,
    /// What was checked is not so, or a part of the input could not be used.
    Failed,
}

impl From<Verdict> for ExitCode {
    fn from(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Done => Self::SUCCESS,
            Verdict::Failed => Self::from(1),
        }
    }
}

/// Runs what the command line asks for.
pub(crate) fn run() -> anyhow::Result<Verdict> {
    match Cli::parse().command {
        Command::Codegen(codegen) => codegen.run(),
        Command::Lint(lint) => lint.run(),
        Command::Diff(diff) => diff.run(),
        Command::Changelog(changelog) => changelog.run(),
        Command::Explain(explain) => explain.run(),
        Command::Mock(mock) => mock.run(),
        Command::Corpus(corpus) => corpus.run(),
        Command::Bench(bench) => bench.run(),
        Command::Ci => ci::run(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
