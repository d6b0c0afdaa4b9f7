//! A value of one of two shapes.

use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use crate::strict;

/// A value of one of two shapes, told apart by nothing but the shape: the first that fits is taken.
///
/// Nest for more: `Either<A, Either<B, C>>`. Order matters where both fit. A struct fits every object that has its
/// required fields, whatever else is in there, so the shape that asks for more belongs on the left. An array never
/// fits a struct, and the other way round, so that `[]` in place of an object finds its side in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Either<A, B> {
    /// The first shape.
    Left(A),
    /// The second shape, which the value has only if it does not have the first.
    Right(B),
}

impl<A, B> Either<A, B> {
    /// The value, if it has the first shape.
    #[must_use]
    pub const fn as_left(&self) -> Option<&A> {
        match self {
            Self::Left(left) => Some(left),
            Self::Right(_) => None,
        }
    }

    /// The value, if it has the second shape.
    #[must_use]
    pub const fn as_right(&self) -> Option<&B> {
        match self {
            Self::Left(_) => None,
            Self::Right(right) => Some(right),
        }
    }

    /// The value itself, if it has the first shape.
    #[must_use]
    pub fn into_left(self) -> Option<A> {
        match self {
            Self::Left(left) => Some(left),
            Self::Right(_) => None,
        }
    }

    /// The value itself, if it has the second shape.
    #[must_use]
    pub fn into_right(self) -> Option<B> {
        match self {
            Self::Left(_) => None,
            Self::Right(right) => Some(right),
        }
    }
}

impl<A: Serialize, B: Serialize> Serialize for Either<A, B> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Left(left) => left.serialize(serializer),
            Self::Right(right) => right.serialize(serializer),
        }
    }
}

/// Whoever reads the text bounds its depth, as `serde_json` does at 128 levels; nothing is added to that here.
impl<'de, A: DeserializeOwned, B: DeserializeOwned> Deserialize<'de> for Either<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        let left = match strict::read(&value) {
            Ok(left) => return Ok(Self::Left(left)),
            Err(error) => error,
        };
        match strict::read(&value) {
            Ok(right) => Ok(Self::Right(right)),
            Err(right) => Err(D::Error::custom(format_args!("fits neither of two shapes: ({left}), ({right})"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Address {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        city: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        point: Option<Either<f64, String>>,
    }

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Wrapper(Option<Address>);

    fn sides<A, B>(texts: &[(&str, bool)])
    where
        A: DeserializeOwned + Serialize,
        B: DeserializeOwned + Serialize,
    {
        for &(text, left) in texts {
            let either: Either<A, B> = serde_json::from_str(text).unwrap();
            assert_eq!(either.as_left().is_some(), left, "{text}");
            assert_eq!(either.as_right().is_some(), !left, "{text}");
            assert_eq!(serde_json::to_string(&either).unwrap(), text);
        }
    }

    #[test]
    fn the_first_shape_that_fits_is_taken() {
        sides::<i64, String>(&[("1", true), (r#""1""#, false), (r#""""#, false)]);
        sides::<u64, i64>(&[("18446744073709551615", true), ("-9223372036854775808", false)]);
        sides::<Value, String>(&[(r#""1""#, true)]);
        sides::<Option<u8>, Vec<u8>>(&[("null", true), ("[1]", false)]);
        sides::<Box<Address>, f64>(&[(r#"{"city":"上海","point":"1.50"}"#, true), ("1.5", false)]);
    }

    #[test]
    fn an_array_is_no_struct_in_any_order() {
        sides::<Address, Vec<u8>>(&[("[]", false), ("[1]", false), ("{}", true)]);
        sides::<Vec<u8>, Address>(&[("[]", true), ("{}", false)]);
        sides::<Wrapper, Vec<u8>>(&[("[]", false), (r#"{"point":1.0}"#, true)]);
    }

    #[test]
    fn it_nests() {
        sides::<bool, Either<Address, Vec<Either<u8, String>>>>(&[
            ("true", true),
            (r#"{"point":1.0}"#, false),
            (r#"[1,"2"]"#, false),
        ]);
    }

    #[test]
    fn a_failure_names_both_sides_and_their_places() {
        let error = serde_json::from_str::<Either<Address, Vec<u8>>>(r#"{"city": true}"#).unwrap_err().to_string();
        assert_eq!(
            error,
            "fits neither of two shapes: (city: invalid type: boolean `true`, expected a string), \
             (invalid type: map, expected a sequence)"
        );
    }

    #[test]
    fn depth_is_bounded_by_the_reader() {
        let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(serde_json::from_str::<Either<u8, Value>>(&deep).is_err());
    }
}
