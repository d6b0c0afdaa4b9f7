//! The closing count.

use std::fmt;

use docwright_schema::{Diagnostics, Severity, schema::Operation};
use serde::Serialize;

use crate::pipeline::Run;

/// What a run read, understood and wrote.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Summary {
    pages: usize,
    operations: Operations,
    examples: usize,
    models: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// What became of the output.
    pub(crate) files: Files,
    /// What a check of the output found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<Check>,
}

#[derive(Debug, Default, Serialize)]
struct Operations {
    complete: usize,
    incomplete: usize,
}

/// What became of the files of the output.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Files {
    /// Files that were written because they are new or differ.
    pub(crate) written: usize,
    /// Files that are no longer generated.
    pub(crate) removed: usize,
    /// Files that already were as they should be.
    pub(crate) unchanged: usize,
}

/// What a check of the output found.
#[derive(Debug, Serialize)]
pub(crate) struct Check {
    /// The files that are not as they should be.
    pub(crate) stale: Vec<String>,
    /// The command that mends them.
    pub(crate) command: String,
}

impl Summary {
    /// Adds the pages of one API and what was found in them.
    pub(crate) fn add(&mut self, run: &Run) {
        let operations = &run.schema.operations;
        let complete = operations.iter().filter(|operation| operation.is_complete()).count();
        self.pages += run.sources.len();
        self.operations.complete += complete;
        self.operations.incomplete += operations.len() - complete;
        self.examples += operations.iter().map(|Operation { examples, .. }| examples.len()).sum::<usize>();
        self.models += run.schema.types.len();
        self.count(&run.diagnostics);
    }

    /// Counts what there is to say.
    pub(crate) fn count(&mut self, diagnostics: &Diagnostics) {
        self.errors += diagnostics.count(Severity::Error);
        self.warnings += diagnostics.count(Severity::Warning);
        self.notes += diagnostics.count(Severity::Note);
    }
}

impl Summary {
    /// What was read and what there is to say about it, in a line.
    pub(crate) fn counts(&self) -> String {
        let Operations { complete, incomplete } = self.operations;
        let counts = [
            plural(self.pages, "page"),
            plural(complete + incomplete, "operation") + &note(incomplete, "incomplete"),
            plural(self.examples, "example"),
            plural(self.models, "model"),
            plural(self.errors, "error"),
            plural(self.warnings, "warning"),
            plural(self.notes, "note"),
        ];
        counts.join(", ")
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Files { written, removed, unchanged } = self.files;
        writeln!(f, "{}", self.counts())?;
        match &self.check {
            Some(check) => write!(f, "files: {unchanged} up to date, {} not", check.stale.len()),
            None => write!(f, "files: {written} written, {unchanged} unchanged, {removed} removed"),
        }
    }
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}

fn note(count: usize, what: &str) -> String {
    if count == 0 { String::new() } else { format!(" ({count} {what})") }
}
