//! Values that were replaced in one place, wherever else they are told.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Hit, Kind,
    person::{Script, script},
};

/// Replaced values by what they were.
#[derive(Debug, Default)]
pub(super) struct Spread {
    values: BTreeMap<String, (Kind, String)>,
    /// The lengths in bytes of those that begin with a character.
    lengths: BTreeMap<char, BTreeSet<usize>>,
}

impl Spread {
    /// The longest value that is looked for, in bytes.
    const LONGEST: usize = 64;

    /// Notes a value; `words` are those that the docs write in lower case.
    pub(super) fn add(&mut self, old: &str, kind: Kind, new: &str, words: &BTreeSet<String>) {
        if is_telling(old, kind, words) {
            self.insert(old, kind, new);
        }
    }

    /// Notes another form of a value, if it is long enough to be nothing else.
    pub(super) fn add_alias(&mut self, old: &str, kind: Kind, new: &str) {
        const SHORTEST: usize = 6;
        if (SHORTEST..=Self::LONGEST).contains(&old.len()) {
            self.insert(old, kind, new);
        }
    }

    fn insert(&mut self, old: &str, kind: Kind, new: &str) {
        let Some(first) = old.chars().next() else { return };
        self.lengths.entry(first).or_default().insert(old.len());
        self.values.insert(old.to_owned(), (kind, new.to_owned()));
    }

    /// Where noted values stand in a text.
    pub(super) fn find(&self, text: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let (mut before, mut free) = (None, 0);
        for (at, char) in text.char_indices() {
            if at >= free
                && let Some(hit) = self.at(text, at, char, before)
            {
                free = hit.range.end;
                hits.push(hit);
            }
            before = Some(char);
        }
        hits
    }

    fn at(&self, text: &str, at: usize, first: char, before: Option<char>) -> Option<Hit> {
        let lengths = self.lengths.get(&first)?;
        lengths.iter().rev().find_map(|length| {
            let value = text.get(at..at + length)?;
            let (kind, new) = self.values.get(value)?;
            let after = text[at + length..].chars().next();
            let last = value.chars().next_back();
            let is_long = value.chars().count() > 2;
            let before = before.filter(|_| !is_escape(&text[..at]));
            let is_whole = !joined(before, Some(first), is_long) && !joined(last, after, is_long);
            is_whole.then(|| Hit { range: at..at + length, kind: *kind, new: new.clone() })
        })
    }
}

/// Whether a text ends with an escape of URLs.
fn is_escape(before: &str) -> bool {
    matches!(before.as_bytes(), [.., b'%', a, b] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}

/// Whether two neighbouring characters belong to one word. Chinese leaves no blanks, so only a short name needs them.
fn joined(a: Option<char>, b: Option<char>, is_long: bool) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    match (script(a), script(b)) {
        (Some(Script::Han), Some(Script::Han)) => !is_long,
        (Some(Script::Hangul), Some(Script::Hangul)) => false,
        _ => a.is_alphanumeric() && b.is_alphanumeric() && a.is_ascii() == b.is_ascii(),
    }
}

/// Whether a value says the same wherever it stands: a word that the docs use otherwise does not.
fn is_telling(old: &str, kind: Kind, words: &BTreeSet<String>) -> bool {
    const SHORTEST: usize = 5;
    let count = old.chars().count();
    let is_fit = old.len() <= Spread::LONGEST && count >= 2;
    let is_han = old.chars().all(|char| script(char) == Some(Script::Han));
    let is_plain = old.chars().all(char::is_alphabetic);
    let is_number = old.bytes().all(|byte| byte.is_ascii_digit());
    is_fit
        && match kind {
            Kind::Name if is_han => true,
            Kind::Name if is_plain => {
                count >= SHORTEST && old.starts_with(char::is_uppercase) && !words.contains(&old.to_lowercase())
            }
            _ if is_number || kind == Kind::Coordinate => count >= SHORTEST + 2,
            _ => count >= SHORTEST,
        }
}
