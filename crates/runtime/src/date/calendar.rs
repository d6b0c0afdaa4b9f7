//! Which days and times texts mean, by `jiff`.

use std::{borrow::Cow, str::FromStr};

use jiff::{Timestamp, ZonedDateTime, civil};

use super::{Date, DateTime, LocalDateTime};
use crate::FormatError;

impl Date {
    /// Which day it is (feature `jiff`); `None` where the text is empty. Dates with slashes are read as well.
    ///
    /// # Errors
    /// When the text is no date.
    ///
    /// ```
    /// use docwright_runtime::Date;
    /// use jiff::civil;
    ///
    /// assert_eq!(Date::from("2024/03/01").to_jiff(), Ok(Some(civil::date(2024, 3, 1))));
    /// assert_eq!(Date::from("").to_jiff(), Ok(None));
    /// assert!(Date::from("2024-02-31").to_jiff().is_err());
    /// assert_eq!(Date::from(civil::date(2024, 3, 1)).as_str(), "2024-03-01");
    /// ```
    pub fn to_jiff(&self) -> Result<Option<civil::Date>, FormatError> {
        read(self.as_str(), "date")
    }
}

impl DateTime {
    /// Which moment it is (feature `jiff`); `None` where the text is empty.
    ///
    /// # Errors
    /// When the text is no date and time with an offset.
    pub fn to_jiff(&self) -> Result<Option<Timestamp>, FormatError> {
        read(self.as_str(), "date and time with an offset")
    }
}

impl LocalDateTime {
    /// Which date and time it is (feature `jiff`); `None` where the text is empty. A date alone is its midnight.
    ///
    /// # Errors
    /// When the text is no date and time.
    pub fn to_jiff(&self) -> Result<Option<civil::DateTime>, FormatError> {
        read(self.as_str(), "date and time without an offset")
    }

    /// A date and time to the minute (feature `jiff`), as in `2024-03-01 09:30`.
    ///
    /// ```
    /// use docwright_runtime::LocalDateTime;
    ///
    /// let when = jiff::civil::date(2024, 3, 1).at(9, 30, 0, 0);
    /// assert_eq!(LocalDateTime::to_the_minute(when).as_str(), "2024-03-01 09:30");
    /// assert_eq!(LocalDateTime::from(when).as_str(), "2024-03-01 09:30:00");
    /// ```
    #[must_use]
    pub fn to_the_minute(when: civil::DateTime) -> Self {
        Self(when.strftime("%Y-%m-%d %H:%M").to_string())
    }
}

/// As in `2024-03-01`.
impl From<civil::Date> for Date {
    fn from(day: civil::Date) -> Self {
        Self(day.to_string())
    }
}

/// As in `2024-03-01T01:30:00Z`, with as much of a fraction as there is.
impl From<Timestamp> for DateTime {
    fn from(moment: Timestamp) -> Self {
        Self(moment.to_string())
    }
}

/// As in `2024-03-01T09:30:00+08:00`, with as much of a fraction as there is.
impl From<&ZonedDateTime> for DateTime {
    fn from(moment: &ZonedDateTime) -> Self {
        Self(moment.timestamp().display_with_offset(moment.offset()).to_string())
    }
}

/// As in `2024-03-01 09:30:00`, with as much of a fraction as there is.
impl From<civil::DateTime> for LocalDateTime {
    fn from(when: civil::DateTime) -> Self {
        Self(when.strftime("%Y-%m-%d %H:%M:%S%.f").to_string())
    }
}

fn read<T: FromStr>(text: &str, expected: &'static str) -> Result<Option<T>, FormatError> {
    match text.trim() {
        "" => Ok(None),
        trimmed => padded(trimmed).parse().map(Some).map_err(|_| FormatError::new(text, expected)),
    }
}

