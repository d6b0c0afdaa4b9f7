//! Checks that a documented example survives its type: what is read and written back is what the docs show.
//!
//! Generated crates call these in their tests; nothing in here is meant for programs.

mod compare;
mod provenance;

use std::fmt;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::json::{self, BodyError};

/// Why an example does not survive its type.
#[derive(Debug)]
#[non_exhaustive]
pub enum Mismatch {
    /// The type does not read the example.
    Unreadable(BodyError),
    /// The type reads the example, but what it read cannot be written.
    Unwritable(serde_json::Error),
    /// What is written is not what was read.
    Different {
        /// The JSON path of the first difference, such as `data.contacts[3].name`; `.` where it is the whole example.
        path: String,
        /// The value in the example, as JSON; `None` where the example has nothing there.
        example: Option<String>,
        /// The value that was written, as JSON; `None` where nothing was written there.
        written: Option<String>,
    },
}

impl Mismatch {
    /// The JSON path of the first place that does not survive; `.` where it is the whole example, or not known.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Unreadable(error) => error.path(),
            Self::Unwritable(_) => ".",
            Self::Different { path, .. } => path,
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(error) => write!(f, "the example cannot be read at {}: {}", error.path(), error.message()),
            Self::Unwritable(error) => write!(f, "what was read cannot be written: {error}"),
            Self::Different { path, example, written } => {
                let or_nothing = |side: &Option<String>| side.clone().unwrap_or_else(|| "nothing".to_owned());
                write!(
                    f,
                    "the example changes at {path}: it has {}, written back is {}",
                    or_nothing(example),
                    or_nothing(written)
                )
            }
        }
    }
}

impl std::error::Error for Mismatch {}

/// Reads `example` as `T`, writes it back and compares.
///
/// Numbers are compared by value, so that `2` equals `2.0`, and the order of keys does not matter. Everything else
/// does: text is not a number, and a missing key is not null.
///
/// # Errors
///
/// The first difference, or what stopped the reading or the writing.
pub fn round_trip<T: DeserializeOwned + Serialize>(example: &str) -> Result<(), Mismatch> {
    let (expected, written) = read_and_write::<T>(example)?;
    difference(&expected, &written)
}

/// Like [`round_trip`], for an example that the docs cut off or abridge: what is written may hold nulls where the
/// example has nothing.
///
/// # Errors
///
/// The first difference, or what stopped the reading or the writing.
pub fn partial_round_trip<T: DeserializeOwned + Serialize>(example: &str) -> Result<(), Mismatch> {
    let (expected, mut written) = read_and_write::<T>(example)?;
    compare::drop_added_nulls(&expected, &mut written);
    difference(&expected, &written)
}

/// Like [`round_trip`], for an answer of which no more is kept than that the call succeeded: members of the example may be
/// lost.
///
/// # Errors
///
/// The first difference, or what stopped the reading or the writing.
pub fn acknowledged<T: DeserializeOwned + Serialize>(example: &str) -> Result<(), Mismatch> {
    let (mut expected, written) = read_and_write::<T>(example)?;
    if let (Value::Object(expected), Value::Object(written)) = (&mut expected, &written) {
        expected.retain(|key, _| written.contains_key(key));
    }
    difference(&expected, &written)
}

/// What the example is, and what comes out of `T` again.
fn read_and_write<T: DeserializeOwned + Serialize>(example: &str) -> Result<(Value, Value), Mismatch> {
    let expected: Value = json::read(example.as_bytes()).map_err(Mismatch::Unreadable)?;
    let value: T = json::read(example.as_bytes()).map_err(Mismatch::Unreadable)?;
    Ok((expected, serde_json::to_value(&value).map_err(Mismatch::Unwritable)?))
}

fn difference(expected: &Value, written: &Value) -> Result<(), Mismatch> {
    match compare::first_difference(expected, written) {
        None => Ok(()),
        Some(difference) => Err(Mismatch::Different {
            path: difference.path,
            example: difference.left.map(Value::to_string),
            written: difference.right.map(Value::to_string),
        }),
    }
}

/// Like [`round_trip`], but panics with the places in the docs where the example stands.
///
/// `provenance` is the text of the generated `provenance.json`: an object from addresses to lists of places
/// (`{"page": "contacts/detail.md", "line": 12, "column": 1, "rule": "example"}`), of which `address` names one. It is
/// read only when there is something to report, and an address that it does not know never hides what that is.
///
/// # Panics
///
/// When the example does not survive.
#[track_caller]
pub fn assert_round_trip<T: DeserializeOwned + Serialize>(address: &str, example: &str, provenance: &str) {
    report(round_trip::<T>(example), address, provenance);
}

