//! What is found in running text by its form alone.

use super::{Hit, Kind, email, number, token};
use crate::sensitive::{
    self,
    email::Found,
    number::{is_bank_card, is_identity_card},
    secret::{self, KNOWN_BASIC, is_base64, is_word},
    text::{key, words},
};

/// What a private key's first line ends with.
const OPEN: &str = "PRIVATE KEY-----";

/// The length of the shortest token that is found by its mark.
const SHORTEST: usize = 16;

/// What has to be replaced in a text, in order and without overlaps.
pub(super) fn find(text: &str, is_prose: bool) -> Vec<Hit> {
    let has = |belongs: fn(&u8) -> bool| text.as_bytes().iter().any(belongs);
    let (has_digit, has_at) = (has(u8::is_ascii_digit), text.contains('@'));
    let mut hits = if has_at { emails(text, is_prose) } else { Vec::new() };
    if text.len() > OPEN.len() {
        hits.extend(private_keys(text));
    }
    // Most texts are short or have no digit, and cannot hold a token then; a password may stand before an `@`.
    if has_at || text.len() >= SHORTEST && (has_digit || text.contains("eyJ")) {
        hits.extend(tokens(text));
    }
    if has_digit {
        hits.extend(numbers(text));
    }
    apart(hits)
}

/// The hits that begin first, and of those that begin together the longest; what overlaps them is left out.
pub(super) fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    hits.sort_by(|a, b| (a.range.start, b.range.end).cmp(&(b.range.start, a.range.end)));
    let mut end = 0;
    hits.retain(|hit| {
        let is_free = hit.range.start >= end;
        if is_free {
            end = hit.range.end;
        }
        is_free
    });
    hits
}

fn hit(text: &str, start: usize, end: usize, kind: Kind, new: String) -> Option<Hit> {
    let old = text.get(start..end)?;
    (old != new).then_some(Hit { range: start..end, kind, new })
}

fn emails(text: &str, is_prose: bool) -> Vec<Hit> {
    let found = sensitive::email::find(text).filter(|found| email::is_somebodys(found, is_prose));
    let replaced = found.filter_map(|found| {
        let Found { start, local, domain, .. } = found;
        hit(text, start, found.end(), Kind::Email, email::replace(local, domain))
    });
    replaced.collect()
}

/// What stands between the lines that open and close a private key.
fn private_keys(text: &str) -> Vec<Hit> {
    const LEAST: usize = 16;
    let mut hits = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find(OPEN) {
        let start = from + at + OPEN.len();
        let end = text[start..].find("-----").map_or(text.len(), |length| start + length);
        let body = &text[start..end];
        let is_body = body.chars().filter(char::is_ascii_alphanumeric).count() >= LEAST;
        if is_body && !token::is_placeholder(body) {
            hits.extend(hit(text, start, end, Kind::Secret, token::replace(body)));
        }
        from = end;
    }
    hits
}

fn tokens(text: &str) -> Vec<Hit> {
    let mut hits: Vec<Hit> = words(text, is_word).filter_map(|(at, word)| marked(text, at, word)).collect();
    let separators = text.char_indices().filter(|(_, char)| matches!(char, ':' | '=' | '：'));
    for (at, separator) in separators {
        let behind = at + separator.len_utf8();
        if key(text, behind).is_some_and(is_telling) {
            hits.extend(value(text, behind));
        }
        if text[at..].starts_with("://") {
            hits.extend(password_of_url(text, at + "://".len()));
        }
    }
    for scheme in ["Bearer ", "bearer ", "Basic ", "token "] {
        hits.extend(text.match_indices(scheme).filter_map(|(at, _)| value(text, at + scheme.len())));
    }
    hits
}

fn marked(text: &str, at: usize, word: &str) -> Option<Hit> {
    let word = word.trim_end_matches(['.', '-']);
    let is_token = match secret::jwt(word) {
        Some([_, _, signature]) => !token::is_made_up(signature),
        None => secret::marked(word).is_some_and(|(_, mark)| is_live(&word[mark..])),
    };
    is_token.then(|| hit(text, at, at + word.len(), Kind::Secret, token::replace(word)))?
}

