//! What a run has to say, to people and to programs.

mod coverage;
pub(crate) mod github;
pub(crate) mod human;
pub(crate) mod json;
pub(crate) mod review;
pub(crate) mod sarif;
mod summary;
#[cfg(test)]
mod testing;

use std::{
    env,
    io::{self, IsTerminal, Write},
    path::Path,
};

use clap::ValueEnum;
use docwright_schema::{Diagnostics, SourceId, Sources};

use crate::paths;

pub(crate) use coverage::Table;
pub(crate) use summary::{Check, Counts, Files, Summary};

/// The form of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text with excerpts from the pages, on standard error.
    Human,
    /// One JSON object per line, on standard output.
    Json,
}

/// What there is to say about the pages of one docs folder.
#[derive(Clone, Copy)]
pub(crate) struct Findings<'a> {
    /// The folder.
    pub(crate) docs: &'a Path,
    /// The pages.
    pub(crate) sources: &'a Sources,
    /// What there is to say.
    pub(crate) diagnostics: &'a Diagnostics,
}

impl Findings<'_> {
    /// A page's file as one would open it from the current folder.
    fn file(&self, page: SourceId) -> String {
        let docs = self.docs.strip_prefix(".").unwrap_or(self.docs);
        paths::shown(&docs.join(self.sources.get(page).name()))
    }

    /// The way to a page's file from the current folder, with `/`.
    fn relative_file(self, page: SourceId) -> String {
        let file = self.docs.join(self.sources.get(page).name());
        let here = Path::new(".").canonicalize();
        match (here, paths::resolve(&file)) {
            (Ok(here), Ok(file)) => paths::relative(&here, &file),
            _ => paths::shown(&file),
        }
    }
}

/// Writes to standard output, for programs.
pub(crate) fn print(text: &str) {
    // A reader that has seen enough closes the pipe, which is no fault of this run.
    let _ = io::stdout().lock().write_all(text.as_bytes());
}

/// Writes lines to standard error, for people; nothing where there is nothing to say.
pub(crate) fn complain(text: &str) {
    if text.is_empty() {
        return;
    }
    let _ = writeln!(io::stderr().lock(), "{}", text.trim_end());
}

/// Whether a person watches a stream who did not ask for plain text.
fn likes_colour(stream: &impl IsTerminal) -> bool {
    let plain = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|value| value == "dumb");
    stream.is_terminal() && !plain && !dumb
}
