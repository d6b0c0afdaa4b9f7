//! The closing count.

use std::fmt;

use docwright_schema::{Diagnostics, Severity, schema::Operation};
use serde::{Deserialize, Serialize};

use crate::pipeline::Run;

/// What a run read, understood and wrote.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Summary {
    #[serde(flatten)]
    counts: Counts,
    errors: usize,
    warnings: usize,
    notes: usize,
    /// What became of the output.
    pub(crate) files: Files,
    /// What a check of the output found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) check: Option<Check>,
}

/// What was found in pages.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    pages: usize,
    operations: Operations,
    examples: usize,
    models: usize,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
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

impl Counts {
    /// What was found in the pages of a run.
    pub(crate) fn of(run: &Run) -> Self {
        let operations = &run.schema.operations;
        let complete = operations.iter().filter(|operation| operation.is_complete()).count();
        Self {
            pages: run.sources.len(),
            operations: Operations { complete, incomplete: operations.len() - complete },
            examples: operations.iter().map(|Operation { examples, .. }| examples.len()).sum(),
            models: run.schema.types.len(),
        }
    }
}

impl Summary {
    /// Adds the pages of one API, with what was found in them and what there is to say about them.
    pub(crate) fn add(&mut self, found: Counts, diagnostics: &Diagnostics) {
        let counts = &mut self.counts;
        counts.pages += found.pages;
        counts.operations.complete += found.operations.complete;
        counts.operations.incomplete += found.operations.incomplete;
        counts.examples += found.examples;
        counts.models += found.models;
        self.count(diagnostics);
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
        let Counts { pages, operations: Operations { complete, incomplete }, examples, models } = self.counts;
        let counts = [
            plural(pages, "page"),
            plural(complete + incomplete, "operation") + &note(incomplete, "incomplete"),
            plural(examples, "example"),
            plural(models, "model"),
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
