//! What was read from the pages of an API.

use docwright_schema::{Diagnostics, Severity, codes};
use serde::de::IgnoredAny;

use crate::pipeline::Run;

/// Counts, which add up over APIs.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Figures {
    pub(super) pages: usize,
    pub(super) operations: usize,
    pub(super) incomplete: usize,
    pub(super) examples: usize,
    pub(super) json: Json,
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) notes: usize,
}

/// Documents of JSON that stand where an example is expected, each once.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Json {
    /// Those whose text is JSON as it stands; a key may stand twice.
    pub(super) strict: usize,
    /// Those that were read though their text is no JSON.
    pub(super) repaired: usize,
    /// Those that were left out and reported; at most one of a block.
    pub(super) unreadable: usize,
}

impl Figures {
    pub(super) fn of(run: &Run) -> Self {
        let operations = &run.schema.operations;
        let count = |severity| run.diagnostics.count(severity);
        Self {
            pages: run.sources.len(),
            operations: operations.len(),
            incomplete: operations.iter().filter(|operation| !operation.is_complete()).count(),
            examples: operations.iter().map(|operation| operation.examples.len()).sum(),
            json: Json::of(run),
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.pages += other.pages;
        self.operations += other.operations;
        self.incomplete += other.incomplete;
        self.examples += other.examples;
        self.json.strict += other.json.strict;
        self.json.repaired += other.json.repaired;
        self.json.unreadable += other.json.unreadable;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

impl Json {
    fn of(run: &Run) -> Self {
        let is_strict = |text: &str| serde_json::from_str::<IgnoredAny>(text).is_ok();
        let texts = run.examples.iter().map(|site| site.span.of(run.sources.get(site.source).text()));
        let strict = texts.filter(|text| is_strict(text)).count();
        Self { strict, repaired: run.examples.len() - strict, unreadable: unreadable(&run.diagnostics) }
    }

    /// Those that were read, and all.
    pub(super) fn read(&self) -> (usize, usize) {
        let read = self.strict + self.repaired;
        (read, read + self.unreadable)
    }
}

fn unreadable(diagnostics: &Diagnostics) -> usize {
    let codes = [&codes::JSON_UNREADABLE, &codes::JSON_TOO_DEEP];
    diagnostics.iter().filter(|diagnostic| codes.contains(&diagnostic.code)).count()
}
