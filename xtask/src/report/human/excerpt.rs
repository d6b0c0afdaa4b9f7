//! The part of a page that a message shows.

use std::ops::Range;

use docwright_schema::Span;

/// The bytes up to which a line is handed to the renderer whole; it cuts to the width of the terminal by itself,
/// but looks at every character to do so.
const WHOLE: usize = 4096;

/// How many characters of a longer line are kept before the marked part.
const BEFORE: usize = 40;

/// How many characters of a longer line are kept from where the marked part begins.
const FROM: usize = 80;

/// One line, or the part of a very long one around what is marked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text.
    pub(super) text: String,
    /// The marked bytes of the text.
    pub(super) mark: Range<usize>,
    /// Whether it begins within the line.
    pub(super) cut: bool,
}

impl Excerpt {
    /// The line in which `span` begins; what is marked beyond that line is not shown.
    pub(super) fn of(page: &str, span: Span) -> Self {
        let start = boundary(page, span.start as usize);
        let end = boundary(page, span.end as usize).max(start);
        let line_start = page[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = page[start..].find('\n').map_or(page.len(), |at| start + at);
        let (before, after) = (&page[line_start..start], &page[start..line_end]);
        let after = after.strip_suffix('\r').unwrap_or(after);
        let marked = after.len().min(end - start);
        if before.len() + after.len() <= WHOLE {
            let mark = before.len()..before.len() + marked;
            return Self { text: format!("{before}{after}"), mark, cut: false };
        }
        let from = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
        let to = after.char_indices().nth(FROM).map_or(after.len(), |(at, _)| at);
        let left = if from > 0 { "…" } else { "" };
        let right = if to < after.len() { "…" } else { "" };
        let mark = left.len() + before.len() - from;
        let text = format!("{left}{}{}{right}", &before[from..], &after[..to]);
        Self { text, mark: mark..mark + marked.min(to), cut: from > 0 }
    }
}

/// The start of the character that byte `at` is in.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, span: Range<usize>, expect: &str) {
        let Excerpt { text, mark, .. } = Excerpt::of(page, Span::new(span));
        let shown = format!("{}[{}]{}", &text[..mark.start], &text[mark.clone()], &text[mark.end..]);
        assert_eq!(shown, expect);
    }

    #[test]
    fn shows_the_line_in_which_the_span_begins() {
        check("one\ntwo three\nfour", 8..13, "two [three]");
        check("one\ntwo three\nfour", 8..17, "two [three]");
        check("one\r\ntwo", 1..7, "o[ne]");
        check("一二三", 3..6, "一[二]三");
        check("one\n", 4..4, "[]");
        check("", 0..0, "[]");
    }

    #[test]
    fn cuts_very_long_lines_on_both_sides() {
        let page = format!("{}X{}", "甲".repeat(1000), "乙".repeat(1000));
        let expect = format!("…{}[X]{}…", "甲".repeat(40), "乙".repeat(79));
        check(&page, 3000..3001, &expect);
        let expect = format!("…{}[X{}]…", "甲".repeat(40), "乙".repeat(79));
        check(&page, 3000..6001, &expect);
    }

    #[test]
    fn keeps_long_lines_for_the_renderer() {
        let page = "甲".repeat(1000);
        check(&page, 2997..3000, &format!("{}[甲]", "甲".repeat(999)));
    }

    #[test]
    fn a_span_past_the_end_or_inside_a_character_is_moved() {
        check("一二", 1..5, "[一]二");
        check("ab", 7..9, "ab[]");
    }
}
