//! Keys, tokens and passwords.

use super::{dice::Dice, lexicon::Lexicon, person};
use crate::sensitive::{
    secret::{self, KNOWN_PAYLOAD},
    text::has_run,
};

/// How long a run has to be for a secret to be none: the longer the secret, the more runs chance makes.
const RUN: usize = 6;

/// The same in secrets that are shorter than [`LONG`].
const SHORT_RUN: usize = 4;

/// The length of the longest part of letters and digits from which a secret is long.
const LONG: usize = 12;

/// The shortest payload of a JSON Web Token.
const SHORTEST_PAYLOAD: usize = 20;

/// Values that passwords have in manuals.
const KNOWN: Lexicon = Lexicon(
    "\
    123456 12345678 1234567890 p@ssw0rd p@ssword passw0rd admin administrator root guest letmein changeme abc123 \
    abcdef string null none true false text required optional hidden value bearer basic oauth2 jsapi_ticket \
    client_credentials authorization_code",
);

/// Whether a value under the name of a secret stands for any.
pub(super) fn is_placeholder(value: &str) -> bool {
    let lower = value.to_lowercase();
    let is_told = ["api_key", "apikey", "_key", "passw", "clave", "contraseña"].iter().any(|word| lower.contains(word));
    KNOWN.has(&lower) || is_told || secret::is_placeholder(&lower) || person::is_anybody(value) || is_made_up(value)
}

/// Whether a value has a run that no secret in use has.
pub(super) fn is_made_up(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let longest = longest(value).1;
    let counting = has_run(&lower, usize::MAX, RUN);
    let equal = has_run(&lower, if longest < LONG { SHORT_RUN } else { RUN }, usize::MAX);
    let masked = longest < SHORT_RUN && lower.chars().all(|char| !char.is_ascii_alphanumeric() || "x0".contains(char));
    let is_known =
        value.split('.').nth(1).is_some_and(|payload| payload.starts_with(&KNOWN_PAYLOAD[..SHORTEST_PAYLOAD]));
    counting || equal || masked || is_known
}

/// Where the longest part of letters and digits is, and how many it has; escapes of URLs are no part of any.
fn longest(value: &str) -> (usize, usize) {
    const ESCAPE: usize = 3;
    let (mut best, mut start, mut escaped) = ((0, 0), 0, 0);
    for (at, byte) in value.bytes().enumerate() {
        escaped = if byte == b'%' { ESCAPE } else { usize::saturating_sub(escaped, 1) };
        if escaped > 0 || !byte.is_ascii_alphanumeric() {
            start = at + 1;
        } else if at + 1 - start > best.1 {
            best = (start, at + 1 - start);
        }
    }
    best
}

/// A value of the same alphabet and length, with the mark of its issuer.
pub(super) fn replace(value: &str) -> String {
    if let Some([head, payload, signature]) = secret::jwt(value) {
        let begin = &KNOWN_PAYLOAD[..KNOWN_PAYLOAD.len().min(payload.len())];
        let rest = filled(payload.get(begin.len()..).unwrap_or_default(), false);
        return format!("{head}.{begin}{rest}.{}", filled(signature, true));
    }
    let is_prefixed = value.strip_prefix("0x").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let mark = secret::marked(value).map_or(if is_prefixed { 2 } else { 0 }, |(_, mark)| mark);
    format!("{}{}", &value[..mark], filled(&value[mark..], true))
}

/// Other characters of the same kinds; where it is to be known again, with a run in its longest part.
fn filled(value: &str, is_marked: bool) -> String {
    let mut dice = Dice::of("secret", value);
    let is_hexadecimal = value.chars().all(|char| char.is_ascii_hexdigit() || char == '-');
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
    let (start, length) = longest(value);
    let run = if length < LONG { SHORT_RUN } else { RUN };
    // A number that begins with zeros would be another one without them.
    let from = if is_number { start + 1 } else { start };
    let marked = from..from + run;
    let filler = match value.bytes().any(|byte| byte.is_ascii_lowercase()) {
        _ if is_hexadecimal => '0',
        true => 'x',
        false => 'X',
    };
    let is_uuid = is_hexadecimal && value.len() == 36;
    let padded = value.trim_end_matches('=').len();
    let mut escaped = 0;
    let chars = value.char_indices().map(|(at, char)| {
        escaped = if char == '%' { 3_u8 } else { escaped.saturating_sub(1) };
        match char {
            // Version and variant of a UUID, and bits that base64 does not use, decide whether it can be read.
            _ if is_uuid && matches!(at, 14 | 19) || padded < value.len() && at + 1 == padded || escaped > 0 => char,
            _ if is_marked && length < SHORT_RUN && char.is_ascii_alphabetic() => 'x',
            _ if is_marked && length < SHORT_RUN && char.is_ascii_digit() => '0',
            _ if is_marked && length >= SHORT_RUN && marked.contains(&at) => filler,
            _ if is_hexadecimal => dice.alike_in_hexadecimal(char),
            _ => dice.alike(char),
        }
    });
    chars.collect()
}
