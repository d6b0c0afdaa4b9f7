//! Numbers that lead to a person: of telephones, identity cards, bank cards and accounts.
//!
//! What they are replaced by has a run of zeros, or the 555 that films use, and so is known again.

use super::dice::Dice;
use crate::sensitive::{
    number::{is_digits, is_identity_card, is_mobile_shape},
    text::has_run,
};

/// The digits of a number.
pub(super) fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Whether digits were made up.
///
/// Lint takes three equal digits in a row for a sign of that; so has one number of fifteen that is in use.
pub(super) fn is_made_up(digits: &str) -> bool {
    const DIFFERENT: usize = 4;
    let different = digits.bytes().collect::<std::collections::BTreeSet<_>>().len();
    has_run(digits, 4, 5) || different < DIFFERENT || has_pairs(digits)
}

/// Whether a number holds three pairs or more in a row, as in `112233`.
fn has_pairs(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.windows(6).any(|six| six.chunks(2).all(|pair| pair[0] == pair[1]))
}

/// `text` with other digits: the characters between them stay where they are.
fn with_digits(text: &str, digits: &str) -> String {
    let mut digits = digits.chars();
    text.chars().map(|char| if char.is_ascii_digit() { digits.next().unwrap_or(char) } else { char }).collect()
}

/// The number behind 86, if `digits` are those of a mobile number of mainland China.
pub(super) fn mobile(digits: &str) -> Option<&str> {
    let own = digits.strip_prefix("0086").or_else(|| digits.strip_prefix("86")).unwrap_or(digits);
    is_mobile_shape(own).then_some(own)
}

/// Numbers that every manual shows.
const KNOWN: &[&str] = &["13800138000", "13900139000", "18800188000"];

/// Whether the digits of a telephone number were made up.
pub(super) fn is_nobodys_phone(digits: &str) -> bool {
    let own = mobile(digits).unwrap_or(digits);
    is_made_up(own)
        || KNOWN.contains(&own)
        || own.contains("5550")
        || is_north_american(own) && own[own.len() - 7..].starts_with("555")
}

/// Ten digits as North America dials them, or eleven with the country's.
fn is_north_american(digits: &str) -> bool {
    let own = match digits.len() {
        11 => digits.strip_prefix('1').unwrap_or_default(),
        _ => digits,
    };
    matches!(own.as_bytes(), [b'2'..=b'9', _, _, b'2'..=b'9', _, _, _, _, _, _])
}

/// A telephone number that nobody has, of the same prefix and written in the same way.
pub(super) fn phone(text: &str) -> String {
    let digits = digits(text);
    let own = mobile(&digits).unwrap_or(&digits);
    let mut dice = Dice::of("phone", own);
    let country = digits.len() - own.len();
    let (kept, fixed) = match own.len() {
        _ if is_mobile_shape(own) => (3, "0000"),
        _ if own.starts_with('0') => (area(own), "5550"),
        10 | 11 if text.starts_with(['+', '(']) && is_north_american(own) => (own.len() - 7, "5550"),
        0..8 => (0, "555"),
        length => (length - 8, "0000"),
    };
    // A number that begins with zeros would be another one without them.
    let fixed = if kept == 0 { "5550" } else { fixed };
    let mut new = digits[..country + kept].to_owned();
    new.push_str(fixed);
    while new.len() < digits.len() {
        new.push(dice.digit());
    }
    new.truncate(digits.len());
    with_digits(text, &new)
}

/// How many digits the area code has of a number that begins with zero.
fn area(digits: &str) -> usize {
    let length = if digits[1..].starts_with(['1', '2']) { 3 } else { 4 };
    if digits.len() >= length + 7 { length } else { 1 }
}

/// How a number is shown that is half hidden.
pub(super) fn masked(mobile: &str) -> String {
    format!("{}****{}", &mobile[..3], &mobile[7..])
}

/// The number of an identity card that cannot be: nobody was born on its day, and its check digit is wrong.
pub(super) fn identity_card(text: &str) -> String {
    let mut dice = Dice::of("identity card", &text.to_uppercase());
    let serial: String = (0..3).map(|_| dice.digit()).collect();
    let number = |check: char| format!("110000{}{serial}{check}", "19000001");
    let last = text.chars().last().unwrap_or('0');
    let check = if last.is_ascii_digit() { dice.digit() } else { last };
    debug_assert!(!is_identity_card(&number(check)));
    number(check)
}

/// A number of another kind: its first digits, zeros, and digits of its own.
pub(super) fn other(text: &str, kept: usize) -> String {
    const ZEROS: usize = 4;
    let digits = digits(text);
    let mut dice = Dice::of("number", &digits);
    let kept = kept.min(digits.len().saturating_sub(ZEROS + 1)).max(1).min(digits.len());
    let mut new = digits[..kept].to_owned();
    while new.len() < digits.len() {
        new.push(if new.len() < kept + ZEROS { '0' } else { dice.digit() });
    }
    with_digits(text, &new)
}

/// A bank card's or an account's number, by its issuer's digits.
pub(super) fn card(text: &str) -> String {
    const ISSUER: usize = 6;
    if is_digits(&text.replace([' ', '-'], "")) {
        return other(text, ISSUER);
    }
    // An IBAN's check digits are never 00.
    let mut dice = Dice::of("iban", text);
    let mark = text.chars().enumerate().map(|(at, char)| match at {
        0 | 1 => char,
        2 | 3 => '0',
        _ => dice.alike(char),
    });
    mark.collect()
}

/// Whether `text` is an international bank account number.
pub(super) fn is_iban(text: &str) -> bool {
    let compact = text.replace(' ', "");
    let bytes = compact.as_bytes();
    let [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', b'0'..=b'9', ..] = bytes else { return false };
    let fits =
        (15..=34).contains(&bytes.len()) && bytes.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let value = |byte: u8| if byte.is_ascii_digit() { u32::from(byte - b'0') } else { u32::from(byte - b'A') + 10 };
    let moved = || bytes[4..].iter().chain(&bytes[..4]);
    fits && moved().fold(0, |rest, byte| (rest * if value(*byte) > 9 { 100 } else { 10 } + value(*byte)) % 97) == 1
}

/// A latitude or longitude with other decimals, and as many.
pub(super) fn coordinate(text: &str) -> String {
    let Some((whole, decimals)) = text.split_once('.') else { return text.to_owned() };
    let mut dice = Dice::of("coordinate", text);
    let mut new: String = decimals.chars().skip(1).map(|_| dice.digit()).collect();
    // A zero at the end would be written away.
    new.pop();
    let last = dice.leading();
    format!("{whole}.{}{new}{last}", dice.digit())
}
