//! Names of parameters and fields, taken apart.

use std::borrow::Cow;

use docwright_schema::document::Step;

use crate::{
    page::{is_blank, trim},
    words,
};

/// A name taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name<'a> {
    /// It without the marks of nesting, requirement and placeholders.
    pub(super) bare: Cow<'a, str>,
    /// The steps from the row above that it is nested in.
    pub(super) steps: Vec<Step<'a>>,
    /// How deep it is nested; comparable only within its table.
    pub(super) depth: usize,
    /// What a mark at the name says of whether it is required.
    pub(super) required: Option<bool>,
    /// Whether it is written as a placeholder of the path.
    pub(super) placeholder: bool,
}

/// Takes a name apart: `a.b`, `a[b]`, `a[].b`, `└ b`, `b*`.
pub(super) fn parse<'a>(text: &Cow<'a, str>) -> Option<Name<'a>> {
    let (depth, required, placeholder, range) = bare(text)?;
    let name = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range)?),
        Cow::Owned(text) => Cow::Owned(text.get(range)?.to_owned()),
    };
    let bare = name.clone();
    let steps = match name {
        Cow::Borrowed(name) => steps(name).into_iter().map(|step| step.map(Cow::Borrowed)).collect(),
        Cow::Owned(name) => steps(&name).into_iter().map(|step| step.map(|key| Cow::Owned(key.to_owned()))).collect(),
    };
    Some(Name { bare, steps: resolve(steps)?, depth, required, placeholder })
}

/// Whether a character shows how deep a name is nested.
fn is_nesting(char: char) -> bool {
    matches!(char, '└' | '├' | '│' | '─' | '┗' | '┣' | '-' | '>' | '»' | '→' | '∟')
}

/// Whether a text shows how deep something is nested, and no name.
pub(super) fn is_only_nesting(text: &str) -> bool {
    text.contains(['└', '├', '┗', '┣']) && text.chars().all(|char| is_blank(char) || is_nesting(char))
}

