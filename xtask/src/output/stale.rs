//! Showing what is not as it should be.

use std::{fmt::Write, time::Duration};

use similar::{Algorithm, TextDiff};

use super::{
    folder::{Change, Folder, Outcome, on_disk},
    manifest::MANIFEST,
};

/// How many files are shown with their differences; all are named.
const FILES: usize = 3;

/// How many lines of one file's differences are shown.
const LINES: usize = 40;

/// How long the differences of one file may be looked for; after that they are shown more coarsely.
const PATIENCE: Duration = Duration::from_millis(500);

/// The first differences as a unified diff, then every file that would change.
pub(super) fn differences(folder: &Folder<'_>, outcome: &Outcome) -> String {
    let shown = outcome.changed.iter().take(FILES);
    let mut text: String = shown.map(|(path, change)| diff(folder, path, *change)).collect();
    for (path, change) in &outcome.changed {
        let fate = match change {
            Change::Missing => "missing",
            Change::Leftover => "no longer generated",
            Change::Outdated => "out of date",
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{fate}: {}", folder.shown(path));
    }
    text
}

fn diff(folder: &Folder<'_>, path: &str, change: Change) -> String {
    // What cannot be read any more is shown as empty.
    let old = on_disk(&folder.root.join(path)).ok().flatten().unwrap_or_default();
    let old = String::from_utf8_lossy(&old);
    let new = match folder.file(path) {
        Some(file) => file.text(),
        None if path == MANIFEST => folder.listing(),
        None => String::new(),
    };
    let name = folder.shown(path);
    let before = if change == Change::Missing { "/dev/null" } else { &name };
    let after = if change == Change::Leftover { "/dev/null" } else { &name };
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_lines(old.as_ref(), &new);
    let text = diff.unified_diff().context_radius(2).header(before, after).to_string();
    shortened(&text)
}

fn shortened(diff: &str) -> String {
    let mut text: String = diff.split_inclusive('\n').take(LINES).collect();
    let rest = diff.lines().count().saturating_sub(LINES);
    if rest > 0 {
        let _ = writeln!(text, "… {rest} more lines");
    }
    text
}
