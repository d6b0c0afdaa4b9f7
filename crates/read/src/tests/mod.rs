//! What the reader makes of whole pages.

mod addresses;
mod blueprint;
mod bodies;
mod components;
mod guides;
mod labelled;
mod laws;
mod layouts;
mod lists;
mod metadata;
mod models;
mod mson;
mod rows;
mod sections;
mod tables;

use docwright_schema::{Diagnostics, Sources};

use crate::{outline, read};

/// Compares what a page says, and the diagnostics with their lines.
#[track_caller]
fn check(page: &str, expected: &str) {
    assert_eq!(reading(page.trim_start_matches('\n')), expected.trim_start_matches('\n'));
}

/// The outline of a page, and its diagnostics.
fn reading(page: &str) -> String {
    let mut sources = Sources::default();
    let id = sources.add("page.md", page);
    let mut diagnostics = Diagnostics::default();
    let document = read(id, sources.get(id), &mut diagnostics);
    let reports = diagnostics.iter().map(|diagnostic| {
        let line = diagnostic.primary.map_or(0, |site| sources.line_column(site).line);
        format!("! {} @{line}\n", diagnostic.code.id)
    });
    [outline(&document, sources.get(id))].into_iter().chain(reports).collect()
}
