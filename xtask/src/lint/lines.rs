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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_without_its_middle() {
        assert_eq!(masked("abcdefghijklmnopqrstuvwxyz"), "`abcd***wxyz`");
        assert_eq!(masked("一二三四五六七八"), "`一二***八`");
        assert_eq!(masked(""), "`***`");
    }
}
