//! What a text is as a number, whatever its length.

use std::cmp::Ordering;

/// A number, of which there is one form only.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Exact {
    is_negative: bool,
    /// The power of ten above the first digit.
    magnitude: i64,
    /// The digits after it without zeros at either end; none of zero.
    digits: Vec<u8>,
}

impl Exact {
    /// The number that a text is: a sign, digits with a point among them, an exponent.
    pub(super) fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let unsigned = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut digits = [whole, fraction].concat().into_bytes();
        if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..zeros);
        digits.truncate(digits.len() - digits.iter().rev().take_while(|digit| **digit == b'0').count());
        if digits.is_empty() {
            return Some(Self { is_negative: false, magnitude: 0, digits });
        }
        let magnitude = i64::try_from(whole.len()).ok()?.checked_sub(i64::try_from(zeros).ok()?)?;
        let magnitude = magnitude.checked_add(exponent)?;
        Some(Self { is_negative: mantissa.starts_with('-'), magnitude, digits })
    }

    /// Less than, equal to or greater than zero.
    fn sign(&self) -> i8 {
        match (self.digits.is_empty(), self.is_negative) {
            (true, _) => 0,
            (false, true) => -1,
            (false, false) => 1,
        }
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        let by_size = || (self.magnitude, &self.digits).cmp(&(other.magnitude, &other.digits));
        self.sign().cmp(&other.sign()).then_with(|| if self.is_negative { by_size().reverse() } else { by_size() })
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Exact {
        Exact::of(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn a_value_has_one_form() {
        for [one, other] in [
            ["12.50", "12.5"],
            ["12.50", "+0012.500"],
            ["12.50", "1.25e1"],
            ["12.50", "1250E-2"],
            ["0", "-0.00"],
            ["0", "0e9223372036854775807"],
            ["100", "1e2"],
            ["0.001", ".001"],
            ["7", "7."],
        ] {
            assert_eq!(number(one), number(other));
        }
    }

    #[test]
    fn numbers_have_an_order() {
        let ascending = [
            "-1e30",
            "-100",
            "-99.999",
            "-0.2",
            "-0.19999999999999999999999999",
            "0",
            "1e-30",
            "0.05",
            "0.1",
            "0.10000000000000000000000001",
            "0.5",
            "9.99",
            "10",
            "9007199254740992",
            "9007199254740993",
            "1e400",
        ];
        for (at, one) in ascending.iter().enumerate() {
            for (other_at, other) in ascending.iter().enumerate() {
                assert_eq!(number(one).cmp(&number(other)), at.cmp(&other_at), "{one} and {other}");
            }
        }
    }

    #[test]
    fn exponents_without_end_are_no_numbers() {
        for text in ["1e9223372036854775807", "10e9223372036854775806", "1e99999999999999999999"] {
            assert_eq!(Exact::of(text), None, "{text}");
        }
        assert!(number("1e9223372036854775806") > number("1e9223372036854775805"));
        assert!(number("0.001e-9223372036854775806") < number("0.1"));
    }

    proptest! {
        #[test]
        fn they_are_ordered_as_integers_are(one: i64, other: i64, scale in 0_usize..4) {
            let text = |number: i64| format!("{number}.{}", "0".repeat(scale));
            prop_assert_eq!(number(&text(one)).cmp(&number(&other.to_string())), one.cmp(&other));
            prop_assert_eq!(number(&text(one)) == number(&other.to_string()), one == other);
        }

        #[test]
        fn no_text_panics(text in r"[-+0-9.eE ]{0,24}|.*") {
            let _ = Exact::of(&text);
        }
    }
}
