//! Numbers to calculate with, by `rust_decimal`.

use super::Decimal;
use crate::FormatError;

impl Decimal {
    /// The number to calculate with (feature `rust_decimal`); `None` where the text is empty. Nothing is rounded.
    ///
    /// # Errors
    /// When the text is no number, or one with more digits than fit, which are 28.
    ///
    /// ```
    /// use docwright_runtime::Decimal;
    ///
    /// let price = Decimal::from("12.50").to_rust_decimal().unwrap().unwrap();
    /// assert_eq!(Decimal::from(price + price).as_str(), "25.00");
    /// assert_eq!(Decimal::from("").to_rust_decimal(), Ok(None));
    /// ```
    pub fn to_rust_decimal(&self) -> Result<Option<rust_decimal::Decimal>, FormatError> {
        if self.is_empty() {
            return Ok(None);
        }
        let text = self.as_str().trim();
        let number = match text.contains(['e', 'E']) {
            true => rust_decimal::Decimal::from_scientific(text),
            false => rust_decimal::Decimal::from_str_exact(text),
        };
        // It takes underscores too, and rounds what has an exponent.
        let number = number.ok().filter(|number| Self::from(*number) == *self);
        number.map(Some).ok_or_else(|| FormatError::new(self.as_str(), "decimal number of at most 28 digits"))
    }
}

/// All digits, those after the point included: `12.50`.
impl From<rust_decimal::Decimal> for Decimal {
    fn from(number: rust_decimal::Decimal) -> Self {
        Self(number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let found = Decimal::from(text).to_rust_decimal();
        assert_eq!(
            found.ok().map(|number| number.map_or("nothing".to_owned(), |number| number.to_string())).as_deref(),
            expected,
            "{text}"
        );
    }

    #[test]
    fn numbers_are_what_they_are() {
        check("12.50", Some("12.50"));
        check("-0.5", Some("-0.5"));
        check(" 7 ", Some("7"));
        check("1.5e3", Some("1500"));
        check("79228162514264337593543950335", Some("79228162514264337593543950335"));
        check("", Some("nothing"));
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        check("n/a", None);
        check("1_000", None);
        check("1,5", None);
        check("79228162514264337593543950336", None);
        check("0.12345678901234567890123456789012345", None);
        check("1e-40", None);
        check("1e400", None);
    }

    proptest! {
        #[test]
        fn what_was_written_is_read(mantissa: i64, scale in 0_u32..=28) {
            let number = rust_decimal::Decimal::new(mantissa, scale);
            prop_assert_eq!(Decimal::from(number).to_rust_decimal(), Ok(Some(number)));
        }

        #[test]
        fn no_text_panics_or_is_rounded(text in r"[-+0-9._eE]{0,40}|.*") {
            let text = Decimal::from(text);
            if let Ok(Some(number)) = text.to_rust_decimal() {
                prop_assert_eq!(Decimal::from(number), text);
            }
        }
    }
}
