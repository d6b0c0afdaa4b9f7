//! Lines of pages that were edited near to what changed, where nothing else tells the cause.

use std::collections::BTreeMap;

use docwright_schema::Origin;
use similar::{ChangeTag, TextDiff};

use crate::{
    finding::{Site, When},
    places::{Places, SHOWN, without_layout},
};

/// How many lines a page may have to be compared; comparing takes more than linear time.
const MOST_LINES: usize = 20_000;

/// The lines of each page that only one side has.
#[derive(Debug)]
pub(crate) struct Edits {
    pages: BTreeMap<String, Vec<Site>>,
    /// Whether any page is not as it was, was added or is gone.
    pub(crate) any: bool,
}

impl Edits {
    pub(crate) fn between(old: &Places<'_>, new: &Places<'_>) -> Self {
        let mut pages = BTreeMap::new();
        for (name, before) in old.lines.iter().flatten() {
            if let Some(after) = new.page(name).filter(|after| *after != before.as_slice()) {
                pages.insert((*name).to_owned(), edited(name, before, after));
            }
        }
        Self { pages, any: old.lines != new.lines }
    }

    /// The edited lines nearest to a line, on its page.
    pub(crate) fn nearest(&self, near: &Origin) -> Vec<Site> {
        let mut edited: Vec<&Site> = self.pages.get(&near.page).into_iter().flatten().collect();
        edited.sort_by_key(|site| (site.line.abs_diff(near.line), site.side));
        edited.truncate(SHOWN);
        edited.sort_by_key(|site| (site.side, site.line));
        edited.into_iter().cloned().collect()
    }
}

/// The lines of a page that only one side has, whatever their layout.
fn edited(page: &str, before: &[&str], after: &[&str]) -> Vec<Site> {
    if before.len().max(after.len()) > MOST_LINES {
        return Vec::new();
    }
    let (old_words, new_words) = (words(before), words(after));
    let (old_words, new_words) = (borrowed(&old_words), borrowed(&new_words));
    let diff = TextDiff::from_slices(&old_words, &new_words);
    let mut edited = Vec::new();
    for change in diff.iter_all_changes().filter(|change| !change.value().is_empty()) {
        let (side, index, lines) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => (When::Old, change.old_index(), before),
            ChangeTag::Insert => (When::New, change.new_index(), after),
        };
        let Some(index) = index else { continue };
        let text = lines.get(index).map(|line| (*line).to_owned());
        edited.push(Site { page: page.to_owned(), line: index + 1, side, text });
    }
    edited
}

/// What each line says, whatever its layout.
fn words(lines: &[&str]) -> Vec<String> {
    lines.iter().map(|line| without_layout(line)).collect()
}

fn borrowed(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}
