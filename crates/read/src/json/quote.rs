//! The quotes that strings on pages stand in.

use super::cursor::Cursor;

/// A way to quote.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quote {
    pub(super) open: &'static str,
    close: &'static [&'static str],
}

const JSON: Quote = Quote { open: "\"", close: &["\""] };

const OTHERS: &[Quote] = &[
    Quote { open: "'", close: &["'"] },
    Quote { open: "`", close: &["`"] },
    Quote { open: "“", close: &["”", "“", "\""] },
    Quote { open: "”", close: &["”", "“", "\""] },
    Quote { open: "‘", close: &["’", "‘", "'"] },
    Quote { open: "’", close: &["’", "‘", "'"] },
    Quote { open: "＂", close: &["＂"] },
    Quote { open: "&quot;", close: &["&quot;"] },
];

/// The longest key that is looked for ahead, so that looking stays cheap.
const KEY_LENGTH: usize = 256;

impl Quote {
    /// The quote that opens a string at the cursor.
    pub(super) fn at(cursor: &Cursor<'_>) -> Option<Self> {
        match cursor.byte()? {
            b'"' => Some(JSON),
            b'\'' | b'`' | b'&' | 0x80.. => OTHERS.iter().find(|quote| cursor.rest().starts_with(quote.open)).copied(),
            _ => None,
        }
    }

    /// The length of the quote at `at` where it closes what this one opens.
    pub(super) fn closing(self, cursor: &Cursor<'_>, at: usize) -> Option<usize> {
        if self.is_json() {
            return (cursor.byte_at(at) == Some(b'"')).then_some(1);
        }
        let rest = cursor.from(at);
        self.close.iter().find(|close| rest.starts_with(**close)).map(|close| close.len())
    }

    /// Whether JSON knows it.
    pub(super) fn is_json(self) -> bool {
        self.open == JSON.open
    }

    /// Whether it is an entity of HTML, so that the string will hold others.
    pub(super) fn is_entity(self) -> bool {
        self.open.starts_with('&')
    }
}

/// Whether a quoted key and a colon stand at `at`.
pub(super) fn key_ahead(cursor: &Cursor<'_>, at: usize) -> bool {
    let mut ahead = *cursor;
    ahead.go(at);
    let Some(quote) = Quote::at(&ahead) else { return false };
    let mut end = at + quote.open.len();
    let limit = end + KEY_LENGTH;
    while end < limit {
        match ahead.byte_at(end) {
            None | Some(b'\n') => return false,
            Some(b'\\') => end += 1,
            Some(_) => {
                if let Some(length) = quote.closing(&ahead, end) {
                    ahead.go(end + length);
                    return colon_ahead(&ahead);
                }
            }
        }
        end += 1;
    }
    false
}

/// Whether a key without quotes and a colon stand at the cursor.
pub(super) fn name_ahead(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    !ahead.eat_while(is_name).is_empty() && colon_ahead(&ahead)
}

/// Whether a mark between key and value follows on this line.
pub(super) fn colon_ahead(cursor: &Cursor<'_>) -> bool {
    let mut ahead = *cursor;
    ahead.eat_blanks();
    ahead.rest().starts_with([':', '：', '='])
}

/// Whether a key without quotes may hold this character.
pub(super) fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$' | '-' | '.' | '@')
}
