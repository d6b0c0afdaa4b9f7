//! Findings as a comment on a change, for code hosts that render Markdown as GitHub does.

mod entry;
mod page;

use self::page::{Page, Shown};
use super::groups::Counts;
use crate::finding::Report;

/// How the comment is made.
#[derive(Debug, Clone, Copy)]
pub struct Markdown<'a> {
    /// Where the new docs folder is to be seen, such as `https://host/owner/name/blob/COMMIT/docs`; without it, lines of
    /// the docs are named and not linked.
    pub link: Option<&'a str>,
    /// Where the old docs folder is to be seen.
    pub old_link: Option<&'a str>,
    /// How many bytes the comment may have. The verdict stands there in any case.
    pub limit: usize,
    /// Where the whole review is to be read.
    pub review: Option<&'a str>,
}

impl Default for Markdown<'_> {
    fn default() -> Self {
        // GitHub refuses comments of more than 65,536 characters; the rest is for what a caller adds.
        Self { link: None, old_link: None, limit: 60_000, review: None }
    }
}

/// The verdict, then the findings that break something, then the others folded up.
///
/// Where that would be too long, the end is left out: first of what was accepted, then of information, warnings, the
/// details of what breaks something, and last of that itself. A sentence says how much is left out.
pub fn markdown(report: &Report, options: &Markdown<'_>) -> String {
    let page = Page::new(report, options);
    let counts = Counts::of(report);
    let steps = counts.breaking + counts.sum();
    let all = page.text(shown(steps, counts));
    if all.len() <= options.limit {
        return all;
    }
    // Each step shows more and is longer, so the last one that fits can be searched for.
    let (mut fits, mut exceeds) = (0, steps);
    while exceeds - fits > 1 {
        let middle = usize::midpoint(fits, exceeds);
        if page.text(shown(middle, counts)).len() <= options.limit {
            fits = middle;
        } else {
            exceeds = middle;
        }
    }
    page.text(shown(fits, counts))
}

/// What is shown after so many steps: what breaks something in a line each, then its details, then the others.
fn shown(steps: usize, counts: Counts) -> Shown {
    let mut left = steps;
    let mut take = |number: usize| {
        let taken = left.min(number);
        left -= taken;
        taken
    };
    let breaking = take(counts.breaking);
    let detailed = take(counts.breaking);
    let counts =
        Counts { breaking, warnings: take(counts.warnings), info: take(counts.info), waived: take(counts.waived) };
    Shown { counts, detailed }
}
