//! Parameters written as what is assigned to them, several in a line: `**Required:** id=[integer], name=[string]`.

use std::borrow::Cow;

use docwright_schema::{Span, document::Text};

use crate::{
    page::{Page, trim},
    table::{self, Entry},
    words,
};

/// The most parameters in one line.
const MOST: usize = 50;

/// Reads a line of nothing but such parameters, behind a word that says whether they are required.
pub(super) fn read<'a>(page: &Page<'a>, span: Span) -> Vec<Entry<'a>> {
    let (required, rest) = requirement(page, page.raw(span));
    let rest = trim(rest.trim_start_matches(['-', '*']));
    let mut entries = Vec::new();
    for part in parts(rest).filter(|part| !trim(part).is_empty()).take(MOST) {
        let Some(mut entry) = assigned(page, trim(part).trim_matches(['`', ' '])) else { return Vec::new() };
        entry.required.clone_from(&required);
        entries.push(entry);
    }
    entries
}

/// The word before the parameters, and what follows it.
fn requirement<'a>(page: &Page<'a>, line: &'a str) -> (Option<Text<'a>>, &'a str) {
    let parted = line.split_once(':').map(|(word, rest)| (word.trim_matches(['*', '_', ' ']), rest));
    match parted.filter(|(word, _)| words::required(word).is_some()) {
        Some((word, rest)) => (Some(page.plain(page.span_of(word))), rest.trim_start_matches(['*', '_'])),
        None => (None, line),
    }
}

/// The parts of a line between commas that stand in no brackets.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |char| {
        match char {
            '[' | '<' => depth += 1,
            ']' | '>' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(char, ',' | '&')
    })
}

/// `id=[integer]`, `email=[unique,string]`.
fn assigned<'a>(page: &Page<'a>, text: &'a str) -> Option<Entry<'a>> {
    let (name, value) = text.split_once('=')?;
    let value = trim(value).strip_prefix('[')?.strip_suffix(']')?;
    let name = trim(name);
    let fits = table::is_name(name) && !name.contains([' ', '(', '<']) && name.len() <= 64;
    let span = page.span_of(text);
    let mut entry = Entry::named(span, Text { span: page.span_of(name), text: Cow::Borrowed(name) });
    let kind = value.split([',', '|', ' ']).map(trim).find(|word| table::is_type(word));
    entry.kind = kind.map(|kind| page.plain(page.span_of(kind)));
    fits.then_some(entry)
}