/// The name without nesting and requirement marks: depth, requirement, whether it is a placeholder, and its range.
fn bare(text: &str) -> Option<(usize, Option<bool>, bool, std::ops::Range<usize>)> {
    let name = text.trim_start_matches(|char| is_blank(char) || is_nesting(char));
    let marks = &text[..text.len() - name.len()];
    let depth = marks.chars().filter(|char| !matches!(char, ' ' | '─')).count();
    // Emphasis within code is shown as it is written.
    let bold = trim(name).strip_prefix("**").and_then(|name| name.strip_suffix("**"));
    let mut name = without_footnote(bold.unwrap_or(trim(name)));
    let mut required = None;
    if let Some(rest) = name.strip_suffix(['*', '＊']).or_else(|| name.strip_prefix(['*', '＊'])) {
        (name, required) = (trim(rest), Some(true));
    } else if let Some(rest) = name.strip_suffix(['?', '？']) {
        (name, required) = (trim(rest), Some(false));
    }
    if let Some((before, remark)) = name.split_once(['(', '（']) {
        let remark = trim(remark.trim_end_matches([')', '）']));
        required = words::required(remark).or(required);
        name = trim(before);
    }
    if let Some((before, remark)) = name.split_once('\n') {
        required = Some(words::required(trim(remark))?);
        name = trim(before);
    }
    let placeholder = name.strip_prefix(':').or_else(|| name.strip_prefix('{').and_then(|name| name.strip_suffix('}')));
    let bare = placeholder.unwrap_or(name).trim_matches('"');
    if bare.is_empty() || bare.chars().count() > 120 || bare.contains(['\n', '，', '。', '：']) {
        return None;
    }
    // Several words are a heading or a sentence; blanks within brackets are those of a broken key.
    let outside = bare.split('[').next().unwrap_or(bare);
    if trim(outside).contains(' ') {
        return None;
    }
    let start = (bare.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    Some((depth, required, placeholder.is_some(), start..start + bare.len()))
}

/// A name without the mark of a footnote behind it: `sort? [1]`, `sort? *`, `sort²`.
fn without_footnote(name: &str) -> &str {
    let bare = name.trim_end_matches(['¹', '²', '³', '†', '‡']);
    let digits = bare.strip_suffix(']').map(|inner| inner.trim_end_matches(|char: char| char.is_ascii_digit()));
    let numbered = digits.and_then(|rest| rest.strip_suffix('[')).filter(|rest| rest.ends_with(is_blank));
    let starred = Some(trim(bare.trim_end_matches('*'))).filter(|rest| rest.ends_with('?'));
    trim(numbered.or(starred).unwrap_or(bare))
}

/// Whether a name is marked as that of something optional: `sort?`.
pub(super) fn is_marked_optional(text: &str) -> bool {
    without_footnote(trim(text)).ends_with(['?', '？'])
}

/// A step whose key is not yet resolved.
enum Part<K> {
    Key(K),
    Items,
}

impl<K> Part<K> {
    fn map<T>(self, change: impl FnOnce(K) -> T) -> Part<T> {
        match self {
            Self::Key(key) => Part::Key(change(key)),
            Self::Items => Part::Items,
        }
    }
}

fn steps(name: &str) -> Vec<Part<&str>> {
    let mut parts = Vec::new();
    for dotted in name.split("->").flat_map(|part| part.split('.')) {
        let mut pieces = dotted.split('[');
        match pieces.next().map(trim) {
            Some(key) if !key.is_empty() => parts.push(Part::Key(key)),
            _ => {}
        }
        for piece in pieces {
            let key = trim(piece.split(']').next().unwrap_or_default()).trim_matches(['"', '\'']);
            let index = key.chars().all(|char| char.is_ascii_digit()) || matches!(key, "*" | "n" | "i");
            parts.push(if index { Part::Items } else { Part::Key(key) });
        }
    }
    parts
}

fn resolve(parts: Vec<Part<Cow<'_, str>>>) -> Option<Vec<Step<'_>>> {
    let steps: Vec<_> = parts
        .into_iter()
        .enumerate()
        .map(|(at, part)| match part {
            Part::Items => Step::Items,
            Part::Key(key) if at > 0 && is_placeholder(&key) => Step::AnyKey,
            Part::Key(key) => Step::Key(key),
        })
        .collect();
    (!steps.is_empty()).then_some(steps)
}

/// Whether a key stands for many keys, such as `:format`.
fn is_placeholder(key: &str) -> bool {
    key == "*"
        || key.starts_with(':')
        || key.starts_with('{') && key.ends_with('}')
        || key.starts_with('<') && key.ends_with('>')
}

/// Whether a word could name a parameter or field.
pub(crate) fn is_name(text: &str) -> bool {
    let text = text.trim_start_matches(|char: char| {
        is_blank(char) || matches!(char, '└' | '├' | '─' | '-' | '>' | ':' | '{' | '*')
    });
    let core = text.trim_end_matches(['*', '?', '}', '"']).trim_start_matches('"');
    let fits = |char: char| {
        char.is_ascii_alphanumeric()
            || matches!(char, '_' | '-' | '.' | '[' | ']' | ':' | '$' | '@' | '<' | '>' | ' ' | '(' | ')')
    };
    core.starts_with(|char: char| char.is_ascii_alphabetic() || matches!(char, '_' | '$' | '@'))
        && core.len() <= 100
        && core.chars().all(fits)
}

/// Whether a text is a plain identifier.
pub(crate) fn is_identifier(text: &str) -> bool {
    text.len() <= 64
        && text.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-'))
}

/// Whether a text could be an error code: a number or a symbol.
pub(super) fn is_code(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let number = !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|byte| byte.is_ascii_digit());
    let symbol = text.starts_with(|char: char| char.is_ascii_alphabetic())
        && text.len() <= 80
        && text.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.' | '/' | ':'));
    number || symbol
}
