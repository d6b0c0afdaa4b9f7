//! Text in an example that is no JSON: remarks without a comment mark, alternatives, prose.

use docwright_schema::codes;

use super::{
    cursor, gap,
    parser::{Fault, Parser},
    quote::{self, Quote},
};

/// The longest remark that is looked for ahead, so that looking stays cheap.
const REMARK_LENGTH: usize = 512;

impl<'a> Parser<'a> {
    /// Steps over what stands beside a value on its line, up to the next mark.
    pub(super) fn beside_value(&mut self) -> Result<(), Fault> {
        loop {
            self.cursor.eat_blanks();
            let rest = self.cursor.rest();
            match self.cursor.byte() {
                None | Some(b',' | b'}' | b']' | b'\n' | b'\r' | b';' | b'#' | b'<' | b'{' | b'[') => return Ok(()),
                Some(b'/') if rest.starts_with("//") || rest.starts_with("/*") => return Ok(()),
                Some(b'|' | b'/') => self.alternative()?,
                Some(b'(') => self.in_parentheses(")"),
                Some(0x80..) if rest.starts_with('（') => self.in_parentheses("）"),
                Some(0x80..) if rest.starts_with(['，', '；', '、']) => return Ok(()),
                _ if gap::ellipsis(rest).is_some() => return Ok(()),
                _ if Quote::at(&self.cursor).is_some() => return Ok(()),
                Some(b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$') if quote::name_ahead(&self.cursor) => return Ok(()),
                _ => self.remark_text(),
            }
        }
    }

    /// Steps over `| value`.
    fn alternative(&mut self) -> Result<(), Fault> {
        let start = self.cursor.at();
        self.cursor.eat_while(|char| matches!(char, '|' | '/'));
        self.cursor.eat_blanks();
        self.repairs.note(
            &codes::JSON_LITERAL,
            start..start + 1,
            "alternatives stand for a value; the first was taken",
        );
        if !matches!(self.cursor.byte(), None | Some(b',' | b'}' | b']' | b'\n' | b'\r')) {
            let before = self.cursor.at();
            self.value()?;
            if self.cursor.at() == before {
                return Err(Fault::Unreadable(before));
            }
        }
        Ok(())
    }

    fn in_parentheses(&mut self, close: &str) {
        let start = self.cursor.at();
        let rest = self.cursor.rest();
        let length = rest.find(['\n', ')', '）']).filter(|&length| rest[length..].starts_with(close));
        let Some(length) = length else { return self.remark_text() };
        self.cursor.go(start + length + close.len());
        let text = rest[..length].trim_start_matches(['(', '（']);
        self.repairs.note(&codes::JSON_COMMENT, start..self.cursor.at(), "a remark stands in the example");
        self.remark(text);
    }

    /// Whether the text after a comma is a remark on what stands before it: it goes on to the end of its line.
    pub(super) fn begins_remark(&self) -> bool {
        let rest = self.cursor.rest();
        let Some(first) = rest.chars().next() else { return false };
        let next = rest[first.len_utf8()..].bytes().next();
        let begins = match first {
            '(' | '（' => true,
            '-' | '*' | '<' | '=' | '←' | '→' => !next.is_some_and(|byte| byte.is_ascii_digit()),
            _ => !first.is_ascii() && first.is_alphabetic(),
        };
        begins && {
            let line = rest.bytes().take(REMARK_LENGTH).take_while(|byte| !matches!(byte, b'\n' | b'\r'));
            let last = line.clone().filter(|byte| !matches!(byte, b' ' | b'\t')).last();
            line.count() < REMARK_LENGTH && !matches!(last, Some(b',' | b'}' | b']'))
        }
    }

    /// Steps over text that goes on to the end of its line, and keeps it as a remark.
    pub(super) fn remark_text(&mut self) {
        let start = self.cursor.at();
        let text = self.loose_text();
        self.repairs.doubt(
            &codes::JSON_COMMENT,
            start..self.cursor.at(),
            "text stands in the example without a comment mark",
        );
        self.remark(text);
    }

    fn remark(&mut self, text: &'a str) {
        let text =
            text.trim_matches(|char| cursor::is_space(char) || matches!(char, '-' | '*' | '<' | '=' | '←' | '→'));
        let inner = text.strip_prefix(['(', '（']).and_then(|text| text.strip_suffix([')', '）']));
        let text = inner.filter(|inner| !inner.contains(['(', '（'])).unwrap_or(text).trim();
        if !text.is_empty() {
            self.comments.beside.get_or_insert(text.into());
        }
    }

    /// Steps over text up to where its line, its container or its part ends.
    pub(super) fn loose_text(&mut self) -> &'a str {
        let start = self.cursor.at();
        let mut depth = 0_usize;
        while let Some(byte) = self.cursor.byte() {
            match byte {
                b'\n' | b'\r' => break,
                b'{' | b'[' => depth += 1,
                b'}' | b']' if depth == 0 => break,
                b'}' | b']' => depth -= 1,
                b',' if depth == 0 && self.part_follows() => break,
                _ => {}
            }
            self.cursor.step();
        }
        self.cursor.slice(start..self.cursor.at())
    }

    /// Whether the comma here separates parts and not words.
    fn part_follows(&self) -> bool {
        let next = self.cursor.after_blanks(self.cursor.at() + 1);
        matches!(next, None | Some(b'"' | b'\'' | b'{' | b'[' | b'}' | b']' | b'\n' | b'\r' | b'/' | b'#'))
    }
}