/// Like [`assert_round_trip`], with the leniency of [`partial_round_trip`].
///
/// # Panics
///
/// When the example does not survive.
#[track_caller]
pub fn assert_partial_round_trip<T: DeserializeOwned + Serialize>(address: &str, example: &str, provenance: &str) {
    report(partial_round_trip::<T>(example), address, provenance);
}

/// Like [`assert_round_trip`], with the leniency of [`acknowledged`].
///
/// # Panics
///
/// When what is kept of the example is not what it has.
#[track_caller]
pub fn assert_acknowledged<T: DeserializeOwned + Serialize>(address: &str, example: &str, provenance: &str) {
    report(acknowledged::<T>(example), address, provenance);
}

#[track_caller]
fn report(result: Result<(), Mismatch>, address: &str, provenance: &str) {
    if let Err(mismatch) = result {
        panic!("{mismatch}\n  example: {address}\n  {}", provenance::places(address, provenance));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Serialize, Deserialize)]
    struct Contact {
        name: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        score: Option<f64>,
    }

    const PROVENANCE: &str =
        r#"{"GET /c#example.1": [{"page": "contacts/detail.md", "line": 12, "column": 3, "rule": "example"}]}"#;

    fn panic_of(address: &str, example: &str, provenance: &str) -> String {
        let run = || assert_round_trip::<Vec<Contact>>(address, example, provenance);
        let payload = std::panic::catch_unwind(run).unwrap_err();
        payload.downcast_ref::<String>().unwrap().clone()
    }

    #[test]
    fn what_survives_is_equal() {
        round_trip::<Contact>("{\"score\": 2, \"name\": \"张三\"}").unwrap();
        assert_round_trip::<Vec<Contact>>("", "[]", "");
    }

    #[test]
    fn what_is_cut_off_may_come_back_as_null() {
        #[derive(Serialize, Deserialize)]
        struct Page {
            next: Option<String>,
            items: Vec<Page>,
        }
        let example = r#"{"items": [{"items": []}]}"#;
        partial_round_trip::<Page>(example).unwrap();
        assert_eq!(round_trip::<Page>(example).unwrap_err().path(), "items[0].next");
        let mismatch = partial_round_trip::<Contact>(r#"{"name": "a", "score": null}"#).unwrap_err();
        assert_eq!(mismatch.path(), "score");
    }

    #[test]
    fn what_an_acknowledgement_does_not_keep_may_be_lost() {
        acknowledged::<Contact>(r#"{"name": "a", "data": {}}"#).unwrap();
        let mismatch = acknowledged::<Vec<Contact>>(r#"[{"name": "a", "data": {}}]"#).unwrap_err();
        assert_eq!(mismatch.path(), "[0].data");
    }

    #[test]
    fn a_member_that_is_lost_is_a_difference() {
        let mismatch = round_trip::<Contact>(r#"{"name": "a", "score": null}"#).unwrap_err();
        assert_eq!(mismatch.to_string(), "the example changes at score: it has null, written back is nothing");
        let mismatch = round_trip::<Contact>(r#"{"name": "a", "age": 3}"#).unwrap_err();
        assert_eq!(mismatch.path(), "age");
    }

    #[test]
    fn an_example_that_is_not_read_names_the_place() {
        let mismatch = round_trip::<Vec<Contact>>(r#"[{"name": "a"}, {"name": 1}]"#).unwrap_err();
        assert!(matches!(mismatch, Mismatch::Unreadable(_)));
        assert_eq!(mismatch.path(), "[1].name");
    }

    #[test]
    fn what_cannot_be_written_is_reported() {
        #[derive(Debug, Deserialize)]
        struct Stubborn {}
        impl Serialize for Stubborn {
            fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(serde::ser::Error::custom("no"))
            }
        }
        let mismatch = round_trip::<Stubborn>("{}").unwrap_err();
        assert_eq!(mismatch.to_string(), "what was read cannot be written: no");
    }

    #[test]
    fn a_panic_names_page_line_and_path() {
        assert_eq!(
            panic_of("GET /c#example.1", r#"[{"name": "a", "age": 3}]"#, PROVENANCE),
            "the example changes at [0].age: it has 3, written back is nothing\n  \
             example: GET /c#example.1\n  documented at contacts/detail.md:12:3"
        );
    }

    #[test]
    fn an_unknown_address_does_not_hide_the_difference() {
        for provenance in [PROVENANCE, "{}", "no JSON", r#"{"GET /d": 1}"#] {
            let message = panic_of("GET /d", r#"[{"name": 1}]"#, provenance);
            assert!(
                message.starts_with("the example cannot be read at [0].name: invalid type: integer `1`"),
                "{message}"
            );
            assert!(message.contains("\n  example: GET /d\n  "), "{message}");
        }
    }
}
