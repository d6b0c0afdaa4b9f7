//! Reads members of answers in the ways in which APIs leave their docs without meaning anything by it.
//!
//! Generated models ask for them in their lists of [`members!`](crate::members!); serde's derive takes them by
//! `#[serde(deserialize_with = …)]`. Whatever they take for nothing holds nothing, so no data is lost; but for [`fitting`],
//! which is for what stands beside the code of an error.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{
        DeserializeOwned, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor, value::MapAccessDeserializer,
    },
};
use serde_json::Value;

use crate::{Maybe, text};

const DIGITS: &str = "digits, written as text or as a number";

/// Reads an object that may not be there, for which some write `[]` or `""`: PHP knows no empty object but a list.
///
/// # Errors
/// When something else stands there, or an object that is no `T`.
///
/// ```
/// #[derive(serde::Deserialize)]
/// struct Address {
///     city: String,
/// }
///
/// #[derive(serde::Deserialize)]
/// struct Contact {
///     #[serde(default, deserialize_with = "docwright_runtime::tolerant::object")]
///     address: Option<Address>,
/// }
///
/// let address = |text: &str| serde_json::from_str::<Contact>(text).map(|contact| contact.address);
/// assert!(address(r#"{"address": []}"#).unwrap().is_none());
/// assert_eq!(address(r#"{"address": {"city": "Bern"}}"#).unwrap().unwrap().city, "Bern");
/// assert!(address(r#"{"address": ["Bern"]}"#).is_err());
/// ```
pub fn object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

/// Reads an object as [`object`] does, where null is something else than nothing.
///
/// # Errors
/// As [`object`].
pub fn maybe_object<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Maybe<T>, D::Error> {
    Ok(object(deserializer)?.map_or(Maybe::Null, Maybe::Value))
}

/// Reads digits that are text, or a number, whose digits are the text then.
///
/// # Errors
/// When neither stands there.
pub fn digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    text::required(deserializer, DIGITS)
}

/// Reads digits as [`digits`] does, which may be null.
///
/// # Errors
/// When something else stands there.
pub fn optional_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    text::optional(deserializer, DIGITS)
}

/// Reads digits as [`digits`] does, where null is something else than nothing.
///
/// # Errors
/// When something else stands there.
pub fn maybe_digits<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Maybe<String>, D::Error> {
    Ok(optional_digits(deserializer)?.map_or(Maybe::Null, Maybe::Value))
}

/// Reads a code that may be written as text or as a number, whichever of them `T` is.
///
/// # Errors
/// When neither writing is a `T`.
pub fn code<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<T, D::Error> {
    either_writing(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// Reads what is not worth an error: a value that is no `T` is absent.
///
/// # Errors
/// When it is no JSON.
pub fn fitting<'de, D: Deserializer<'de>, T: DeserializeOwned>(deserializer: D) -> Result<Maybe<T>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Null => Maybe::Null,
        value => either_writing(&value).map_or(Maybe::Absent, Maybe::Value),
    })
}

fn either_writing<T: DeserializeOwned>(value: &Value) -> serde_json::Result<T> {
    let other = |value: &Value| match value {
        Value::Number(number) => Some(Value::String(number.to_string())),
        Value::String(text) => text.trim().parse().ok().map(Value::Number),
        _ => None,
    };
    T::deserialize(value).or_else(|error| other(value).and_then(|value| T::deserialize(value).ok()).ok_or(error))
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object, or nothing")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        if text.is_empty() { Ok(None) } else { Err(E::invalid_type(Unexpected::Str(text), &self)) }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[derive(Debug, Clone, PartialEq, Deserialize)]
    struct Seat {
        row: Option<i64>,
    }

    #[derive(Debug, Clone, PartialEq, Deserialize)]
    struct Ticket {
        #[serde(default, deserialize_with = "object")]
        seat: Option<Seat>,
        #[serde(default, deserialize_with = "maybe_object")]
        other: Maybe<Seat>,
        #[serde(default, deserialize_with = "optional_digits")]
        price: Option<String>,
        #[serde(default, deserialize_with = "maybe_digits")]
        tax: Maybe<String>,
    }

    fn check(value: &serde_json::Value, expected: Option<Ticket>) {
        let found = [serde_json::from_str(&value.to_string()).ok(), serde_json::from_value(value.clone()).ok()];
        assert_eq!(found, [expected.clone(), expected], "{value}");
    }

    fn ticket() -> Ticket {
        Ticket { seat: None, other: Maybe::Absent, price: None, tax: Maybe::Absent }
    }

    #[test]
    fn what_holds_nothing_is_nothing() {
        for nothing in [json!([]), json!(""), json!(null)] {
            check(&json!({ "seat": nothing }), Some(ticket()));
            check(&json!({ "other": nothing }), Some(Ticket { other: Maybe::Null, ..ticket() }));
        }
        check(&json!({}), Some(ticket()));
    }

    #[test]
    fn objects_are_read_as_they_are() {
        check(&json!({"seat": {"row": 4}}), Some(Ticket { seat: Some(Seat { row: Some(4) }), ..ticket() }));
        check(&json!({"other": {}}), Some(Ticket { other: Maybe::Value(Seat { row: None }), ..ticket() }));
    }

    #[test]
    fn what_holds_something_else_is_an_error() {
        for other in [json!([{"row": 4}]), json!("4"), json!(4), json!(true)] {
            check(&json!({ "seat": other }), None);
            check(&json!({ "other": other }), None);
        }
        check(&json!({"price": [1]}), None);
        check(&json!({"price": true}), None);
    }

    #[test]
    fn numbers_are_text() {
        for (value, text) in [
            (json!("12.50"), "12.50"),
            (json!(12), "12"),
            (json!(12.5), "12.5"),
            (json!(u64::MAX), "18446744073709551615"),
        ] {
            check(&json!({ "price": value }), Some(Ticket { price: Some(text.to_owned()), ..ticket() }));
            check(&json!({ "tax": value }), Some(Ticket { tax: Maybe::Value(text.to_owned()), ..ticket() }));
        }
        check(&json!({"price": null, "tax": null}), Some(Ticket { tax: Maybe::Null, ..ticket() }));
        assert!(digits(json!(null)).is_err());
        assert_eq!(digits(json!(-3)).unwrap(), "-3");
    }

    #[test]
    fn codes_are_text_or_numbers() {
        let number = |value| code::<_, i64>(value).ok();
        assert_eq!(
            [json!(7), json!("7"), json!(" -7 "), json!("7x"), json!(null)].map(number),
            [Some(7), Some(7), Some(-7), None, None]
        );
        let text = |value| code::<_, String>(value).ok();
        assert_eq!([json!("E7"), json!(7), json!([])].map(text), [Some("E7".to_owned()), Some("7".to_owned()), None]);
    }

    #[test]
    fn what_does_not_fit_is_absent() {
        let read = |value| fitting::<_, String>(value).unwrap();
        assert_eq!(read(json!("a")), Maybe::Value("a".to_owned()));
        assert_eq!(read(json!(7)), Maybe::Value("7".to_owned()));
        assert_eq!(read(json!(null)), Maybe::Null);
        assert_eq!(read(json!({"a": 1})), Maybe::Absent);
    }
}
