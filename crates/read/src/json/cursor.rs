//! A position in a block of a page.

use std::ops::Range;

use docwright_schema::Span;

/// A place in a page's text that never leaves its block and never stands inside a character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    /// The page up to the end of the block, so that offsets are offsets of the page.
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// The beginning of a block; none where the span does not fit the text.
    pub(super) fn new(text: &'a str, span: Span) -> Option<Self> {
        let Range { start, end } = span.range();
        text.get(start..end)?;
        Some(Self { text: text.get(..end)?, at: start })
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn end(&self) -> usize {
        self.text.len()
    }

    /// Goes to `at`, or to the end of the character that `at` stands in.
    pub(super) fn go(&mut self, at: usize) {
        self.at = at.min(self.text.len());
        while !self.text.is_char_boundary(self.at) {
            self.at += 1;
        }
    }

    pub(super) fn byte(&self) -> Option<u8> {
        self.byte_at(self.at)
    }

    pub(super) fn byte_at(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    pub(super) fn char(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Everything from here to the end of the block.
    pub(super) fn rest(&self) -> &'a str {
        self.from(self.at)
    }

    pub(super) fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Steps over one byte of ASCII.
    pub(super) fn step(&mut self) {
        self.go(self.at + 1);
    }

    /// Steps over one character.
    pub(super) fn step_char(&mut self) {
        self.at += self.char().map_or(0, char::len_utf8);
    }

    /// Steps over `token` where it stands here.
    pub(super) fn eat(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Steps over all characters that `accept` takes and yields them.
    pub(super) fn eat_while(&mut self, accept: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|char| !accept(char)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// Steps over blanks of this line.
    pub(super) fn eat_blanks(&mut self) {
        self.eat_while(is_blank);
    }

    /// The end of the line that `at` stands in, its line break excluded.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let line = self.from(at);
        at + line.find(['\n', '\r']).unwrap_or(line.len())
    }

    /// The first byte from `at` on that is no blank of the line.
    pub(super) fn after_blanks(&self, at: usize) -> Option<u8> {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        rest.iter().copied().find(|byte| !matches!(byte, b' ' | b'\t'))
    }

    /// Whether nothing but white space follows.
    pub(super) fn is_at_end(&self) -> bool {
        self.rest().chars().all(is_space)
    }

    /// Where the text before `at` ends when white space is left off.
    pub(super) fn trimmed_end(&self, from: usize, at: usize) -> usize {
        from + self.slice(from..at).trim_end_matches(is_space).len()
    }
}

/// White space of any kind, zero-width characters included.
pub(super) fn is_space(char: char) -> bool {
    char.is_whitespace() || matches!(char, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// White space that does not end a line.
pub(super) fn is_blank(char: char) -> bool {
    is_space(char) && !matches!(char, '\n' | '\r')
}
