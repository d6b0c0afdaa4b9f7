//! Values without quotes: literals, the literals of other languages, calls, strings that lack their quotes.

use docwright_schema::{Span, codes, json::Value};

use super::{
    cursor,
    parser::{Parser, Shown},
    quote::Quote,
};

/// Literals of other languages that no value of JSON stands for.
const VALUELESS: &[&str] = &["undefined", "NaN", "Infinity", "-Infinity", "+Infinity"];

/// What ends a value without quotes.
const MARKS: &[char] =
    &[',', '，', ';', '；', '{', '}', '[', ']', '(', ')', '（', '|', '<', '>', '\'', '`', '“', '”', '‘', '’'];

/// Words that name a type where a value should stand; the names of strings are as good a string as any.
const TYPES: &[&str] = &[
    "any",
    "array",
    "bool",
    "boolean",
    "byte",
    "char",
    "date",
    "datetime",
    "decimal",
    "double",
    "float",
    "int",
    "int32",
    "int64",
    "integer",
    "list",
    "long",
    "map",
    "number",
    "numeric",
    "object",
    "short",
    "timestamp",
    "uint",
    "uint64",
];

impl<'a> Parser<'a> {
    /// Reads the value without quotes that begins here; none where it is cut off or means no certain value.
    pub(super) fn word(&mut self) -> Option<Shown<'a>> {
        let start = self.cursor.at();
        let token = first_alternative(self.token());
        self.cursor.go(start + token.len());
        let span = start..self.cursor.at();
        let shown = |value| Some(Shown::new(Span::new(span.clone()), value));
        match token {
            "" => return self.prose(start),
            "true" => return shown(Value::Bool(true)),
            "false" => return shown(Value::Bool(false)),
            "null" => return shown(Value::Null),
            _ if self.cursor.is_at_end() => return None,
            _ if self.cursor.byte() == Some(b'(') => return self.call(token, start),
            _ => {}
        }
        let literal = foreign(token);
        if literal.is_some() || VALUELESS.contains(&token) {
            self.repairs.note(
                &codes::JSON_LITERAL,
                span.clone(),
                "a literal of another language stands in the example",
            );
            return literal.and_then(shown);
        }
        if let Some(number) = self.lax_number(token, start) {
            return shown(Value::Number(number));
        }
        // Nobody leaves the quotes of prose away by mistake, as one does those of an identifier.
        let described = !token.is_ascii() || !token.contains(|char: char| char.is_ascii_alphanumeric());
        if described || TYPES.iter().any(|name| name.eq_ignore_ascii_case(token)) || self.more_words(token) {
            return self.prose(start);
        }
        let text = self.cursor.slice(start..self.cursor.at()).trim_end_matches('"');
        self.repairs.doubt(&codes::JSON_QUOTES, start..self.cursor.at(), "a string stands without its quotes");
        Some(Shown::new(Span::new(start..self.cursor.at()), Value::String(text.into())))
    }

    /// Steps over the characters up to the next mark.
    fn token(&mut self) -> &'a str {
        let start = self.cursor.at();
        let mut before = ' ';
        while let Some(char) = self.cursor.char() {
            let next = self.cursor.byte_at(self.cursor.at() + 1);
            let comment = char == '/' && before != ':' && matches!(next, Some(b'/' | b'*'));
            if comment || cursor::is_space(char) || MARKS.contains(&char) {
                break;
            }
            before = char;
            self.cursor.step_char();
        }
        self.cursor.slice(start..self.cursor.at())
    }

    /// Whether words follow that belong to `token`; the time after a date is taken in.
    fn more_words(&mut self, token: &str) -> bool {
        let mut ahead = self.cursor;
        ahead.eat_blanks();
        let starts = |start: fn(&char) -> bool| ahead.char().as_ref().is_some_and(start);
        if token.starts_with(|char: char| char.is_ascii_digit()) && starts(char::is_ascii_digit) {
            self.cursor = ahead;
            self.token();
            return false;
        }
        starts(char::is_ascii_alphanumeric)
    }

    /// Steps over text that stands in the place of a value.
    fn prose(&mut self, start: usize) -> Option<Shown<'a>> {
        let ended = matches!(self.cursor.byte(), Some(b',' | b'}' | b']')) || self.cursor.rest().starts_with('，');
        if self.cursor.at() == start || !ended {
            self.loose_text();
        }
        self.repairs.doubt(
            &codes::JSON_VALUE_MISSING,
            start..self.cursor.at(),
            "no value but a description stands here",
        );
        None
    }

    /// Reads a call: what a constructor wraps is the value, what a function makes of its argument is unknown.
    fn call(&mut self, name: &str, start: usize) -> Option<Shown<'a>> {
        self.cursor.step();
        self.cursor.eat_blanks();
        let inner = match Quote::at(&self.cursor) {
            Some(_) => self.quoted_value(),
            None => self.strict_number(),
        };
        self.cursor.eat_blanks();
        if !self.cursor.eat(")") {
            self.loose_text();
        }
        self.repairs.note(&codes::JSON_LITERAL, start..self.cursor.at(), "a call stands in the place of a value");
        inner.filter(|_| name.starts_with(|char: char| char.is_ascii_uppercase()))
    }
}

/// The first of alternatives such as `0/1`; a date is none.
fn first_alternative(token: &str) -> &str {
    let is_value = |part: &str| {
        matches!(part, "true" | "false" | "null") || part.len() < 4 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match token.split_once('/') {
        Some((first, _)) if !first.is_empty() && token.split('/').all(is_value) => first,
        _ => token,
    }
}

/// What a literal of another language means; none for the literals in [`VALUELESS`].
fn foreign<'a>(token: &str) -> Option<Value<'a>> {
    match token {
        "True" | "TRUE" => Some(Value::Bool(true)),
        "False" | "FALSE" => Some(Value::Bool(false)),
        "None" | "Null" | "NULL" | "nil" => Some(Value::Null),
        _ => None,
    }
}
