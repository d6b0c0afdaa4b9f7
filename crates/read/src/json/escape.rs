//! The text that a string stands for.

use std::{borrow::Cow, ops::Range, str::Chars};

use docwright_schema::codes;

use super::repairs::Repairs;

/// Resolves the escapes of a string's content.
pub(super) fn unescape<'a>(content: Cow<'a, str>, span: Range<usize>, repairs: &mut Repairs) -> Cow<'a, str> {
    if content.bytes().any(|byte| byte < b' ') {
        repairs.note(&codes::JSON_STRING, span.clone(), "a string holds a line break or another control character");
    }
    if !content.contains('\\') {
        return content;
    }
    let mut text = String::with_capacity(content.len());
    let mut chars = content.chars();
    let mut faulty = false;
    while let Some(char) = chars.next() {
        if char == '\\' {
            faulty |= !escape(&mut chars, &mut text);
        } else {
            text.push(char);
        }
    }
    if faulty {
        repairs.note(&codes::JSON_STRING, span, "a string holds an escape that JSON does not know");
    }
    text.into()
}

/// Resolves the escape whose backslash was just read; false where JSON does not know it.
fn escape(chars: &mut Chars<'_>, text: &mut String) -> bool {
    let mut ahead = chars.clone();
    let resolved = match ahead.next() {
        Some(char @ ('"' | '\\' | '/')) => char,
        Some('b') => '\u{8}',
        Some('f') => '\u{c}',
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some('u') => match code_point(&mut ahead) {
            Some(char) => char,
            None => return literal(chars, text),
        },
        Some(char @ ('\'' | '`')) => {
            text.push(char);
            *chars = ahead;
            return false;
        }
        _ => {
            text.push('\\');
            return false;
        }
    };
    text.push(resolved);
    *chars = ahead;
    true
}

/// Reads what follows `\u`: one unit, or the two of a surrogate pair.
fn code_point(chars: &mut Chars<'_>) -> Option<char> {
    let high = unit(chars)?;
    if let Some(char) = char::from_u32(high) {
        return Some(char);
    }
    let mut ahead = chars.clone();
    let low = (ahead.next() == Some('\\') && ahead.next() == Some('u')).then(|| unit(&mut ahead)).flatten()?;
    if !(0xd800..0xdc00).contains(&high) || !(0xdc00..0xe000).contains(&low) {
        return None;
    }
    *chars = ahead;
    char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00))
}

/// Reads four hexadecimal digits.
fn unit(chars: &mut Chars<'_>) -> Option<u32> {
    (0..4).try_fold(0, |unit, _| Some(unit << 4 | chars.next()?.to_digit(16)?))
}

/// Half a surrogate pair stands for no character; anything else after `\u` stands for itself.
fn literal(chars: &mut Chars<'_>, text: &mut String) -> bool {
    let mut ahead = chars.clone();
    ahead.next();
    if unit(&mut ahead).is_some() {
        text.push(char::REPLACEMENT_CHARACTER);
        *chars = ahead;
    } else {
        text.push('\\');
    }
    false
}
