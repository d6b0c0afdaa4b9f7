//! The figures of coverage.

use std::fmt::Write;

use serde::Serialize;

use crate::lint::{Counts, Coverage};

use super::Findings;

/// The figures of all pages by their files.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Table {
    pages: Vec<Row>,
    total: Counts,
}

#[derive(Debug, Serialize)]
struct Row {
    file: String,
    #[serde(flatten)]
    counts: Counts,
}

impl Table {
    /// Adds the pages of one API.
    pub(crate) fn add(&mut self, findings: Findings<'_>, coverage: &Coverage) {
        let rows = coverage.0.iter().map(|(page, counts)| Row { file: findings.file(*page), counts: *counts });
        self.pages.extend(rows);
        self.total += coverage.total();
    }

    /// A line for each page and one for all of them; nothing where there are no fields.
    pub(crate) fn text(&self) -> String {
        if self.pages.is_empty() {
            return String::new();
        }
        let mut text = "\ndescribed, shown     shown, described     page\n".to_owned();
        for row in &self.pages {
            line(&mut text, row.counts, &row.file);
        }
        if self.pages.len() > 1 {
            line(&mut text, self.total, "in all");
        }
        text
    }
}

fn line(text: &mut String, counts: Counts, page: &str) {
    let described = share(counts.described_and_shown, counts.described);
    let shown = share(counts.shown_and_described, counts.shown);
    // Writing into a string cannot fail.
    let _ = writeln!(text, "{described:<18}   {shown:<18}   {page}");
}

fn share(part: usize, whole: usize) -> String {
    match whole {
        0 => "-".to_owned(),
        _ => format!("{part} of {whole} ({} %)", part * 100 / whole),
    }
}
