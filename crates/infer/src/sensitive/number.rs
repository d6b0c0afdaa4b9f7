//! Telephone numbers, identity cards and bank cards.

use std::{collections::BTreeSet, ops::Range};

use super::text::has_run;

/// Whether `text` is digits and nothing else.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether digits were made up: equal or counting ones in a row, or few different ones.
pub fn is_made_up(digits: &str) -> bool {
    const DIFFERENT: usize = 4;
    let different = digits.bytes().collect::<BTreeSet<_>>().len();
    has_run(digits, 3, 4) || different < DIFFERENT
}

/// A mobile number of mainland China.
pub fn is_mobile(text: &str) -> bool {
    is_mobile_shape(text) && !is_made_up(text)
}

/// What mobile numbers of mainland China look like, made up or not.
pub fn is_mobile_shape(text: &str) -> bool {
    matches!(text.as_bytes(), [b'1', b'3'..=b'9', ..]) && text.len() == 11 && is_digits(text)
}

/// A number with a country's prefix (E.164).
pub fn is_international(text: &str) -> bool {
    let Some(number) = text.strip_prefix('+') else { return false };
    let digits = number.replace('-', "");
    if let Some(own) = digits.strip_prefix("86").filter(|own| own.len() == 11) {
        return is_mobile(own);
    }
    // 555 is nobody's exchange in North America.
    let fictional = digits.starts_with('1') && digits.get(4..7) == Some("555");
    (10..=15).contains(&digits.len())
        && is_digits(&digits)
        && !digits.starts_with('0')
        && !fictional
        && !is_made_up(&digits)
}

/// An identity card's number of mainland China: region, day of birth, and a checksum (GB 11643).
pub fn is_identity_card(text: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let Some((digits, check)) = text.split_at_checked(17).filter(|(digits, _)| is_digits(digits)) else { return false };
    let part = |range: Range<usize>| digits[range].parse::<u32>().unwrap_or_default();
    let born =
        (1900..=2100).contains(&part(6..10)) && (1..=12).contains(&part(10..12)) && (1..=31).contains(&part(12..14));
    let region = matches!(part(0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83);
    let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    let expected = &"10X98765432"[(sum % 11) as usize..][..1];
    let made_up = has_run(digits, 4, 5);
    born && region && check.eq_ignore_ascii_case(expected) && !made_up
}

/// A bank card's number, by its issuer's digit and its checksum (Luhn).
pub fn is_bank_card(text: &str) -> bool {
    if !((15..=19).contains(&text.len()) && is_digits(text) && text.starts_with(['3', '4', '5', '6'])) {
        return false;
    }
    let doubled = |digit: u32| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let digits = text.bytes().rev().map(|byte| u32::from(byte - b'0')).enumerate();
    let sum: u32 = digits.map(|(at, digit)| if at % 2 == 1 { doubled(digit) } else { digit }).sum();
    sum.is_multiple_of(10) && !has_run(text, 4, 4) && !is_made_up(text)
}
