//! Reading JSON so that a failure names its place.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::secret;

mod beginning;
mod documented;
use beginning::Beginning;

/// Why a body does not have the documented shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyError {
    path: String,
    message: String,
    offset: usize,
}

impl BodyError {
    /// A failure at `path`, such as `data.contacts[3].name`, or `.` for the whole body.
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into(), offset: 0 }
    }

    /// The JSON path of the value that did not fit; `.` where it is the whole body.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was expected and what was found.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Where the reader stood when it failed, in bytes from the beginning of the body; 0 where that is not known.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    fn at(path: String, error: &serde_json::Error, body: &[u8]) -> Self {
        let message = error.to_string();
        let message = if secret::is_key(&path) { secret::without_quotes(&message) } else { message };
        Self { path, message, offset: offset(body, error.line(), error.column()) }
    }
}

impl fmt::Display for BodyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "." => f.write_str(&self.message),
            path => write!(f, "{path}: {}", self.message),
        }
    }
}

impl std::error::Error for BodyError {}

/// Reads the whole of `body`.
pub(crate) fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, BodyError> {
    let body = without_mark(body);
    serde_json::from_slice(body).map_err(|error| match read_with_path::<T>(body) {
        Err(placed) => placed,
        // The value by itself fits, so it is what follows it that does not.
        Ok(_) => BodyError::at(".".to_owned(), &error, body),
    })
}

/// Reads of the value that `body` begins with what `T` asks for, and no more than that.
pub(crate) fn read_beginning<T: DeserializeOwned>(body: &[u8]) -> Result<T, BodyError> {
    let body = without_mark(body);
    T::deserialize(Beginning(&mut serde_json::Deserializer::from_slice(body))).or_else(|_| read_with_path(body))
}

/// Reads the whole of `body`, which must have something that is documented, unless it is empty.
pub(crate) fn read_documented<T: DeserializeOwned>(body: &[u8]) -> Result<T, BodyError> {
    read(body).and_then(|value| documented(value, body))
}

/// Reads the value that `body` begins with as [`read_documented`] does, whatever follows it.
pub(crate) fn read_first<T: DeserializeOwned>(body: &[u8]) -> Result<T, BodyError> {
    read_with_path(without_mark(body)).and_then(|value| documented(value, body))
}

fn documented<T: DeserializeOwned>(value: T, body: &[u8]) -> Result<T, BodyError> {
    match documented::is_foreign::<T>(without_mark(body)) {
        true => Err(BodyError::new(".", "none of the documented members is there")),
        false => Ok(value),
    }
}

/// Following the path costs time on every member, so bodies that are known to fit are read without it.
fn read_with_path<T: DeserializeOwned>(body: &[u8]) -> Result<T, BodyError> {
    serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_slice(body))
        .map_err(|error| BodyError::at(error.path().to_string(), error.inner(), body))
}

/// Some servers put a byte order mark in front, which JSON forbids and readers may ignore (RFC 8259, section 8.1).
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// The byte at a line, counted from 1, and a column in bytes; the beginning where the line is 0, that is, unknown.
fn offset(body: &[u8], line: usize, column: usize) -> usize {
    let before: usize = body.split_inclusive(|&byte| byte == b'\n').take(line.saturating_sub(1)).map(<[u8]>::len).sum();
    (before + column).min(body.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    struct Outer {
        #[allow(dead_code, reason = "only what fails is looked at")]
        inner: Vec<Inner>,
    }

    #[derive(Debug, serde::Deserialize)]
    struct Inner {
        #[allow(dead_code, reason = "only what fails is looked at")]
        count: u8,
    }

    #[test]
    fn a_failure_names_its_place() {
        let error = read::<Outer>(b"{\"inner\": [\n{\"count\": 1},\n{\"count\": \"x\"}]}").unwrap_err();
        assert_eq!(error.path(), "inner[1].count");
        assert_eq!(error.offset(), 39);
        assert!(error.to_string().starts_with("inner[1].count: invalid type: string \"x\", expected u8"), "{error}");
    }

    #[test]
    fn a_failure_does_not_repeat_a_secret() {
        #[derive(Debug, serde::Deserialize)]
        struct Login {
            #[allow(dead_code, reason = "only what fails is looked at")]
            password: u8,
        }
        let error = read::<Login>(br#"{"password": "hunter2"}"#).unwrap_err();
        assert_eq!(error.to_string(), "password: invalid type: string ***, expected u8 at line 1 column 22");
    }

    #[test]
    fn what_follows_the_value_is_a_failure() {
        let error = read::<u8>(b"1 2").unwrap_err();
        assert_eq!((error.path(), error.message()), (".", "trailing characters at line 1 column 3"));
        assert_eq!(read_beginning::<u8>(b"1 2"), Ok(1));
    }

    #[test]
    fn what_follows_the_last_member_is_not_read() {
        #[derive(Debug, PartialEq, serde::Deserialize)]
        struct Outcome {
            code: u8,
            more: Option<bool>,
        }
        let read = |text: &str| read_beginning::<Outcome>(text.as_bytes()).map_err(|error| error.to_string());
        assert_eq!(
            read(r#"{"data": [1], "code": 1, "more": true, "data": {,"#),
            Ok(Outcome { code: 1, more: Some(true) })
        );
        assert_eq!(read(r#"{"data": {"code": 2}, "code": 1}"#), Ok(Outcome { code: 1, more: None }));
        for (text, error) in [
            (r#"{"code": "a", "more": true}"#, "code: invalid type: string \"a\", expected u8 at line 1 column 12"),
            (r#"{"more": true}"#, "missing field `code` at line 1 column 14"),
            (r#"{"code": 1, "data": ["#, "data: EOF while parsing a list at line 1 column 21"),
            ("[]", "invalid length 0, expected struct Outcome with 2 elements at line 1 column 2"),
            ("", "EOF while parsing a value at line 1 column 0"),
        ] {
            assert_eq!(read(text), Err(error.to_owned()), "{text}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_no_failure() {
        assert_eq!(read::<u8>(b"\xef\xbb\xbf1"), Ok(1));
    }

    #[test]
    fn deep_nesting_is_refused_before_it_overflows_the_stack() {
        let error = read::<serde_json::Value>("[".repeat(1_000_000).as_bytes()).unwrap_err();
        assert!(error.message().starts_with("recursion limit exceeded"), "{error}");
    }
}