fn is_live(rest: &str) -> bool {
    secret::is_mixed(rest) && !token::is_placeholder(rest)
}

/// Whether what follows a name and `:` or `=` may be secret.
fn is_telling(key: &str) -> bool {
    const SIGNATURES: &[&str] = &["sig", "sign", "signature", "key", "auth", "session", "sessionid", "jsessionid"];
    let lower = key.to_ascii_lowercase();
    let last = lower.rsplit(['-', '_']).next().unwrap_or_default();
    secret::is_secret(key) || SIGNATURES.contains(&last)
}

/// The secret that begins at a byte, behind quotes and the name of a scheme.
fn value(text: &str, from: usize) -> Option<Hit> {
    let rest = text[from..].trim_start_matches([' ', '\t', '"', '\'', '`', '\\', '“']);
    let schemes = ["Bearer ", "bearer ", "Basic ", "Token ", "token "];
    let rest = schemes.into_iter().find_map(|scheme| rest.strip_prefix(scheme)).unwrap_or(rest);
    let end = rest.find(|char| !is_base64(char) && char != '%').unwrap_or(rest.len());
    let padding = rest[end..].bytes().take(2).take_while(|byte| *byte == b'=').count();
    let word = rest[..end + padding].trim_end_matches('.');
    let is_secret = secret::is_machines(word) && is_live(word) && !word.starts_with(KNOWN_BASIC);
    let start = text.len() - rest.len();
    is_secret.then(|| hit(text, start, start + word.len(), Kind::Secret, token::replace(word)))?
}

/// The password in front of a host: `https://name:password@host`.
fn password_of_url(text: &str, from: usize) -> Option<Hit> {
    const REACH: usize = 256;
    const LEAST: usize = 4;
    let is_end = |byte: &u8| !byte.is_ascii_graphic() || b"/?#\"'<>".contains(byte);
    let length = text.as_bytes()[from..].iter().take(REACH).position(is_end).unwrap_or(REACH);
    let authority = text.get(from..(from + length).min(text.len()))?;
    let (user, _) = authority.rsplit_once('@')?;
    let (name, password) = user.split_once(':')?;
    let start = from + name.len() + 1;
    let is_secret =
        password.len() >= LEAST && !token::is_placeholder(password) && !password.contains(['{', '$', '*', '<']);
    is_secret.then(|| hit(text, start, start + password.len(), Kind::Secret, token::replace(password)))?
}

/// Digits with what separates them, from one place on.
struct Groups {
    /// Where each run of digits begins and ends.
    runs: Vec<(usize, usize)>,
    has_plus: bool,
    /// Where a plus or a parenthesis opens.
    start: usize,
}

fn numbers(text: &str) -> Vec<Hit> {
    let bytes = text.as_bytes();
    let mut hits = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = bytes[at..].iter().position(|byte| !byte.is_ascii_digit()).map_or(bytes.len(), |length| at + length);
        if is_inside(bytes, at) {
            at = run;
            continue;
        }
        // What is nobody's number is no part of another one either.
        let telephone = telephone(text, &groups(bytes, at));
        let end = telephone.as_ref().map_or(run, |(end, _)| *end);
        let found = telephone.map_or_else(|| card(text, at, run), |(_, hit)| hit);
        at = found.as_ref().map_or(end, |hit| hit.range.end).max(run);
        hits.extend(found);
    }
    hits
}

/// Whether digits are a part of a word, of a path or of another number.
fn is_inside(bytes: &[u8], at: usize) -> bool {
    let before = |distance: usize| at.checked_sub(distance).map(|at| bytes[at]);
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_./#$%@\\".contains(&byte);
    match before(1) {
        Some(b'-' | b'+') => before(2).is_some_and(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte)),
        Some(byte) => is_part(byte),
        None => false,
    }
}

