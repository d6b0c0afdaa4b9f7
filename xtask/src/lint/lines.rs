//! Looks for values in the lines of pages.

use std::collections::BTreeMap;

use docwright_schema::{Code, Diagnostic, Diagnostics, Site, SourceId, Span};

use super::Input;

/// A value in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Hit<'a> {
    /// What it is, for people.
    pub(crate) kind: &'static str,
    /// The value, a part of the line.
    pub(crate) value: &'a str,
}

/// Reports what `find` finds, at most one value a line and each value once a page, without repeating it.
pub(crate) fn report(
    code: &'static Code,
    find: for<'a> fn(&'a str, &'a str) -> Option<Hit<'a>>,
    input: &Input<'_>,
    diagnostics: &mut Diagnostics,
) {
    for (id, source) in input.understood.sources.iter() {
        report_page(code, find, id, source.text(), diagnostics);
    }
}

fn report_page(
    code: &'static Code,
    find: for<'a> fn(&'a str, &'a str) -> Option<Hit<'a>>,
    id: SourceId,
    text: &str,
    diagnostics: &mut Diagnostics,
) {
    let mut found: BTreeMap<&str, (&str, Vec<Site>)> = BTreeMap::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let below = &text[start + line.len()..];
        if let Some(hit) = find(line.trim_end(), below) {
            let at = start + (hit.value.as_ptr() as usize).saturating_sub(line.as_ptr() as usize);
            let site = Site::new(id, Span::new(at..at + hit.value.len()));
            found.entry(hit.value).or_insert_with(|| (hit.kind, Vec::new())).1.push(site);
        }
        start += line.len();
    }
    for (value, (kind, sites)) in found {
        let [first, others @ ..] = sites.as_slice() else { continue };
        let further = match others.len() {
            0 => String::new(),
            1 => ", here and on another line".to_owned(),
            more => format!(", here and on {more} other lines"),
        };
        let diagnostic = Diagnostic::new(code, *first, format!("{} looks like {kind}{further}", masked(value)));
        diagnostics.push(others.iter().fold(diagnostic, |diagnostic, site| diagnostic.and(*site, "and here")));
    }
}

/// A value without its middle.
fn masked(value: &str) -> String {
    let count = value.chars().count();
    let (head, tail) = ((count / 4).min(4), (count / 6).min(4));
    let head: String = value.chars().take(head).collect();
    let tail: String = value.chars().skip(count - tail).collect();
    format!("`{head}***{tail}`")
}

/// The runs of characters that `belongs` says yes to, with where they begin.
pub(crate) fn words(line: &str, belongs: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let words = line.split(move |char| !belongs(char)).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// What stands before byte `at` and says what the value there is: its key, or else the text before it.
pub(crate) fn introduction(line: &str, at: usize) -> &str {
    key(line, at).unwrap_or_else(|| before(line, at))
}

/// As much of the text before byte `at` as may say what stands there.
pub(crate) fn before(line: &str, at: usize) -> &str {
    const REACH: usize = 100;
    let from = (at.saturating_sub(REACH)..=at).find(|&from| line.is_char_boundary(from)).unwrap_or(at);
    &line[from..at]
}

/// The key before the value at byte `at`, as in `"key": "`.
pub(crate) fn key(line: &str, at: usize) -> Option<&str> {
    let quotes = |char: char| char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '\\' | '*' | '“' | '”' | '+');
    let before = before(line, at).trim_end_matches(quotes).strip_suffix([':', '=', '：'])?.trim_end_matches(quotes);
    let key = before.rsplit(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '-'))).next()?;
    (!key.is_empty()).then_some(key)
}

/// Whether `text` holds as many equal characters in a row, or as many that count up or down.
pub(crate) fn has_run(text: &str, equal: usize, counting: usize) -> bool {
    let bytes = text.as_bytes();
    let run = |step: i16, length: usize| {
        bytes
            .windows(length)
            .any(|window| window.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step))
    };
    run(0, equal) || run(1, counting) || run(-1, counting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_without_its_middle() {
        assert_eq!(masked("abcdefghijklmnopqrstuvwxyz"), "`abcd***wxyz`");
        assert_eq!(masked("一二三四五六七八"), "`一二***八`");
        assert_eq!(masked(""), "`***`");
    }

    #[test]
    fn a_key_introduces_its_value() {
        let check = |before: &str, expect: &str| assert_eq!(introduction(before, before.len()), expect);
        check("{\"a\": 1, \"phone\" : \"", "phone");
        check("x?mobile=", "mobile");
        check("手机：", "手机");
        check("call me: on ", "call me: on ");
        check(&"一".repeat(50), &"一".repeat(33));
    }

    #[test]
    fn runs_are_found() {
        assert!(has_run("9111x", 3, 9) && has_run("x3456", 3, 4) && has_run("4321", 3, 4));
        assert!(!has_run("112233", 3, 3) && !has_run("", 3, 3));
    }
}
