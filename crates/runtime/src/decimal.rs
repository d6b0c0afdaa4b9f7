//! Numbers that are written as text.

use std::{
    cmp::Ordering,
    hash::{Hash, Hasher},
    str::FromStr,
};

use crate::{FormatError, text::text};

#[cfg(feature = "rust_decimal")]
mod convert;
mod exact;

use exact::Exact;

text! {
    /// A number that is written as text, such as an amount of money: `12.50`.
    ///
    /// It keeps the text as it came, the empty one and what is no number included, so that no number fails an answer. It
    /// is compared by value and never goes through a float: `12.50` equals `12.5`, and digits count however many there
    /// are. What is no number equals what is written alike and is neither less nor greater than anything. The feature
    /// `rust_decimal` makes a number of it to calculate with (`to_rust_decimal`).
    ///
    /// `parse` takes numbers alone, `From` takes any text. There is no `From<f64>`, since 0.1 is none.
    ///
    /// ```
    /// use docwright_runtime::Decimal;
    ///
    /// let price: Decimal = serde_json::from_str(r#""12.50""#).unwrap();
    /// assert_eq!(price.as_str(), "12.50");
    /// assert_eq!(price, Decimal::from("12.5"));
    /// assert!(price < Decimal::from(13));
    /// assert!("twelve".parse::<Decimal>().is_err());
    /// ```
    Decimal, "number, written as text or not"
}

impl Decimal {
    /// Whether the text is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        Exact::of(self.as_str()).is_some()
    }
}

/// The text, where it is a number.
impl FromStr for Decimal {
    type Err = FormatError;

    fn from_str(text: &str) -> Result<Self, FormatError> {
        match Exact::of(text) {
            Some(_) => Ok(text.into()),
            None => Err(FormatError::new(text, "decimal number")),
        }
    }
}

/// By value; by its text where one is no number.
impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.partial_cmp(other) == Some(Ordering::Equal)
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match Exact::of(self.as_str()) {
            Some(number) => number.hash(state),
            None => self.as_str().hash(state),
        }
    }
}

/// By value; what is no number has no order.
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        match (Exact::of(self.as_str()), Exact::of(other.as_str())) {
            (Some(one), Some(other)) => Some(one.cmp(&other)),
            _ => (self.as_str() == other.as_str()).then_some(Ordering::Equal),
        }
    }
}

macro_rules! from_integers {
    ($($integer:ty)*) => {
        $(impl From<$integer> for Decimal {
            fn from(number: $integer) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

from_integers!(i32 u32 i64 u64);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn check(value: &Value, text: Option<&str>) {
        let found = serde_json::from_value::<Decimal>(value.clone()).ok();
        assert_eq!(found.as_ref().map(Decimal::as_str), text, "{value}");
        let written = found.map(|number| json!(number));
        assert_eq!(written, text.map(Value::from));
    }

    #[test]
    fn any_text_is_kept() {
        for text in ["12.50", "-0.0", "0.1000000000000000055511151231257827021", "", "n/a", "1,234.50", "１２"] {
            check(&json!(text), Some(text));
        }
    }

    #[test]
    fn numbers_are_text() {
        for (value, text) in [(json!(12), "12"), (json!(-12.5), "-12.5"), (json!(u64::MAX), "18446744073709551615")] {
            check(&value, Some(text));
        }
        for other in [json!(null), json!(true), json!([1]), json!({})] {
            check(&other, None);
        }
    }

    #[test]
    fn only_numbers_are_parsed() {
        for text in ["12.50", "-0.5", "+3", "7.", ".5", "1e3", "0042", " 7 ", "0.0000000000000000000000000000000001"] {
            assert_eq!(text.parse::<Decimal>().unwrap().as_str(), text);
            assert!(Decimal::from(text).is_number());
        }
        for text in ["", " ", ".", "-", "1.2.3", "1,5", "1e", "1e1.5", "--1", "0x10", "inf", "NaN", "１２", "1 2"] {
            assert_eq!(text.parse::<Decimal>().unwrap_err().text(), text);
            assert!(!Decimal::from(text).is_number());
        }
        assert_eq!("n/a".parse::<Decimal>().unwrap_err().to_string(), r#""n/a" is no decimal number"#);
    }

    #[test]
    fn integers_are_exact() {
        assert_eq!(Decimal::from(i64::MIN).as_str(), "-9223372036854775808");
        assert_eq!(Decimal::from(u64::MAX).as_str(), "18446744073709551615");
        assert_eq!(Decimal::from(-3), Decimal::from("-3.00"));
    }

    #[test]
    fn what_is_no_number_has_no_order() {
        let (none, number) = (Decimal::from(""), Decimal::from("1"));
        assert_eq!(none.partial_cmp(&number), None);
        assert_eq!(none, Decimal::default());
        assert_ne!(none, Decimal::from(" "));
        assert_ne!(number, Decimal::from("one"));
    }

    proptest! {
        #[test]
        fn texts_come_back_as_they_were(text: String) {
            check(&json!(text), Some(&text));
            prop_assert_eq!(Decimal::from(&text), Decimal::from(&text));
        }
    }
}
