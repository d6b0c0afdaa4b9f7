//! The cells of a line.

use docwright_schema::Span;

use crate::page::{is_blank, trim};

/// The cells between the pipes of `text`, a line that begins at `start`; what stands before a pipe at its beginning is
/// an empty cell.
pub(super) fn split(text: &str, start: usize) -> Vec<Span> {
    let cells = split_outside(text, start, true).or_else(|| split_outside(text, start, false));
    let mut cells = cells.unwrap_or_default();
    let line = trim(text);
    if line.ends_with('|') && !line.ends_with("\\|") {
        cells.pop();
    }
    cells
}

/// Splits at pipes that are not escaped and, with `code`, not in a code span; nothing where a code span is not closed.
fn split_outside(text: &str, start: usize, code: bool) -> Option<Vec<Span>> {
    let mut cells = Vec::new();
    let mut begin = 0;
    let mut open = 0;
    let mut at = 0;
    let bytes = text.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' if code => {
                let run = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                open = if open == 0 {
                    run
                } else if open == run {
                    0
                } else {
                    open
                };
                at += run - 1;
            }
            b'|' if open == 0 => {
                cells.push(cell(&text[begin..at], start + begin));
                begin = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    cells.push(cell(&text[begin..], start + begin));
    (open == 0).then_some(cells)
}

/// The part of a cell that shows.
pub(super) fn cell(text: &str, start: usize) -> Span {
    let begin = text.len() - text.trim_start_matches(is_blank).len();
    // A cell's indentation by ideographic or hard spaces tells how deep its name is nested.
    let begin = text[..begin].find(['\u{3000}', '\u{A0}']).unwrap_or(begin);
    let end = text.trim_end_matches(is_blank).len().max(begin);
    Span::new(start + begin..start + end)
}