/// The text with its date as ISO 8601 has it, where it has slashes or single digits: `2024/3/1 09:30`.
fn padded(text: &str) -> Cow<'_, str> {
    let end = text.find([' ', 'T']).unwrap_or(text.len());
    let (date, time) = text.split_at(end);
    let mut parts = date.split(['-', '/']);
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return text.into();
    };
    let is_number = |part: &str| matches!(part.len(), 1 | 2) && part.bytes().all(|byte| byte.is_ascii_digit());
    if year.len() == 4 && is_number(month) && is_number(day) {
        format!("{year}-{month:0>2}-{day:0>2}{time}").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::{TimeZone, offset};
    use proptest::prelude::*;

    use super::*;

    fn shown<T: ToString>(read: Result<Option<T>, FormatError>) -> String {
        match read {
            Ok(Some(value)) => value.to_string(),
            Ok(None) => "nothing".to_owned(),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn dates_are_read_in_the_dialects_of_docs() {
        for (text, expected) in [
            ("2024-03-01", "2024-03-01"),
            ("2024/03/01", "2024-03-01"),
            ("2024/3/1", "2024-03-01"),
            (" 2024-03-01\n", "2024-03-01"),
            ("2024-03-01 09:30:00", "2024-03-01"),
            ("20240301", "2024-03-01"),
            ("", "nothing"),
            (" ", "nothing"),
            ("2024-02-31", r#""2024-02-31" is no date"#),
            ("0000-00-00", r#""0000-00-00" is no date"#),
            ("2024-03-01-04", r#""2024-03-01-04" is no date"#),
            ("01/03/2024", r#""01/03/2024" is no date"#),
            ("2024-003-1", r#""2024-003-1" is no date"#),
            ("即将", r#""即将" is no date"#),
        ] {
            assert_eq!(shown(Date::from(text).to_jiff()), expected, "{text}");
        }
    }

    #[test]
    fn moments_are_read_in_the_dialects_of_docs() {
        for (text, expected) in [
            ("2024-03-01T09:30:00Z", "2024-03-01T09:30:00Z"),
            ("2024-03-01T09:30:00+08:00", "2024-03-01T01:30:00Z"),
            ("2024-03-01T09:30:00.123-03:00", "2024-03-01T12:30:00.123Z"),
            ("2024-03-01T09:30:00+0000", "2024-03-01T09:30:00Z"),
            ("2024-03-01 09:30:00.000+0800", "2024-03-01T01:30:00Z"),
            ("2024/03/01 09:30Z", "2024-03-01T09:30:00Z"),
            ("", "nothing"),
            ("2024-03-01 09:30:00", r#""2024-03-01 09:30:00" is no date and time with an offset"#),
            ("1709251200", r#""1709251200" is no date and time with an offset"#),
        ] {
            assert_eq!(shown(DateTime::from(text).to_jiff()), expected, "{text}");
        }
    }

    #[test]
    fn local_times_are_read_in_the_dialects_of_docs() {
        for (text, expected) in [
            ("2024-03-01 09:30", "2024-03-01T09:30:00"),
            ("2024-03-01 09:30:12", "2024-03-01T09:30:12"),
            ("2024-03-01T09:30:12.5", "2024-03-01T09:30:12.5"),
            ("2024/3/1 09:30", "2024-03-01T09:30:00"),
            ("2024-03-01", "2024-03-01T00:00:00"),
            ("", "nothing"),
            ("2024-03-01T09:30:00Z", r#""2024-03-01T09:30:00Z" is no date and time without an offset"#),
            ("09:30", r#""09:30" is no date and time without an offset"#),
        ] {
            assert_eq!(shown(LocalDateTime::from(text).to_jiff()), expected, "{text}");
        }
    }

    #[test]
    fn times_are_written_with_what_they_have() {
        let when = civil::date(2024, 3, 1).at(9, 30, 5, 120_000_000);
        assert_eq!(LocalDateTime::from(when).as_str(), "2024-03-01 09:30:05.12");
        assert_eq!(LocalDateTime::to_the_minute(when).as_str(), "2024-03-01 09:30");
        let zoned = when.to_zoned_datetime(TimeZone::fixed(offset(8))).unwrap();
        assert_eq!(DateTime::from(&zoned).as_str(), "2024-03-01T09:30:05.12+08:00");
        assert_eq!(DateTime::from(zoned.timestamp()).as_str(), "2024-03-01T01:30:05.12Z");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in r"[0-9TZ:./+\- ]{0,24}|.*") {
            let _ = Date::from(&text).to_jiff();
            let _ = DateTime::from(&text).to_jiff();
            let _ = LocalDateTime::from(&text).to_jiff();
        }

        #[test]
        fn what_was_written_is_read(second in -62_135_596_800_i64..253_402_207_200, nanosecond in 0..1_000_000_000_i32) {
            let moment = Timestamp::new(second, 0).unwrap() + jiff::SignedDuration::from_nanos(nanosecond.into());
            prop_assert_eq!(DateTime::from(moment).to_jiff(), Ok(Some(moment)));
            let when = jiff::tz::Offset::UTC.to_datetime(moment);
            prop_assert_eq!(LocalDateTime::from(when).to_jiff(), Ok(Some(when)));
            prop_assert_eq!(Date::from(when.date()).to_jiff(), Ok(Some(when.date())));
        }
    }
}
