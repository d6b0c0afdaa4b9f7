//! docwright's command line: the only part that knows files, the environment and exit codes.

mod cargo;
mod changelog;
mod cli;
mod commands;
mod config;
mod explain;
mod git;
mod lint;
mod memory;
mod output;
mod overrides;
mod pages;
mod paths;
mod pipeline;
mod report;
mod review;
mod stages;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Runs are made of many small texts, which the system's allocator takes a quarter of their time for.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::run() {
        Ok(verdict) => verdict.into(),
        Err(error) => {
            report::complain(&format!("error: {error:#}"));
            ExitCode::from(2)
        }
    }
}
