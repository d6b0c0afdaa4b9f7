//! Numbers that some answers write as text.

use std::fmt;

use serde::de::{Error as _, Unexpected};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Number, Value};

use crate::Decimal;

/// A number that the API writes as a number here and as text there. It is written back as it came.
///
/// Text stays text: `"12.50"` keeps its last zero and never goes through a float. Two of these are equal when they are
/// written alike, so `"2"` is not `2`; compare [`to_decimal`](Self::to_decimal) to compare by value.
#[derive(Debug, Clone, PartialEq)]
pub enum Numeric {
    /// A whole number.
    Integer(i64),
    /// A whole number above [`i64::MAX`].
    Unsigned(u64),
    /// Any other number, including whole ones beyond 64 bits. It must be finite to be written.
    Float(f64),
    /// A number written as text, or another text in its place, such as the empty one.
    Text(String),
}

impl Numeric {
    /// The nearest `f64`; `None` where the text is no number.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Number::from(*number).as_f64(),
            Self::Unsigned(number) => Number::from(*number).as_f64(),
            Self::Float(number) => Some(*number),
            Self::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()),
        }
    }

    /// The number with all its digits; `None` where the text is no number.
    ///
    /// ```
    /// use docwright_runtime::Numeric;
    ///
    /// assert_eq!(Numeric::from("2.0").to_decimal(), Numeric::from(2).to_decimal());
    /// ```
    #[must_use]
    pub fn to_decimal(&self) -> Option<Decimal> {
        self.to_string().parse().ok()
    }

    /// The number, if it is whole and fits. Text must be written without point and exponent.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            Self::Unsigned(number) => i64::try_from(*number).ok(),
            // Printing is exact for whole floats, and parsing knows the bounds of i64, which a cast would not report.
            Self::Float(number) if number.fract() == 0.0 => format!("{number:.0}").parse().ok(),
            Self::Float(_) => None,
            Self::Text(text) => text.trim().parse().ok(),
        }
    }
}

impl fmt::Display for Numeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Unsigned(number) => number.fmt(f),
            Self::Float(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl From<i32> for Numeric {
    fn from(number: i32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<i64> for Numeric {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<u64> for Numeric {
    fn from(number: u64) -> Self {
        i64::try_from(number).map_or(Self::Unsigned(number), Self::Integer)
    }
}

impl From<f64> for Numeric {
    fn from(number: f64) -> Self {
        Self::Float(number)
    }
}

impl From<&str> for Numeric {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Numeric {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl Serialize for Numeric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Unsigned(number) => serializer.serialize_u64(*number),
            // serde_json would write null without a word.
            Self::Float(number) if !number.is_finite() => Err(S::Error::custom(format!("{number} is no JSON number"))),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

// By way of `Value`, because with serde_json's feature `arbitrary_precision`, which any crate in the build can turn on,
// numbers do not reach a visitor as numbers.
impl<'de> Deserialize<'de> for Numeric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let unexpected = match Value::deserialize(deserializer)? {
            Value::String(text) => return Ok(Self::Text(text)),
            Value::Number(number) => return of_number(&number).ok_or_else(|| D::Error::custom("number out of range")),
            Value::Null => Unexpected::Unit,
            Value::Bool(bool) => Unexpected::Bool(bool),
            Value::Array(_) => Unexpected::Seq,
            Value::Object(_) => Unexpected::Map,
        };
        Err(D::Error::invalid_type(unexpected, &"a number or a text"))
    }
}

fn of_number(number: &Number) -> Option<Numeric> {
    number
        .as_i64()
        .map(Numeric::Integer)
        .or_else(|| number.as_u64().map(Numeric::Unsigned))
        .or_else(|| number.as_f64().map(Numeric::Float))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_written_back_as_it_came() {
        for text in [
            "0",
            "-9223372036854775808",
            "18446744073709551615",
            "31.25",
            "116.70469091341751",
            "2.0",
            "1e300",
            r#""12.50""#,
            r#""""#,
            r#""n/a""#,
        ] {
            let numeric: Numeric = serde_json::from_str(text).unwrap();
            let written = serde_json::to_string(&numeric).unwrap();
            assert_eq!(written.replace("e+", "e"), text);
        }
    }

    #[test]
    fn what_is_neither_number_nor_text_is_an_error() {
        for text in ["null", "true", "[]", "{}"] {
            let error = serde_json::from_str::<Numeric>(text).unwrap_err();
            assert!(error.to_string().contains("expected a number or a text"), "{error}");
        }
        assert!(serde_json::to_string(&Numeric::from(f64::NAN)).is_err());
    }

    #[test]
    fn values_are_read_from_either_form() {
        for (numeric, float, integer) in [
            (Numeric::from(5), Some(5.0), Some(5)),
            (Numeric::from(5_u64), Some(5.0), Some(5)),
            (Numeric::from(u64::MAX), Some(18_446_744_073_709_551_615.0), None),
            (Numeric::from(-2.0), Some(-2.0), Some(-2)),
            (Numeric::from(2.5), Some(2.5), None),
            (Numeric::from(1e19), Some(1e19), None),
            (Numeric::from(-9_223_372_036_854_775_808.0), Some(-9_223_372_036_854_775_808.0), Some(i64::MIN)),
            (Numeric::from(" 7 "), Some(7.0), Some(7)),
            (Numeric::from("7.5"), Some(7.5), None),
            (Numeric::from("inf"), None, None),
            (Numeric::from(""), None, None),
        ] {
            assert_eq!((numeric.as_f64(), numeric.as_i64()), (float, integer), "{numeric:?}");
        }
    }

    #[test]
    fn decimals_are_exact() {
        for (numeric, text) in [
            (Numeric::from(-5), Some("-5")),
            (Numeric::from(u64::MAX), Some("18446744073709551615")),
            (Numeric::from(0.1), Some("0.1")),
            (Numeric::from("0.10000000000000000000001"), Some("0.10000000000000000000001")),
            (Numeric::from("n/a"), None),
            (Numeric::from(f64::NAN), None),
        ] {
            assert_eq!(numeric.to_decimal().map(Decimal::into_string).as_deref(), text, "{numeric:?}");
        }
    }

    #[test]
    fn it_prints_as_it_is_written() {
        assert_eq!(Numeric::from("12.50").to_string(), "12.50");
        assert_eq!(Numeric::from(-3).to_string(), "-3");
        assert_eq!(Numeric::from(0.5).to_string(), "0.5");
    }
}
