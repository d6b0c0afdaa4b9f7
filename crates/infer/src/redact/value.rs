//! What a value is by the key that it stands under.

use docwright_schema::schema::Format;

use super::{Kind, around::Around, key::Meaning, number, person, street, token};
use crate::{
    format,
    sensitive::{number::is_bank_card, secret},
};

/// What a whole text is replaced by, and what it is.
pub(super) fn replace(meaning: Meaning, text: &str, around: Around) -> Option<(Kind, String)> {
    const LONGEST: usize = 8192;
    if text.is_empty() || text.len() > LONGEST || is_template(text) {
        return None;
    }
    // A key with the mark of its issuer is one under any name, and found by its mark.
    if !matches!(meaning, Meaning::Secret | Meaning::Ticket) && secret::marked(text).is_some() {
        return None;
    }
    let found = match meaning {
        Meaning::Phone => phone(text).map(|new| (Kind::Phone, new)),
        Meaning::Secret => is_secret(text).then(|| (Kind::Secret, with_scheme(text))),
        Meaning::Ticket => is_ticket(text).then(|| (Kind::Secret, token::replace(text))),
        Meaning::Document => document(text).map(|new| (Kind::Document, new)),
        Meaning::Card => card(text).map(|new| (Kind::Card, new)),
        Meaning::Chat => chat(text).map(|new| (Kind::Account, new)),
        Meaning::Address => {
            (street::is_address(text) && !street::is_made_up(text)).then(|| (Kind::Address, street::replace(text)))
        }
        Meaning::Coordinate => {
            (around.has_address && is_coordinate(text)).then(|| (Kind::Coordinate, number::coordinate(text)))
        }
        Meaning::Person | Meaning::User | Meaning::Party | Meaning::Name => name(meaning, text, around),
        Meaning::Id => None,
    };
    found.filter(|(_, new)| new != text)
}

/// Whether a text holds marks of a place to fill in.
fn is_template(text: &str) -> bool {
    text.contains(['{', '<', '$', '…']) || ["**", "..."].iter().any(|mark| text.contains(mark))
}

fn phone(text: &str) -> Option<String> {
    const LENGTHS: std::ops::RangeInclusive<usize> = 7..=15;
    let digits = number::digits(text);
    let is_written = text.chars().all(|char| char.is_ascii_digit() || " +-()/.".contains(char));
    let is_time = matches!(format::detect(text), Some(found) if found != Format::Digits);
    let fits = LENGTHS.contains(&digits.len()) && is_written && !is_time && !number::is_nobodys_phone(&digits);
    fits.then(|| number::phone(text))
}

fn is_secret(text: &str) -> bool {
    const SHORTEST: usize = 6;
    let value = without_scheme(text);
    value.len() >= SHORTEST
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !value.contains("://")
        && !value.starts_with(['/', '['])
        && !matches!(format::detect(value), Some(found) if !matches!(found, Format::Digits | Format::Uuid))
        && !value.starts_with(secret::KNOWN_BASIC)
        && !token::is_placeholder(value)
}

/// Without the name of a scheme: `Bearer`, `Basic`.
fn without_scheme(text: &str) -> &str {
    const LONGEST: usize = 10;
    match text.split_once(' ') {
        Some((scheme, value)) if scheme.len() <= LONGEST && scheme.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
            value
        }
        _ => text,
    }
}

fn with_scheme(text: &str) -> String {
    let value = without_scheme(text);
    text[..text.len() - value.len()].to_owned() + &token::replace(value)
}

fn is_ticket(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic())
        && format::detect(text).is_none()
        && secret::is_machines(text)
        && secret::is_mixed(text)
        && !token::is_placeholder(text)
}

fn document(text: &str) -> Option<String> {
    const LEAST: usize = 6;
    const LETTERS: usize = 3;
    let digits = number::digits(text);
    if crate::sensitive::number::is_identity_card(text) {
        return Some(number::identity_card(text));
    }
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_written =
        letters <= LETTERS && text.chars().all(|char| char.is_ascii_alphanumeric() || " .-/".contains(char));
    let fits = digits.len() >= LEAST
        && is_written
        && format::detect(text).is_none_or(is_number)
        && !number::is_made_up(&digits);
    fits.then(|| number::other(text, 2))
}

fn is_number(format: Format) -> bool {
    format == Format::Digits
}

fn card(text: &str) -> Option<String> {
    const LEAST: usize = 12;
    let digits = number::digits(text);
    let is_written = text.chars().all(|char| char.is_ascii_digit() || " -".contains(char));
    let is_number =
        is_written && (LEAST..=24).contains(&digits.len()) && (is_bank_card(&digits) || !number::is_made_up(&digits));
    (is_number || number::is_iban(text)).then(|| number::card(text))
}

fn chat(text: &str) -> Option<String> {
    const LEAST: usize = 5;
    let digits = number::digits(text);
    if digits.len() == text.len() {
        return (digits.len() >= LEAST && !number::is_made_up(&digits)).then(|| number::other(text, 1));
    }
    (person::is_handle(text) && !person::is_made_up(text)).then(|| person::replace(text))
}

fn is_coordinate(text: &str) -> bool {
    const PRECISE: usize = 4;
    let Some((whole, decimals)) = text.trim_start_matches('-').split_once('.') else { return false };
    let are_digits = [whole, decimals].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    are_digits && (1..=3).contains(&whole.len()) && decimals.len() >= PRECISE
}

fn name(meaning: Meaning, text: &str, around: Around) -> Option<(Kind, String)> {
    const LONGEST: usize = 40;
    let length = text.chars().count();
    if length > LONGEST || format::detect(text).is_some() || person::is_made_up(text) {
        return None;
    }
    let is_full = person::is_full_name(text);
    let is_handle = || person::is_handle(text) && !person::is_organisation(text);
    let is_word = || !text.contains([' ', '_', '/']) && is_handle();
    let is_name = match meaning {
        Meaning::Person => is_full || is_named(text),
        Meaning::User => is_full || is_handle(),
        Meaning::Party => is_full,
        _ if is_full => around.is_person || around.personal > 0,
        _ => around.is_person && around.personal > 1 && is_word() && text.starts_with(char::is_uppercase),
    };
    is_name.then(|| (Kind::Name, person::replace(text)))
}

/// Whether a text may be a part of a name, or what somebody likes to be called.
fn is_named(text: &str) -> bool {
    const WORDS: usize = 4;
    let is_written = text.chars().all(|char| char.is_alphanumeric() || " .-_'’·・　".contains(char));
    is_written && text.split_whitespace().count() <= WORDS && !person::is_organisation(text)
}
