//! Finding where a quoted string ends, and its text.

use std::{borrow::Cow, collections::BTreeMap, ops::Range};

use docwright_schema::{Span, codes, json::Value};

use super::{
    cursor,
    escape::unescape,
    parser::{Parser, Shown},
    quote::{self, Quote},
};

/// What a string stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Key,
    Value,
}

/// Where no string ends: looking there again for each string would take quadratic time.
#[derive(Debug, Default)]
pub(super) struct UnpairedQuotes {
    /// No quote before this place ends a string after other quotes of its line.
    same_line: usize,
    /// By opening quote: no quote before this place ends a string that begins on an earlier line.
    later_line: BTreeMap<&'static str, usize>,
}

/// How a string ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Extent {
    /// What stands between the quotes.
    content: Range<usize>,
    /// The place after the closing quote, or where the next part begins when it is missing.
    pub(super) end: usize,
    ending: Ending,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// By its quote.
    Closed,
    /// By its quote, after further quotes inside it.
    Quoting,
    /// By the end of what its line has to say.
    Line,
    /// Not at all: the page ends first.
    Cut,
}

impl<'a> Parser<'a> {
    /// Reads the quoted string that begins here as a value; none where it is cut off.
    pub(super) fn quoted_value(&mut self) -> Option<Shown<'a>> {
        let (text, span) = self.quoted(Role::Value)?;
        Some(Shown::new(span, Value::String(text)))
    }

    /// Reads the quoted string that begins here; none where it is cut off.
    pub(super) fn quoted(&mut self, role: Role) -> Option<(Cow<'a, str>, Span)> {
        let quote = Quote::at(&self.cursor)?;
        let start = self.cursor.at();
        let Extent { content, end, ending } = self.extent(quote, role);
        self.cursor.go(end);
        let note = match ending {
            Ending::Cut => return None,
            Ending::Closed => None,
            Ending::Quoting => Some((&codes::JSON_STRING, "quotes inside a string are not escaped")),
            Ending::Line => Some((&codes::JSON_QUOTES, "the closing quote of a string is missing")),
        };
        if let Some((code, message)) = note {
            self.repairs.note(code, start..end, message);
        }
        if !quote.is_json() {
            self.repairs.note(&codes::JSON_QUOTES, start..end, "a string stands in quotes that JSON does not know");
        }
        let text = self.cursor.slice(content);
        let text = if quote.is_entity() { entities(text) } else { text.into() };
        Some((unescape(text, start..end, &mut self.repairs), Span::new(start..end)))
    }

    /// Steps over the string that begins here, be it a key or a value.
    pub(super) fn skip_string(&mut self, quote: Quote) {
        let key = quote::key_ahead(&self.cursor, self.cursor.at());
        let end = self.extent(quote, if key { Role::Key } else { Role::Value }).end;
        self.cursor.go(end);
    }

    /// Finds the end of the string that begins here.
    pub(super) fn extent(&mut self, quote: Quote, role: Role) -> Extent {
        let start = self.cursor.at() + quote.open.len();
        let mut at = start;
        while let Some(byte) = self.cursor.byte_at(at) {
            match byte {
                b'\\' => at += 1 + usize::from(!matches!(self.cursor.byte_at(at + 1), Some(b'\n' | b'\r'))),
                b'\n' | b'\r' => {
                    let Some(close) = self.later_line_close(quote, at) else { return self.open_line(start, at, role) };
                    at = close;
                }
                b'"' | b'\'' | b'`' | b'&' | 0x80.. => match quote.closing(&self.cursor, at) {
                    Some(length) => return self.closed(quote, role, start..at, length),
                    None => at += 1,
                },
                _ => at += 1,
            }
        }
        let end = self.cursor.end();
        Extent { content: start..end, end, ending: Ending::Cut }
    }

    /// Judges the first quote that may end a string.
    fn closed(&mut self, quote: Quote, role: Role, content: Range<usize>, length: usize) -> Extent {
        let end = content.end + length;
        let plain = Extent { content: content.clone(), end, ending: Ending::Closed };
        if role == Role::Key || self.may_follow(end, content.start) {
            return plain;
        }
        let text = self.cursor.slice(content.clone()).trim_end_matches(cursor::is_blank);
        if text.ends_with(',') && quote::key_ahead(&self.cursor, content.end) {
            let end = content.start + text.len() - 1;
            return Extent { content: content.start..end, end, ending: Ending::Line };
        }
        match self.same_line_close(quote, content.start, end) {
            Some(close) => Extent { content: content.start..close.start, end: close.end, ending: Ending::Quoting },
            None => plain,
        }
    }

    /// Whether what follows a quote at `at` can follow a string that began at `start`.
    fn may_follow(&self, at: usize, start: usize) -> bool {
        let mut ahead = self.cursor;
        ahead.go(at);
        ahead.eat_blanks();
        match ahead.byte() {
            None | Some(b',' | b'}' | b']' | b'\n' | b'\r' | b'/' | b'#' | b'|' | b'(' | b')' | b';' | b'<' | b'.') => {
                true
            }
            Some(b':') => !matches!(self.cursor.byte_at(start), Some(b'{' | b'[')),
            // A remark; but a letter right after the quote rather belongs to the string.
            Some(0x80..) => ahead.at() > at || !ahead.char().is_some_and(char::is_alphabetic),
            Some(_) => quote::key_ahead(&self.cursor, ahead.at()),
        }
    }

    /// Finds a quote on this line, from `from` on, where a string that holds quotes is sure to end.
    fn same_line_close(&mut self, quote: Quote, start: usize, from: usize) -> Option<Range<usize>> {
        if from < self.unpaired.same_line {
            return None;
        }
        let mut depth = 0_i32;
        let mut at = start;
        while let Some(byte) = self.cursor.byte_at(at) {
            match byte {
                b'\\' => at += 1,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                b'\n' | b'\r' => break,
                _ if at < from || depth != 0 => {}
                _ => {
                    if let Some(length) = quote.closing(&self.cursor, at) {
                        match self.cursor.after_blanks(at + length) {
                            None | Some(b',' | b'}' | b']' | b'\n' | b'\r') => return Some(at..at + length),
                            Some(b':') => break,
                            Some(_) => {}
                        }
                    }
                }
            }
            at += 1;
        }
        self.unpaired.same_line = at;
        None
    }

    /// Finds the quote on a later line than `at` that ends the string, where the next quote does.
    fn later_line_close(&mut self, quote: Quote, at: usize) -> Option<usize> {
        if self.unpaired.later_line.get(quote.open).is_some_and(|&until| at < until) {
            return None;
        }
        let mut ahead = at;
        while let Some(byte) = self.cursor.byte_at(ahead) {
            if byte == b'\\' {
                ahead += 1;
            } else if let Some(length) = quote.closing(&self.cursor, ahead) {
                match self.cursor.after_blanks(ahead + length) {
                    Some(b',' | b'}' | b']' | b'\n' | b'\r') => return Some(ahead),
                    _ => break,
                }
            }
            ahead += 1;
        }
        self.unpaired.later_line.insert(quote.open, ahead);
        None
    }

    /// A string whose line ends at `line_end` without a quote.
    fn open_line(&self, start: usize, line_end: usize, role: Role) -> Extent {
        let mut ahead = self.cursor;
        ahead.go(line_end);
        if ahead.is_at_end() {
            return Extent { content: start..line_end, end: self.cursor.end(), ending: Ending::Cut };
        }
        let line = self.cursor.slice(start..line_end);
        let text = match role {
            Role::Key => line.find([':', '：']).map_or(line, |colon| &line[..colon]),
            Role::Value => before_comment(line),
        };
        let text = text.trim_end_matches(cursor::is_blank);
        let text = text.strip_suffix(',').unwrap_or(text);
        let end = start + text.len();
        Extent { content: start..end, end, ending: Ending::Line }
    }
}

/// The part of a line before a comment.
fn before_comment(line: &str) -> &str {
    let comment = line.match_indices("//").map(|(at, _)| at).find(|&at| {
        let before = &line[..at];
        before.ends_with(',') || before.ends_with(cursor::is_blank)
    });
    comment.map_or(line, |at| &line[..at])
}

/// The text that HTML writes as `text`.
fn entities(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let named = [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (entity, char)| text.replace(entity, char)).into()
}
