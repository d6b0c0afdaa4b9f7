//! Headers that authenticate.

use std::borrow::Cow;

use docwright_schema::document::{Credential, CredentialPart, Row};

use crate::page::{Page, is_blank, trim};

/// Reads a line such as `Authorization: Token token=…, device=…`.
pub(super) fn read<'a>(page: &Page<'a>, line: &'a str) -> Option<Credential<'a>> {
    let (header, value) = line.split_once([':', '：'])?;
    let (header, value) = (trim(header), trim(value));
    if !authenticates(header) || value.is_empty() || value.len() > 500 || !value.is_ascii() {
        return None;
    }
    let parts = pairs(value).unwrap_or_else(|| scheme(header, value));
    Some(Credential { span: page.span_of(line), header: Cow::Borrowed(header), parts, rows: Vec::new() })
}

/// Schemes that stand before a token.
const SCHEMES: [&str; 5] = ["bearer", "basic", "token", "jwt", "apikey"];

/// Reads a header of a sample call. What it holds may be a secret in use, so that nothing but its scheme is kept.
pub(super) fn shown<'a>(page: &Page<'a>, line: &'a str) -> Option<Credential<'a>> {
    let (header, value) = line.split_once(':').map(|(header, value)| (trim(header), trim(value)))?;
    let (word, rest) = value.split_once(is_blank).unwrap_or((value, ""));
    let has_scheme = !rest.is_empty() && SCHEMES.iter().any(|scheme| scheme.eq_ignore_ascii_case(word));
    let scheme = has_scheme.then(|| value.get(..=word.len())).flatten();
    (is_credential(header) && !value.is_empty()).then(|| of_operation(page, line, header, scheme))
}

/// Takes the row of a parameter for a credential, where it is one in its name; `is_header` where it surely is a header.
pub(super) fn described<'a>(page: &Page<'a>, row: &Row<'a>, is_header: bool) -> Option<Credential<'a>> {
    let name = page.raw(row.name.span).trim_matches(|char: char| !char.is_ascii_alphanumeric());
    let is_one = is_credential(name) && (is_header || name.eq_ignore_ascii_case("authorization"));
    let scheme = page.raw(row.span).contains("Bearer ").then_some("Bearer ");
    is_one.then(|| of_operation(page, page.raw(row.span), name, scheme))
}

fn of_operation<'a>(page: &Page<'a>, at: &'a str, header: &'a str, scheme: Option<&'a str>) -> Credential<'a> {
    let name = match scheme {
        Some(_) => Cow::Borrowed("token"),
        None => Cow::Owned(parameter(header)),
    };
    let literal = scheme.map(|scheme| CredentialPart::Literal(scheme.into()));
    let parameter = CredentialPart::Parameter { name, sample: Cow::Borrowed("") };
    let parts = literal.into_iter().chain([parameter]).collect();
    Credential { span: page.span_of(at), header: header.into(), parts, rows: Vec::new() }
}

/// What the whole value of a header is called.
fn parameter(header: &str) -> String {
    header.to_ascii_lowercase().trim_start_matches("x-").replace('-', "_")
}

/// The names of the parameters of a credential.
pub(super) fn names<'c>(credential: &'c Credential<'_>) -> impl Iterator<Item = &'c str> {
    credential.parts.iter().filter_map(|part| match part {
        CredentialPart::Parameter { name, .. } => Some(&**name),
        CredentialPart::Literal(_) => None,
    })
}

/// Whether a header of this name tells who sends a request.
fn authenticates(header: &str) -> bool {
    let lower = header.to_ascii_lowercase();
    let plain = header.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'));
    let ends = ["-key", "-token", "apikey", "_token", "_key"].iter().any(|end| lower.ends_with(end));
    plain && header.len() <= 40 && (lower == "authorization" || ends)
}

/// Whether what surely is a header tells who sends a request.
fn is_credential(header: &str) -> bool {
    authenticates(header) || ["token", "accesstoken"].contains(&&*header.to_ascii_lowercase())
}

/// Takes `Token token=…, device=…` apart at its pairs.
fn pairs(value: &str) -> Option<Vec<CredentialPart<'_>>> {
    let mut parts = Vec::new();
    let mut literal = 0;
    let mut at = 0;
    while let Some(equals) = value.get(at..)?.find('=').map(|found| at + found) {
        let start = value[..equals].rfind([' ', ',', ';']).map_or(0, |before| before + 1);
        let end = value[equals..].find([',', ';', ' ']).map_or(value.len(), |length| equals + length);
        at = end;
        let (name, sample) = (&value[start..equals], value.get(equals + 1..end)?.trim_matches('"'));
        // A token may end in `=` too.
        let named =
            name.starts_with(|char: char| char.is_ascii_alphabetic()) && name.len() <= 32 && !sample.starts_with('=');
        if start < literal || sample.is_empty() || !named {
            continue;
        }
        let quoted = usize::from(value[equals + 1..].starts_with('"'));
        parts.push(CredentialPart::Literal(Cow::Borrowed(&value[literal..=equals + quoted])));
        parts.push(CredentialPart::Parameter { name: Cow::Borrowed(name), sample: Cow::Borrowed(sample) });
        literal = end - quoted;
    }
    if parts.is_empty() {
        return None;
    }
    if literal < value.len() {
        parts.push(CredentialPart::Literal(Cow::Borrowed(&value[literal..])));
    }
    Some(parts)
}

/// Takes `Bearer <token>` apart.
fn scheme<'a>(header: &'a str, value: &'a str) -> Vec<CredentialPart<'a>> {
    let parted =
        value.split_once(is_blank).map(|(scheme, rest)| (value.get(..=scheme.len()).unwrap_or(scheme), trim(rest)));
    let (literal, sample) = parted.unwrap_or(("", value));
    let named = sample.trim_matches(|char: char| !char.is_ascii_alphanumeric() && char != '_');
    let placeholder = sample.starts_with(['<', '{', '$', '[']) && !named.is_empty() && !named.contains(is_blank);
    let name = if placeholder {
        Cow::Borrowed(named)
    } else if parted.is_some() {
        Cow::Borrowed("token")
    } else {
        Cow::Owned(parameter(header))
    };
    let literal = (!literal.is_empty()).then_some(CredentialPart::Literal(Cow::Borrowed(literal)));
    literal.into_iter().chain([CredentialPart::Parameter { name, sample: Cow::Borrowed(sample) }]).collect()
}
