//! What texts say in words: whether something is required, and its default.

use std::borrow::Cow;

use docwright_schema::document::Text;

use crate::{
    page::{Page, is_blank, trim},
    words,
};

/// What a cell says of whether something is required: its first word decides, unless what follows takes it back:
/// `必要（可选）`.
pub(super) fn requirement(text: &str) -> Option<bool> {
    let text = trim(text);
    words::required(text).or_else(|| {
        let is_end = |char: char| {
            is_blank(char) || matches!(char, ',' | '，' | '(' | '（' | ';' | '；' | '。' | '.' | '\\' | '/')
        };
        let (word, rest) = text.split_at_checked(text.find(is_end)?)?;
        let rest = rest.trim_matches(|char: char| !char.is_alphanumeric());
        let is_taken_back = !rest.is_ascii() && words::required(rest) == Some(false);
        words::required(word).map(|required| required && !is_taken_back)
    })
}

/// What a description says at its beginning or in parentheses of whether something is required.
pub(super) fn in_prose(text: &str) -> Option<bool> {
    let is_end = |char: char| {
        is_blank(char) || matches!(char, ',' | '，' | '.' | '。' | ')' | '）' | ';' | '；' | ']' | ':' | '：')
    };
    let word_of = |text: &str| {
        let end = text.find(is_end).unwrap_or(text.len());
        let listed = text[end..].trim_start().starts_with([':', '：']) && !text.is_ascii();
        let word = &text[..end];
        (word.chars().count() >= if word.is_ascii() { 6 } else { 2 } && !listed)
            .then(|| words::required(word))
            .flatten()
    };
    let inside = text.char_indices().filter(|(_, char)| matches!(char, '(' | '（' | '[' | '【'));
    let mut starts = std::iter::once(0).chain(inside.map(|(at, char)| at + char.len_utf8()).take(4));
    starts.find_map(|start| word_of(&text[start..])).or_else(|| in_clause(text))
}

/// What stands behind a type of whether something is required: `String, required`.
pub(super) fn behind_type(text: &str) -> Option<bool> {
    let parts = text.split([',', '，', ';', '\n', ' ', '(', ')', '（', '）']).skip(1).map(trim);
    parts.filter(|part| part.chars().count() >= if part.is_ascii() { 6 } else { 2 }).find_map(words::required)
}

/// A type without the line below it that says whether something is required.
pub(super) fn without_requirement(text: &str) -> &str {
    match text.split_once('\n') {
        Some((kind, rest)) if words::required(trim(rest)).is_some() => kind,
        _ => text,
    }
}

/// What a clause of a description says that is nothing else: `字典编码，必填`. A Latin word in a list is one of its values, and a
/// short one says yes or no to something else.
fn in_clause(text: &str) -> Option<bool> {
    let clauses = text.split(['，', '。', '；', ',', ';', '、', '・']).skip(1).take(8).map(trim);
    let is_ideographic = |clause: &&str| clause.chars().all(|char| matches!(char, '\u{4E00}'..='\u{9FFF}'));
    clauses.filter(|clause| clause.len() > 3 && is_ideographic(clause)).find_map(words::required)
}

/// Whether a line says that no parameter has to be given: `All parameters are optional.`
pub(crate) fn all_are_optional(text: &str) -> bool {
    if text.chars().count() > LONGEST_LINE {
        return false;
    }
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|char: char| !char.is_alphanumeric()).collect();
    let holds = |word: &str| if word.is_ascii() { words.contains(&word) } else { text.contains(word) };
    words::phrases(|language| language.wholes).any(holds)
        && words::phrases(|language| language.parameters).any(holds)
        && words::optional().any(holds)
}

/// The most characters of a line that says something of all parameters.
const LONGEST_LINE: usize = 120;

/// The default that a description names.
pub(super) fn default<'a>(page: &Page<'a>, text: &Text<'a>) -> Option<Text<'a>> {
    let raw = page.raw(text.span);
    let mut lower = None;
    let (at, length) = words::DEFAULTS
        .within(raw)
        .filter_map(|word| lower.get_or_insert_with(|| raw.to_ascii_lowercase()).find(word).map(|at| (at, word.len())))
        .min_by_key(|&(at, length)| (at, std::cmp::Reverse(length)))?;
    let rest = raw.get(at + length..)?.trim_start_matches(|char: char| {
        is_blank(char) || matches!(char, ':' | '：' | '=' | '为' | '是' | '`' | '"' | '\'')
    });
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    let end = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
    let value = rest[..end].trim_end_matches(['.', '-', '_']);
    let after = rest[end..].chars().next();
    // A word before further letters is prose: `defaults to the first page`.
    let single =
        after.is_none_or(|char| !is_blank(char) || value.bytes().all(|byte| byte.is_ascii_digit()) || !raw.is_ascii());
    let unit = after.is_some_and(char::is_alphabetic);
    (!value.is_empty() && single && !unit).then(|| Text { span: page.span_of(value), text: Cow::Borrowed(value) })
}
