//! Showing what is not as it should be.

use std::{fmt::Write, time::Duration};

use similar::{Algorithm, TextDiff};

use super::plan::{Change, Plan};

/// How many files are shown with their differences; all are named.
const FILES: usize = 3;

/// How many lines of one file's differences are shown.
const LINES: usize = 40;

/// How long the differences of one file may be looked for; after that they are shown more coarsely.
const PATIENCE: Duration = Duration::from_millis(500);

/// The first differences as a unified diff, then every file that a plan would change.
pub(crate) fn differences(plan: &Plan) -> String {
    let mut text: String = plan.changes.iter().take(FILES).map(|change| diff(plan, change)).collect();
    for change in &plan.changes {
        let fate = match (&change.old, &change.new) {
            (None, _) => "missing",
            (_, None) => "no longer generated",
            _ => "out of date",
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{fate}: {}", plan.shown(change));
    }
    text
}

fn diff(plan: &Plan, change: &Change) -> String {
    let old = String::from_utf8_lossy(change.old.as_deref().unwrap_or_default());
    let new = change.new.as_deref().unwrap_or_default();
    let name = plan.shown(change);
    let before = if change.old.is_some() { &name } else { "/dev/null" };
    let after = if change.new.is_some() { &name } else { "/dev/null" };
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_lines(old.as_ref(), new);
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
