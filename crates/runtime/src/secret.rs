//! What must not be shown, by its names.

use std::ops::Range;

/// How names end that hold a secret, in lower case and without hyphens and underscores.
const ENDS: &[&str] = &[
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pwd",
    "apikey",
    "accesskey",
    "secretkey",
    "privatekey",
    "authorization",
    "cookie",
    "credential",
    "credentials",
    "sessionkey",
];

/// What begins names that end alike, but hold a place in a list.
const PLACES: &[&str] = &["page", "next", "sync", "delta", "cursor", "continuation", "change", "scroll", "skip"];

/// Whether what stands under a key or a name is a secret.
pub(crate) fn is_key(name: &str) -> bool {
    // The last part of `user[password]` and `auth.token` is what counts.
    let last = name.trim_end_matches([']', '[']).rsplit(['[', '.']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(char::is_ascii_alphanumeric).map(|char| char.to_ascii_lowercase()).collect();
    ENDS.iter().any(|end| plain.ends_with(end)) && !PLACES.iter().any(|place| plain.starts_with(place))
}

/// What stands in place of a secret.
const MASK: &str = "***";

/// What `body` has from `start` on, as text without the values of keys that are secrets.
///
/// It is read by quotes alone, so that a body may be cut off, or no JSON.
pub(crate) fn masked(body: &[u8], start: usize) -> String {
    let mut text = String::new();
    let mut at = start;
    for hidden in hidden(body).into_iter().filter(|hidden| hidden.end > start) {
        text.push_str(&String::from_utf8_lossy(&body[at.min(hidden.start)..hidden.start]));
        text.push_str(MASK);
        at = hidden.end;
    }
    text.push_str(&String::from_utf8_lossy(&body[at..]));
    text
}

/// Where values of secret keys stand, in order.
fn hidden(body: &[u8]) -> Vec<Range<usize>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(quote) = body[at..].iter().position(|&byte| byte == b'"') {
        let name = at + quote + 1..end_of_text(body, at + quote + 1);
        at = (name.end + 1).min(body.len());
        let Some(value) = value_after(body, at).filter(|_| is_key(&String::from_utf8_lossy(&body[name]))) else {
            continue;
        };
        at = value.end;
        if !matches!(&body[value.clone()], b"" | b"null" | b"true" | b"false") {
            found.push(value);
        }
    }
    found
}

/// The text or the number that stands behind a colon; a list or an object is none.
fn value_after(body: &[u8], at: usize) -> Option<Range<usize>> {
    let colon = skip_space(body, at);
    let start = skip_space(body, (body.get(colon) == Some(&b':')).then_some(colon + 1)?);
    match body.get(start)? {
        b'"' => Some(start..(end_of_text(body, start + 1) + 1).min(body.len())),
        b'[' | b'{' => None,
        _ => {
            let is_end = |byte: &u8| matches!(byte, b',' | b'}' | b']') || byte.is_ascii_whitespace();
            let length = body[start..].iter().position(is_end);
            Some(start..length.map_or(body.len(), |length| start + length))
        }
    }
}

fn skip_space(body: &[u8], at: usize) -> usize {
    at + body[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count()
}

/// The quote that ends the text which begins at `at`, or the end of the body.
fn end_of_text(body: &[u8], mut at: usize) -> usize {
    while let Some(&byte) = body.get(at) {
        match byte {
            b'"' => return at,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    body.len()
}

/// A message about a value of a secret key, without what it quotes.
pub(crate) fn without_quotes(message: &str) -> String {
    let is_quote = |char| matches!(char, '"' | '`');
    match (message.find(is_quote), message.rfind(is_quote)) {
        (Some(first), Some(last)) => format!("{}{MASK}{}", &message[..first], &message[last + 1..]),
        _ => message.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_told_by_their_names() {
        for name in ["password", "X-Auth-Token", "apiSecret", "api_key", "user[password]", "auth.access_token", "pwd"] {
            assert!(is_key(name), "{name}");
        }
        for name in ["name", "page_token", "nextPageToken", "key", "token_type", "tokens[]", "passwords", ""] {
            assert!(!is_key(name), "{name}");
        }
    }
}
