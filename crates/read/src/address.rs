//! Parts of URLs, as documentation writes them.

use std::borrow::Cow;

use docwright_schema::{
    Limits,
    document::{Row, Step, Text},
};

use crate::page::{Page, is_blank, trim};

/// Names that stand for a host.
const HOSTS: [&str; 4] = ["baseurl", "base_url", "apihost", "api_host"];

/// How names in capitals end that stand for a host.
const ROOTS: [&str; 6] = ["URL", "ROOT", "HOST", "SERVER", "DOMAIN", "ENDPOINT"];

/// Parts scheme and host, or a placeholder for them, from a URL.
pub(crate) fn host(text: &str) -> (Option<&str>, &str) {
    if let Some((scheme, rest)) = text.split_once("://")
        && matches!(scheme, "http" | "https" | "HTTP" | "HTTPS" | "{scheme}" | "http(s)")
    {
        let end = rest
            .find(|char: char| matches!(char, '/' | '?' | '`' | '"' | '\'') || is_blank(char) || !char.is_ascii())
            .unwrap_or(rest.len());
        return text.split_at_checked(scheme.len() + 3 + end).map_or((None, text), |(host, path)| (Some(host), path));
    }
    let placeholders = [("{{", "}}"), ("<%", "%>"), ("${", "}"), ("{", "}"), ("<", ">"), ("[", "]")];
    for (open, close) in placeholders {
        let end = text.strip_prefix(open).and_then(|rest| rest.find(close)).map(|at| open.len() + at + close.len());
        let parted = end.filter(|end| *end < 60).and_then(|end| text.split_at_checked(end));
        if let Some((host, path)) = parted.filter(|(_, path)| path.starts_with('/')) {
            return (Some(host), path);
        }
    }
    let name = text.split('/').next().unwrap_or_default();
    let local = name.starts_with("localhost")
        || name.contains('.')
            && name.split_once(':').is_some_and(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit()));
    let in_capitals = name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && ROOTS.iter().any(|end| name.ends_with(end));
    let named = in_capitals || HOSTS.iter().any(|host| host.eq_ignore_ascii_case(name));
    let stands_for_one = named && name.len() < text.len();
    if local || stands_for_one { (Some(name), &text[name.len()..]) } else { (None, text) }
}

/// A path with its placeholders in braces.
pub(crate) fn template(path: &str) -> Cow<'_, str> {
    let last = path.rsplit('/').next().unwrap_or_default();
    let is_emphasised = last.len() > 2 && last.starts_with('*');
    let path = if is_emphasised { path } else { path.trim_end_matches('*') };
    let plain = path.starts_with('/')
        && !path.split('/').any(stands_for_value)
        && !path.contains([':', '<', '$', '(', '[', ' ', '\\', '*'])
        && !path.contains("{{")
        && !path.contains("//");
    if plain {
        return Cow::Borrowed(path);
    }
    // What Markdown escapes in a path is meant as it is.
    let unescaped = path.replace('\\', "");
    let plain = |part| str::strip_prefix(part, '*').and_then(|part| part.strip_suffix('*')).unwrap_or(part);
    let segments = unescaped.split('/').filter(|segment| !segment.is_empty());
    let segments: Vec<String> = segments.map(|emphasised| segment(plain(emphasised))).collect();
    let end = if path.ends_with('/') && !segments.is_empty() { "/" } else { "" };
    Cow::Owned(format!("/{}{end}", segments.join("/")))
}

/// How names end that stand in the place of a value.
const VALUES: [&str; 6] = ["_ID", "_UUID", "_NAME", "_KEY", "_CODE", "_TOKEN"];

/// Whether a segment is written as what stands in the place of a value: `LOCK_ID`.
fn stands_for_value(segment: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    VALUES.iter().any(|end| segment.ends_with(end)) && segment.bytes().all(is_part)
}

fn segment(text: &str) -> String {
    if stands_for_value(text) {
        return format!("{{{text}}}");
    }
    let mut out = String::new();
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let found = match char {
            ':' => named(&rest[1..]),
            '$' => rest.strip_prefix("${").and_then(|inner| enclosed(inner, "}")).or_else(|| named(&rest[1..])),
            '{' => {
                rest.strip_prefix("{{").and_then(|inner| enclosed(inner, "}}")).or_else(|| enclosed(&rest[1..], "}"))
            }
            '<' => enclosed(&rest[1..], ">"),
            '(' => enclosed(&rest[1..], ")"),
            '[' => enclosed(&rest[1..], "]"),
            _ => None,
        };
        if let Some((name, after)) = found {
            out.push('{');
            out.push_str(name.trim_start_matches([':', '$']));
            out.push('}');
            rest = after;
        } else {
            out.push(char);
            rest = &rest[char.len_utf8()..];
        }
    }
    out
}

/// A placeholder's name without braces, and what follows it.
fn named(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|char: char| !(char.is_ascii_alphanumeric() || char == '_')).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(end)?;
    name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_').then_some((name, rest))
}

/// A placeholder's name up to its closing brace, and what follows it.
fn enclosed<'t>(text: &'t str, close: &str) -> Option<(&'t str, &'t str)> {
    let (name, rest) = text.split_once(close)?;
    let name = trim(name);
    let fits = !name.is_empty() && name.len() <= 64 && !name.contains(['{', '}', '/']);
    fits.then_some((name, rest))
}

/// The parameters of a query string.
pub(crate) fn query_rows<'a>(page: &Page<'a>, query: &'a str) -> Vec<Row<'a>> {
    let query = query.split('#').next().unwrap_or_default();
    let row = |pair: &'a str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let bare = name.trim_start_matches(['{', '?']).trim_end_matches('}');
        let key = bare.trim_end_matches("[]");
        let fits =
            !key.is_empty() && key.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.'));
        let span = page.span_of(pair);
        let filled = !value.is_empty() && !value.contains(['{', '<', '$', ':', '[', '(', '*']) && value.is_ascii();
        let example = filled.then(|| Text { span: page.span_of(value), text: Cow::Borrowed(value) });
        let mut path = vec![Step::Key(Cow::Borrowed(key))];
        path.extend((key.len() < bare.len()).then_some(Step::Items));
        fits.then(|| Row {
            span,
            name: Text { span: page.span_of(name), text: Cow::Borrowed(bare) },
            path,
            declared: None,
            required: None,
            nullable: None,
            description: None,
            default: None,
            example,
            values: Vec::new(),
            limits: Limits::default(),
            place: None,
            refers: None,
            links: Vec::new(),
        })
    };
    query.split('&').take(100).filter_map(row).collect()
}
