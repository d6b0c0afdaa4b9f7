//! Lines with their indentation, by which API Blueprint nests its lists.

use docwright_schema::Span;

use crate::page::{is_blank, trim};

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    /// Where the line begins in the page.
    pub(super) start: usize,
    /// Where its text begins.
    pub(super) at: usize,
    /// The column of its text; tabs reach to the next multiple of four.
    pub(super) indent: usize,
    /// Its text without blanks at its ends.
    pub(super) text: &'a str,
    /// Whether a blank line stands above it.
    pub(super) spaced: bool,
}

impl Line<'_> {
    /// Where its text stands.
    pub(super) fn span(&self) -> Span {
        Span::new(self.at..self.at + self.text.len())
    }

    /// Whether it may be a heading or underline one: what is indented further is code.
    pub(super) fn is_outermost(&self) -> bool {
        self.indent < 4
    }
}

/// All lines of a page that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut spaced = true;
    let mut lines = Vec::new();
    for raw in text.split_inclusive('\n') {
        let content = trim(raw);
        if content.is_empty() {
            spaced = true;
        } else {
            let lead = raw.len() - raw.trim_start_matches(is_blank).len();
            lines.push(Line { start, at: start + lead, indent: indent(&raw[..lead]), text: content, spaced });
            spaced = false;
        }
        start += raw.len();
    }
    lines
}

fn indent(lead: &str) -> usize {
    lead.chars().fold(0, |column, char| match char {
        '\t' => column / 4 * 4 + 4,
        _ if char.is_whitespace() => column + 1,
        _ => column,
    })
}

/// The text of a list item.
pub(super) fn item(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(['+', '-', '*'])?;
    (rest.starts_with(is_blank)).then(|| trim(rest)).filter(|rest| !rest.is_empty())
}

/// The level and the text of a heading. API Blueprint was long read by a parser that needs no blank behind the marks.
pub(super) fn heading(text: &str) -> Option<(u8, &str)> {
    let rest = text.trim_start_matches('#');
    let level = text.len() - rest.len();
    let title = trim(trim(rest).trim_end_matches('#'));
    ((1..=6).contains(&level) && !title.is_empty()).then_some((level as u8, title))
}
