//! Dates and times as APIs write them.

use std::{convert::Infallible, str::FromStr};

use crate::text::text;

#[cfg(feature = "jiff")]
mod calendar;

text! {
    /// A date, as in `2024-03-01`.
    ///
    /// It keeps the text as it came, the empty one and what is no date included, so that no date fails an answer. Two of
    /// these are equal when they are written alike. The feature `jiff` tells which day it is (`to_jiff`), and makes one
    /// of a day.
    ///
    /// ```
    /// use docwright_runtime::Date;
    ///
    /// let date: Date = serde_json::from_str(r#""2024/03/01""#).unwrap();
    /// assert_eq!(date.as_str(), "2024/03/01");
    /// assert_eq!(serde_json::to_string(&date).unwrap(), r#""2024/03/01""#);
    /// assert!(Date::from("").is_empty());
    /// ```
    #[derive(PartialEq, Eq, Hash)]
    Date, "date, written as text"
}

text! {
    /// A date and time with an offset, as in `2024-03-01T09:30:00+08:00`.
    ///
    /// It keeps the text as it came, the empty one and what is no time included, so that no time fails an answer. Two of
    /// these are equal when they are written alike, so the same moment with another offset is another text. The feature
    /// `jiff` tells which moment it is (`to_jiff`), and makes one of a moment.
    #[derive(PartialEq, Eq, Hash)]
    DateTime, "date and time, written as text"
}

text! {
    /// A date and time without an offset, as in `2024-03-01 09:30`, of which only the API's documentation can say where
    /// clocks show it.
    ///
    /// It keeps the text as it came, the empty one and what is no time included, so that no time fails an answer. Two of
    /// these are equal when they are written alike. The feature `jiff` tells which date and time it is (`to_jiff`), and
    /// makes one of them.
    #[derive(PartialEq, Eq, Hash)]
    LocalDateTime, "date and time, written as text"
}

impl FromStr for Date {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl FromStr for DateTime {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl FromStr for LocalDateTime {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    /// What a date and both kinds of times come back as.
    fn check(value: &Value, written: Option<&Value>) {
        let date = serde_json::from_value::<Date>(value.clone()).map(|date| json!(date));
        let moment = serde_json::from_value::<DateTime>(value.clone()).map(|moment| json!(moment));
        let local = serde_json::from_value::<LocalDateTime>(value.clone()).map(|local| json!(local));
        for found in [date, moment, local] {
            assert_eq!(found.ok().as_ref(), written, "{value}");
        }
    }

    #[test]
    fn any_text_is_kept() {
        for text in ["2024-03-01", "2024/3/1", "2024-03-01 09:30", "2024-02-31", "", " ", "0000-00-00", "即将", "\u{0}"]
        {
            check(&json!(text), Some(&json!(text)));
        }
    }

    #[test]
    fn digits_of_a_number_are_text() {
        check(&json!(0), Some(&json!("0")));
        check(&json!(1_709_251_200_000_u64), Some(&json!("1709251200000")));
    }

    #[test]
    fn what_holds_something_else_is_an_error() {
        for other in [json!(null), json!(false), json!([]), json!({})] {
            check(&other, None);
        }
        let error = serde_json::from_str::<Date>("[]").unwrap_err().to_string();
        assert!(error.contains("expected date, written as text"), "{error}");
    }

    #[test]
    fn they_are_made_of_texts() {
        let date: Date = "2024-03-01".parse().unwrap();
        assert_eq!(date, Date::from(&"2024-03-01".to_owned()));
        assert_eq!(format!("{date:>12}"), "  2024-03-01");
        assert_eq!(String::from(DateTime::from("x")), "x");
        assert!(LocalDateTime::default().is_empty() && LocalDateTime::from(" ").is_empty() && !date.is_empty());
        assert_ne!(date, Date::from("2024/03/01"));
    }

    proptest! {
        #[test]
        fn texts_come_back_as_they_were(text: String) {
            check(&json!(text), Some(&json!(text)));
        }
    }
}
