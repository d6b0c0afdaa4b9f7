//! Numbers, kept as they are written.

use std::borrow::Cow;

use docwright_schema::{Span, codes, json::Value};

use super::{
    container::NO_BRACE,
    parser::{Parser, Shown},
};

impl<'a> Parser<'a> {
    /// Reads the number that begins here; none where digits may be missing.
    pub(super) fn number(&mut self) -> Option<Shown<'a>> {
        let number = self.strict_number();
        if number.is_none() {
            return self.word();
        }
        let may_be_cut = self.open.last().is_some_and(|&open| open != NO_BRACE);
        number.filter(|_| !(may_be_cut && self.cursor.is_at_end()))
    }

    /// Reads the number that begins here where it is one of JSON's.
    pub(super) fn strict_number(&mut self) -> Option<Shown<'a>> {
        let start = self.cursor.at();
        let length = strict(self.cursor.rest().as_bytes());
        let end = start + length;
        if length == 0 || !self.ends_number(end) || is_beyond(self.cursor.slice(start..end)) {
            return None;
        }
        self.cursor.go(end);
        Some(Shown::new(Span::new(start..end), Value::Number(self.cursor.slice(start..end).into())))
    }

    fn ends_number(&self, at: usize) -> bool {
        match self.cursor.byte_at(at) {
            Some(b'/') => !matches!(self.cursor.byte_at(at + 1), Some(b'0'..=b'9')),
            Some(byte) => {
                !(byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'+' | b'_' | b':' | b'%' | b'*'))
            }
            None => true,
        }
    }

    /// The number that `token` means where JSON does not write it so.
    pub(super) fn lax_number(&mut self, token: &'a str, start: usize) -> Option<Cow<'a, str>> {
        if is_beyond(token) {
            return None;
        }
        if !token.is_empty() && strict(token.as_bytes()) == token.len() {
            return Some(token.into());
        }
        let number = repaired(token)?;
        self.repairs.note(&codes::JSON_NUMBER, start..start + token.len(), "a number is not written as in JSON");
        Some(number)
    }
}

/// Whether a number is larger than any that programs know: what looks like one is hardly meant as such.
fn is_beyond(number: &str) -> bool {
    let large = number.len() > 300 || number.contains(['e', 'E']);
    large && number.parse::<f64>().is_ok_and(f64::is_infinite)
}

/// The length of the number that JSON's grammar finds at the beginning of `text`; none is zero.
fn strict(text: &[u8]) -> usize {
    let digits = |from: usize| text[from.min(text.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut end = usize::from(text.first() == Some(&b'-'));
    end += match text.get(end) {
        Some(b'0') => 1,
        Some(b'1'..=b'9') => digits(end),
        _ => return 0,
    };
    if text.get(end) == Some(&b'.') {
        let fraction = digits(end + 1);
        if fraction == 0 {
            return 0;
        }
        end += 1 + fraction;
    }
    if matches!(text.get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.get(end + 1), Some(b'+' | b'-')));
        let exponent = digits(end + 1 + sign);
        if exponent == 0 {
            return 0;
        }
        end += 1 + sign + exponent;
    }
    end
}

/// Rewrites a number as JSON does, where no doubt remains which one is meant.
fn repaired(token: &str) -> Option<Cow<'_, str>> {
    if let Some(digits) = token.strip_prefix("0x").or_else(|| token.strip_prefix("0X")) {
        // What is longer is a hash and no quantity.
        return u64::from_str_radix(digits, 16).ok().map(|number| number.to_string().into());
    }
    let (sign, digits) = match token.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", token.strip_prefix('+').unwrap_or(token)),
    };
    let digits = digits.strip_suffix(['L', 'l', 'f', 'F', 'n']).unwrap_or(digits);
    let plain: String = digits.chars().filter(|&char| char != '_').collect();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, "0"));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.starts_with('_')
        || !digits.contains(|char: char| char.is_ascii_digit())
        || !is_number(whole)
        || !is_number(fraction)
    {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    Some(if plain.contains('.') { format!("{sign}{whole}.{fraction}") } else { format!("{sign}{whole}") }.into())
}
