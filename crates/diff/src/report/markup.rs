//! Texts from the docs in Markdown.
//!
//! The docs are written by others than those who review them: whatever they hold is shown, and must not become markup,
//! HTML, a link, an image, a mention or a reference.

use std::iter;

use super::text;

/// Does not show, and parts what a code host would make a mention or a link of.
const PARTED: char = '\u{200b}';
/// How many characters of a text are shown.
const LONGEST: usize = 200;

/// The text as code, in one line.
pub(super) fn code(text: &str) -> String {
    let line = match text::short(text, LONGEST) {
        // There is no code without content.
        line if line.is_empty() => "(empty)".to_owned(),
        line => line,
    };
    let fence = "`".repeat(longest_run(&line) + 1);
    // A space on both sides is taken away again by readers.
    let space = if line.starts_with('`') || line.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{line}{space}{fence}")
}

/// Text in which backticks stand around code, as in messages.
pub(super) fn message(text: &str) -> String {
    let parts: Vec<_> = text.split('`').collect();
    if parts.len() % 2 == 0 {
        return plain(text);
    }
    let shown = |(at, part): (usize, &&str)| if at % 2 == 0 { plain(part) } else { code(part) };
    parts.iter().enumerate().map(shown).collect()
}

/// The text as prose, in one line.
pub(super) fn plain(text: &str) -> String {
    let line = text::visible(text);
    let mut escaped = String::new();
    for (at, char) in line.char_indices() {
        let (before, after) = (&line[..at], &line[at + char.len_utf8()..]);
        if is_markup(before, char) {
            escaped.push('\\');
        }
        escaped.push(char);
        if is_link(before, char, after) {
            escaped.push(PARTED);
        }
    }
    escaped
}

/// Whether the character may have a meaning in Markdown.
fn is_markup(before: &str, char: char) -> bool {
    match char {
        '-' => !before.ends_with(char::is_alphanumeric),
        _ => r"\`*_[]<>#+=|!~$&".contains(char),
    }
}

/// Whether a code host may make a link of what the character stands in: a mention, an issue, an address.
fn is_link(before: &str, char: char, after: &str) -> bool {
    if after.chars().next().is_none_or(char::is_whitespace) {
        return false;
    }
    let ends_with = |word: &str| {
        let at = before.len().checked_sub(word.len());
        at.and_then(|at| before.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(word))
    };
    match char {
        '@' | '#' | ':' => true,
        '.' => ends_with("www"),
        '-' => ends_with("gh"),
        _ => false,
    }
}

/// Lines of a difference as a block, each with its sign; indented so that it is a part of a list's item.
pub(super) fn difference(lines: &[String], indent: &str) -> String {
    let longest = lines.iter().map(|line| longest_run(line)).max().unwrap_or_default();
    let fence = "`".repeat(longest.max(2) + 1);
    let lines = lines.iter().map(|line| text::cut(line, LONGEST));
    let all = iter::once(format!("{fence}diff")).chain(lines).chain([fence.clone()]);
    all.flat_map(|line| [indent.to_owned(), line, "\n".to_owned()]).collect()
}

fn longest_run(text: &str) -> usize {
    text.split(|char| char != '`').map(str::len).max().unwrap_or_default()
}