/// Whether a number goes on behind its digits.
fn goes_on(bytes: &[u8], end: usize) -> bool {
    let at = |index: usize| bytes.get(index).copied().unwrap_or_default();
    match at(end) {
        b'.' | b'-' | b':' => at(end + 1).is_ascii_digit(),
        byte => byte.is_ascii_alphanumeric() || b"_@%".contains(&byte),
    }
}

fn groups(bytes: &[u8], at: usize) -> Groups {
    const MOST: usize = 6;
    let mut runs = Vec::new();
    let mut from = at;
    while runs.len() < MOST {
        let digits = bytes[from..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        if digits == 0 {
            break;
        }
        runs.push((from, from + digits));
        let end = from + digits;
        let separator = bytes[end..].iter().take(3).take_while(|byte| b"-() ".contains(byte)).count();
        let is_one = matches!(&bytes[end..end + separator], [_] | [b')', b' ' | b'-'] | [b' ' | b'-', b'(']);
        if !is_one {
            break;
        }
        from = end + separator;
    }
    let opens = at.checked_sub(1).map(|before| bytes[before]);
    let has_plus = opens == Some(b'+') || at >= 2 && &bytes[at - 2..at] == b"+(";
    Groups { runs, has_plus, start: at }
}

/// A telephone number, by how its digits are grouped: where it ends, and what it is replaced by if it may be somebody's.
fn telephone(text: &str, groups: &Groups) -> Option<(usize, Option<Hit>)> {
    let lengths: Vec<usize> = groups.runs.iter().map(|(start, end)| end - start).collect();
    let digits = |count: usize| groups.runs[..count].iter().map(|(start, end)| &text[*start..*end]).collect::<String>();
    let separator = |at: usize| text.as_bytes().get(groups.runs[at].1).copied().unwrap_or_default();
    let begins = |with: &[char]| text[groups.start..].starts_with(with);
    let is_mobile = |count: usize| number::mobile(&digits(count)).is_some();
    let count = if groups.has_plus {
        let total = |count: usize| lengths[..count].iter().sum::<usize>();
        (1..=lengths.len()).rev().find(|count| (9..=15).contains(&total(*count)))?
    } else {
        match lengths.as_slice() {
            [11 | 13 | 15, ..] if is_mobile(1) => 1,
            [2, 11, ..] if begins(&['8']) && is_mobile(2) => 2,
            [3, 4, 4, ..] if is_mobile(3) => 3,
            [3, 3, 4, ..] if separator(1) == b'-' && begins(&['2', '3', '4', '5', '6', '7', '8', '9']) => 3,
            [3 | 4, 4, 4, ..] if separator(0) == b'-' && separator(1) == b'-' && begins(&['0']) => 3,
            [3 | 4, 7 | 8, ..] if matches!(separator(0), b'-' | b')') && begins(&['0']) => 2,
            _ => return None,
        }
    };
    let (end, all) = (groups.runs[count - 1].1, digits(count));
    let bytes = text.as_bytes();
    if goes_on(bytes, end) {
        return None;
    }
    if number::is_nobodys_phone(&all) {
        return Some((end, None));
    }
    let start = if groups.has_plus || bytes[..groups.start].ends_with(b"(") { groups.start - 1 } else { groups.start };
    Some((end, hit(text, start, end, Kind::Phone, number::phone(&text[start..end]))))
}

/// An identity card's number by its checksum, a bank card's where its key tells it too.
fn card(text: &str, start: usize, run: usize) -> Option<Hit> {
    const IDENTITY: usize = 17;
    let bytes = text.as_bytes();
    let is_x = run - start == IDENTITY && matches!(bytes.get(run), Some(b'x' | b'X'));
    let end = if is_x { run + 1 } else { run };
    let value = &text[start..end];
    if goes_on(bytes, end) {
        return None;
    }
    if is_identity_card(value) {
        return hit(text, start, end, Kind::Document, number::identity_card(value));
    }
    let is_told = || key(text, start).is_some_and(|key| ["card", "bank", "卡"].iter().any(|word| key.contains(word)));
    (is_bank_card(value) && is_told()).then(|| hit(text, start, end, Kind::Card, number::card(value)))?
}
