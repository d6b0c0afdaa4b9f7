//! What stands between the parts of JSON: white space, comments, and what copying left behind.

use std::borrow::Cow;

use docwright_schema::codes;

use super::{cursor, parser::Parser};

/// The words of a comment.
pub(super) type Remark<'a> = Option<Cow<'a, str>>;

/// Tags that only shape how text looks.
const TAGS: &[&str] = &["br", "p", "span", "b", "i", "em", "strong", "code", "pre", "div", "font", "a", "u"];

/// Comments that wait for the member they describe.
#[derive(Debug, Default)]
pub(super) struct Comments<'a> {
    /// On the line of the part before.
    pub(super) beside: Remark<'a>,
    /// On lines of their own.
    pub(super) above: Remark<'a>,
    /// Whether one of them stands for parts that are left out.
    pub(super) elide: bool,
    /// No further block comment is closed: looking for the end anew each time would take quadratic time.
    unclosed: bool,
    /// Whether the lines are numbered.
    numbered: bool,
}

impl Comments<'_> {
    /// Forgets what nobody claimed.
    pub(super) fn clear(&mut self) {
        self.beside = None;
        self.above = None;
    }
}

/// The length of the ellipsis that `text` begins with.
pub(super) fn ellipsis(text: &str) -> Option<usize> {
    let length = |mark: char| text.len() - text.trim_start_matches(mark).len();
    if text.strip_prefix('.').is_some_and(|rest| rest.is_empty() || rest.starts_with(cursor::is_space)) {
        return Some(1);
    }
    [('.', 2), ('…', 3), ('。', 6), ('⋮', 3)].into_iter().find_map(|(mark, least)| {
        let length = length(mark);
        (length >= least).then_some(length)
    })
}

fn is_ellipsis(text: &str) -> bool {
    !text.is_empty() && ellipsis(text) == Some(text.len())
}

/// The lines of a block comment without the stars that frame them.
fn unframed(text: &str) -> Cow<'_, str> {
    if !text.contains('\n') {
        return text.into();
    }
    let line = |line: &str| line.trim_start_matches(|char| cursor::is_space(char) || char == '*').trim_end().to_owned();
    text.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n").into()
}

impl<'a> Parser<'a> {
    /// Steps over everything up to the next part; true where it stands on another line.
    pub(super) fn gap(&mut self) -> bool {
        let mut crossed = false;
        while let Some(byte) = self.cursor.byte() {
            match byte {
                b' ' | b'\t' => self.cursor.step(),
                b'\n' | b'\r' => {
                    crossed = true;
                    self.cursor.step();
                    self.line_number();
                }
                // The mark of a quoted paragraph is Markdown's, not the example's.
                b'>' if crossed => self.cursor.step(),
                b'/' | b'#' if self.comment(&mut crossed) => {}
                b'<' if self.tag() => {}
                b'&' | 0x00..=0x1f | 0x7f.. if self.invisible() => {}
                _ => break,
            }
        }
        crossed
    }

    /// Takes the lines to be numbered where the first one begins like `1. {`.
    pub(super) fn expect_line_numbers(&mut self) {
        let rest = self.cursor.rest();
        self.comments.numbered = rest
            .strip_prefix("1.")
            .is_some_and(|rest| rest.trim_start_matches(cursor::is_blank).starts_with(['{', '[']));
        self.line_number();
    }

    fn line_number(&mut self) {
        if !self.comments.numbered {
            return;
        }
        let mut ahead = self.cursor;
        ahead.eat_blanks();
        let start = ahead.at();
        if !ahead.eat_while(|char| char.is_ascii_digit()).is_empty() && ahead.eat(".") {
            self.repairs.note(&codes::JSON_MARKUP, start..ahead.at(), "line numbers stand in the example");
            self.cursor = ahead;
        }
    }

    /// Steps over a comment and keeps its words.
    pub(super) fn comment(&mut self, crossed: &mut bool) -> bool {
        let start = self.cursor.at();
        let rest = self.cursor.rest();
        let block = rest.starts_with("/*");
        if !(block || rest.starts_with("//") || rest.starts_with('#')) {
            return false;
        }
        let close = if block { self.comment_close(start + 2) } else { None };
        let end = close.unwrap_or_else(|| self.cursor.line_end(start));
        self.cursor.go(close.map_or(end, |close| close + 2));
        self.repairs.note(&codes::JSON_COMMENT, start..self.cursor.at(), "a comment stands in the example");
        let text = self.cursor.slice(start..end).trim_start_matches(['/', '*', '#', '!']);
        let text = text.trim_end_matches(|char| cursor::is_space(char) || char == '*');
        self.keep(text, *crossed);
        *crossed |= block && text.contains('\n');
        true
    }

    fn comment_close(&mut self, from: usize) -> Option<usize> {
        if self.comments.unclosed {
            return None;
        }
        let close = self.cursor.from(from).find("*/").map(|length| from + length);
        self.comments.unclosed = close.is_none();
        close
    }

    /// Keeps a comment's words for the member they describe.
    fn keep(&mut self, text: &'a str, crossed: bool) {
        let text = text.trim_matches(cursor::is_space).trim_start_matches([',', '，', ':', '：', ' ']);
        if is_ellipsis(text) || crossed && ellipsis(text).is_some() {
            self.comments.elide = true;
            return;
        }
        // A member that is commented out says nothing about the next one.
        if text.is_empty() || text.starts_with(['"', '\'', '{', '}', '[', ']']) {
            return;
        }
        let text = unframed(text);
        let place = if crossed { &mut self.comments.above } else { &mut self.comments.beside };
        match place {
            Some(before) if crossed => {
                let before = before.to_mut();
                before.push('\n');
                before.push_str(&text);
            }
            Some(_) => {}
            None => *place = Some(text),
        }
    }

    fn tag(&mut self) -> bool {
        let start = self.cursor.at();
        let mut ahead = self.cursor;
        ahead.step();
        ahead.eat("/");
        let name = ahead.eat_while(|char| char.is_ascii_alphanumeric());
        if !TAGS.iter().any(|tag| tag.eq_ignore_ascii_case(name)) {
            return false;
        }
        ahead.eat_while(|char| !matches!(char, '<' | '>' | '\n' | '{' | '}'));
        if !ahead.eat(">") {
            return false;
        }
        self.cursor = ahead;
        self.repairs.note(&codes::JSON_MARKUP, start..ahead.at(), "tags stand in the example");
        true
    }

    fn invisible(&mut self) -> bool {
        let start = self.cursor.at();
        if !self.cursor.eat("&nbsp;") {
            match self.cursor.char() {
                Some(char) if cursor::is_space(char) || char.is_control() => self.cursor.step_char(),
                _ => return false,
            }
        }
        self.repairs.note(
            &codes::JSON_MARKUP,
            start..self.cursor.at(),
            "the example holds blanks that JSON does not know",
        );
        true
    }
}
