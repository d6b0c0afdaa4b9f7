//! How much of what tables describe examples show, and the other way round.

use std::{collections::BTreeMap, ops::AddAssign};

use docwright_schema::{SourceId, document::Direction};
use serde::Serialize;

use super::{Input, fields};

/// The figures of each page that describes or shows fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Coverage(pub(crate) BTreeMap<SourceId, Counts>);

/// Figures of one page, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Counts {
    /// Rows that describe a member of a body.
    pub(crate) described: usize,
    /// Those of them that an example shows.
    pub(crate) described_and_shown: usize,
    /// Members that the examples show, each once an operation.
    pub(crate) shown: usize,
    /// Those of them that a row describes.
    pub(crate) shown_and_described: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.described += other.described;
        self.described_and_shown += other.described_and_shown;
        self.shown += other.shown;
        self.shown_and_described += other.shown_and_described;
    }
}

impl Coverage {
    /// All pages together.
    pub(crate) fn total(&self) -> Counts {
        self.0.values().fold(Counts::default(), |mut total, counts| {
            total += *counts;
            total
        })
    }
}

/// Counts the fields of every page.
pub(crate) fn measure(input: &Input<'_>) -> Coverage {
    let mut coverage = Coverage::default();
    for operation in &input.operations {
        for direction in [Direction::Request, Direction::Response] {
            let (shown, described) = (operation.shown(direction), operation.described(direction));
            for part in &operation.parts {
                let rows = || part.operation.tables.iter().flat_map(|table| part.rows(table, direction));
                let mut counts = Counts {
                    described: rows().count(),
                    described_and_shown: rows().filter(|row| shown.any_below(row)).count(),
                    ..Counts::default()
                };
                let own = fields::Operation { parts: vec![*part] }.shown(direction);
                for path in own.iter().filter(|path| !input.is_of_envelope(path)) {
                    counts.shown += 1;
                    counts.shown_and_described += usize::from(described.any_ends(path));
                }
                *coverage.0.entry(part.source).or_default() += counts;
            }
        }
    }
    coverage.0.retain(|_, counts| *counts != Counts::default());
    coverage
}
