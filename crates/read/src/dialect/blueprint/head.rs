//! The first line of a parameter or member: `name: sample (type, required) - description`, and what was written before
//! there was MSON: `` name = `default` (optional, string, `sample`) ... description ``.

use crate::{
    page::{is_blank, trim},
    words,
};

/// A first line taken apart.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Head<'a> {
    /// The name as written, without marks; empty where it has none.
    pub(super) name: &'a str,
    /// Whether the name stands for any: `*name (string)*`.
    pub(super) is_variable: bool,
    /// What stands behind the colon.
    pub(super) sample: Option<&'a str>,
    /// What stands behind the equals sign, which was a default once.
    pub(super) default: Option<&'a str>,
    /// What stands in the parentheses.
    pub(super) attributes: Option<&'a str>,
    pub(super) description: Option<&'a str>,
}

/// Words in parentheses that are no type.
const FLAGS: [&str; 8] = ["required", "optional", "nullable", "fixed", "fixed-type", "sample", "default", "inherited"];

/// The most parentheses of a line that are looked at.
const GROUPS: usize = 32;

impl<'a> Head<'a> {
    /// Takes a line apart.
    pub(super) fn parse(text: &'a str) -> Self {
        let text = trim(text);
        if let Some((inner, rest)) = variable(text) {
            let (inner, outer) = (Self::parse(inner), Self::of_rest("", rest));
            let attributes = outer.attributes.or(inner.attributes);
            return Self { name: inner.name, is_variable: true, attributes, ..outer };
        }
        let (name, rest) = name(text);
        Self::of_rest(name, rest)
    }

    fn of_rest(name: &'a str, rest: &'a str) -> Self {
        let mut head = Self { name, ..Self::default() };
        let (mark, rest) = match rest.chars().next() {
            Some(mark @ (':' | '=')) => (Some(mark), trim(&rest[1..])),
            _ => (None, rest),
        };
        let described = mark.is_none() && separator(rest).is_some();
        let group = if described { None } else { group(rest) };
        let (value, after) = match group {
            Some((before, attributes, after)) => {
                head.attributes = Some(attributes);
                (before, after)
            }
            None => split_description(rest),
        };
        let value = Some(unquoted(value)).filter(|value| !value.is_empty());
        match mark {
            Some(':') => head.sample = value,
            Some(_) => head.default = value,
            None => {}
        }
        let after = separator(after).unwrap_or(after);
        head.description = Some(after).filter(|text| !text.is_empty());
        head
    }
}

/// `*name (string)*` and what follows.
fn variable(text: &str) -> Option<(&str, &str)> {
    let (inner, rest) = text.strip_prefix('*')?.split_once('*')?;
    (!inner.is_empty() && !inner.starts_with(is_blank)).then(|| (inner, trim(rest)))
}

/// The name that a line begins with, and the rest.
fn name(text: &str) -> (&str, &str) {
    for mark in ["`", "**", "\""] {
        if let Some((name, rest)) = text.strip_prefix(mark).and_then(|inner| inner.split_once(mark)) {
            return (trim(name), trim(rest));
        }
    }
    let is_end = |at: usize, char: char| match char {
        ':' => !text[at..].starts_with("://"),
        '(' | '=' | '…' => true,
        '-' | '–' | '—' => at == 0 || text[..at].ends_with(is_blank),
        '.' => text[at..].starts_with("..."),
        _ => false,
    };
    let end = text.char_indices().find(|&(at, char)| is_end(at, char)).map_or(text.len(), |(at, _)| at);
    // A negative number is a value, not a description.
    let end = if end == 0 && !text.starts_with(['(', ':']) { text.find(is_blank).unwrap_or(text.len()) } else { end };
    let (name, rest) = text.split_at(end);
    (trim(name), trim(rest))
}

/// The parentheses that hold a type or flags, with what stands before and behind them.
fn group(text: &str) -> Option<(&str, &str, &str)> {
    let mut in_code = false;
    let opens = text.char_indices().filter(move |(_, char)| {
        in_code ^= *char == '`';
        *char == '(' && !in_code
    });
    let groups = opens.take(GROUPS).filter_map(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let end = closing(rest)?;
        Some((trim(before), trim(&rest[1..end]), trim(&rest[end + 1..])))
    });
    groups.into_iter().find(|(_, inside, after)| {
        let ends = after.is_empty() || separator(after).is_some() || after.starts_with(['.', ',', ':']);
        says_known(inside) || ends && is_type_name(inside)
    })
}

/// Where the parenthesis that `text` begins with is closed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut in_code = false;
    for (at, char) in text.char_indices() {
        match char {
            '`' => in_code = !in_code,
            '(' if !in_code => depth += 1,
            ')' if !in_code => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn says_known(inside: &str) -> bool {
    let known = |part: &str| {
        let lower = part.to_ascii_lowercase();
        FLAGS.contains(&&*lower)
            || lower.starts_with("array[")
            || lower.starts_with("enum[")
            || matches!(&*lower, "array" | "enum" | "object")
            || words::kind(part).is_some()
    };
    parts(inside).any(known)
}

fn is_type_name(inside: &str) -> bool {
    let fits = |char: char| char.is_alphanumeric() || matches!(char, ' ' | '_' | '-' | '.' | ',' | '[' | ']' | '`');
    !inside.is_empty() && inside.len() <= 80 && inside.chars().all(fits)
}

/// The parts of a list in parentheses; brackets and code keep theirs together.
pub(super) fn parts(inside: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut in_code = false;
    inside
        .split(move |char| {
            match char {
                '`' => in_code = !in_code,
                '[' | '(' | '<' => depth += 1,
                ']' | ')' | '>' => depth = depth.saturating_sub(1),
                _ => {}
            }
            char == ',' && depth == 0 && !in_code
        })
        .map(trim)
        .filter(|part| !part.is_empty())
}

/// What follows the mark before a description.
fn separator(text: &str) -> Option<&str> {
    let marks = ["...", "…", "—", "–", "-"];
    let rest = marks.into_iter().find_map(|mark| text.strip_prefix(mark))?;
    Some(trim(rest.trim_start_matches(['.', '-'])))
}

/// Parts a description from what stands before it.
fn split_description(text: &str) -> (&str, &str) {
    if separator(text).is_some()
        && !text.starts_with(|char: char| char == '-' && text[1..].starts_with(|next: char| next.is_ascii_digit()))
    {
        return ("", text);
    }
    let at = [" - ", " – ", " — ", " ... "].into_iter().filter_map(|mark| text.find(mark)).min();
    at.map_or((text, ""), |at| (trim(&text[..at]), trim(&text[at..])))
}

/// A value without the marks of code around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = trim(text);
    text.strip_prefix('`').and_then(|text| text.strip_suffix('`')).filter(|text| !text.contains('`')).unwrap_or(text)
}
