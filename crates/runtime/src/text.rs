//! Texts that mean something: kept as they came, and read where one asks what they mean.

use serde::{
    Deserialize, Deserializer,
    de::{Error as _, Unexpected},
};
use serde_json::Value;

/// Why a text has no meaning: it is not what the documentation calls it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no {expected}")]
pub struct FormatError {
    text: String,
    expected: &'static str,
}

impl FormatError {
    pub(crate) fn new(text: &str, expected: &'static str) -> Self {
        Self { text: text.to_owned(), expected }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// Reads a text, or a number, whose digits are the text then; none where null stands.
// By way of `Value`, as `Numeric` does, so that numbers are exact where serde_json has `arbitrary_precision`.
pub(crate) fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
    expected: &'static str,
) -> Result<Option<String>, D::Error> {
    let unexpected = match Value::deserialize(deserializer)? {
        Value::String(text) => return Ok(Some(text)),
        Value::Number(number) => return Ok(Some(number.to_string())),
        Value::Null => return Ok(None),
        Value::Bool(bool) => Unexpected::Bool(bool),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    };
    Err(D::Error::invalid_type(unexpected, &expected))
}

/// Reads a text as [`optional`] does, which has to be there.
pub(crate) fn required<'de, D: Deserializer<'de>>(deserializer: D, expected: &'static str) -> Result<String, D::Error> {
    optional(deserializer, expected)?.ok_or_else(|| D::Error::invalid_type(Unexpected::Unit, &expected))
}

/// Declares a type around a text that it keeps, whatever it is.
macro_rules! text {
    ($(#[$attribute:meta])* $name:ident, $expected:literal) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Default)]
        pub struct $name(String);

        impl $name {
            const EXPECTED: &str = $expected;

            /// The text as it came.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text itself.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }

            /// Whether there is nothing in it, which some APIs write for what they do not have.
            #[must_use]
            pub fn is_empty(&self) -> bool {
                self.0.trim().is_empty()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(&self.0, f)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        /// The text, whatever it is.
        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        /// The text, whatever it is.
        impl From<&String> for $name {
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }

        /// The text, whatever it is.
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        /// Reads any text, and a number as its digits.
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::text::required(deserializer, Self::EXPECTED).map(Self)
            }
        }
    };
}

pub(crate) use text;
