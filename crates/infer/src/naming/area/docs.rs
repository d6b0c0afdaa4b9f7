//! How the docs are divided: by folders, or by pages that describe several operations each.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    super::{operation::entity_of_page, vocabulary::VERBS, words::Words},
    Place,
};

/// What names of folders and pages say of all of them.
const GENERIC: [&str; 9] =
    ["api", "apis", "doc", "docs", "endpoint", "endpoints", "interface", "interfaces", "reference"];

/// Names of pages that are called after their place in their folder.
const UNTOLD: [&str; 6] = ["home", "index", "introduction", "main", "overview", "readme"];

/// A part of the docs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// None: a page that stands outside of all.
    None,
    /// One with a name.
    Named(Words),
    /// One whose name is written in letters that Rust has no names in.
    Foreign(String),
}

impl Group {
    fn of_page(page: &str) -> Self {
        let words = telling(&stem(page));
        let says_nothing = words.iter().all(|word| UNTOLD.contains(&word));
        if says_nothing { Self::None } else { Self::new(file(page), words) }
    }

    fn new(text: &str, words: Words) -> Self {
        let is_foreign = text.chars().any(|char| char.is_alphabetic() && !char.is_ascii());
        if is_foreign { Self::Foreign(text.to_owned()) } else { Self::Named(words) }
    }
}

/// The folder of each operation, where folders divide the docs.
pub(super) fn folders(places: &[Place<'_>]) -> Option<Vec<Group>> {
    let folders: Vec<Vec<&str>> = places.iter().map(|place| folder(place.page)).collect();
    if !divides(&folders) {
        return None;
    }
    let distinct: BTreeSet<&Vec<&str>> = folders.iter().collect();
    let common = common_prefix(&distinct);
    let own: BTreeSet<&[&str]> = distinct.into_iter().map(|parts| &parts[common..]).collect();
    let mut endings: BTreeMap<&[&str], usize> = BTreeMap::new();
    for ending in own.iter().flat_map(|parts| (0..parts.len()).map(|at| &parts[at..])) {
        *endings.entry(ending).or_default() += 1;
    }
    let groups: BTreeMap<&[&str], Group> = own.iter().map(|parts| (*parts, named(parts, &endings))).collect();
    Some(folders.iter().map(|parts| groups.get(&parts[common..]).cloned().unwrap_or(Group::None)).collect())
}

/// The page of each operation, where pages are about things and describe several operations each.
pub(super) fn pages(places: &[Place<'_>]) -> Option<Vec<Group>> {
    let pages: Vec<&str> = places.iter().map(|place| place.page).collect();
    let distinct: BTreeSet<&str> = pages.iter().copied().collect();
    let says_what_is_done = |page: &&&str| stem(page).iter().any(|word| VERBS.contains(&word));
    let operations = distinct.iter().filter(says_what_is_done).count();
    if !divides(&pages) || pages.len() < 2 * distinct.len() || 2 * operations > distinct.len() {
        return None;
    }
    Some(pages.iter().map(|page| Group::of_page(page)).collect())
}

/// Whether groups part operations from each other: a group that holds nearly all of them says nothing.
fn divides<T: Ord>(groups: &[T]) -> bool {
    let mut counts: BTreeMap<&T, usize> = BTreeMap::new();
    for group in groups {
        *counts.entry(group).or_default() += 1;
    }
    counts.len() > 1 && counts.values().all(|count| 4 * count <= 3 * groups.len())
}

/// The name of a folder: its last part, with those before it that tell it from the others.
fn named(parts: &[&str], endings: &BTreeMap<&[&str], usize>) -> Group {
    let Some(last) = parts.len().checked_sub(1) else { return Group::None };
    let is_unique = |at: &usize| endings.get(&parts[*at..]) == Some(&1);
    let at = (0..=last).rev().find(is_unique).unwrap_or(0);
    let words = parts[at..].iter().fold(Words::default(), |all, part| all.and(&telling(&Words::of(part))));
    Group::new(&parts[at..].concat(), words)
}

/// Words without those that say nothing, unless there are no others.
fn telling(words: &Words) -> Words {
    let rest = words.filter(|word| !GENERIC.contains(&word));
    if rest.is_empty() { words.clone() } else { rest }
}

/// The folders that lead to a page, but for editions of the docs.
fn folder(page: &str) -> Vec<&str> {
    let Some((folder, _)) = page.rsplit_once('/') else { return Vec::new() };
    folder.split('/').filter(|part| !tells_only_edition(part)).collect()
}

/// Whether a folder is named after a version or a language of the docs.
fn tells_only_edition(folder: &str) -> bool {
    const LANGUAGES: [&str; 12] = ["zh", "cn", "en", "us", "tw", "ja", "jp", "ko", "ru", "pt", "es", "hans"];
    let is_version = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_edition = |part: &str| {
        let part = part.to_ascii_lowercase();
        LANGUAGES.contains(&&*part) || is_version(part.strip_prefix('v').unwrap_or(&part))
    };
    folder.split(['-', '_', '.']).all(is_edition)
}

/// How many leading parts all folders share.
fn common_prefix(folders: &BTreeSet<&Vec<&str>>) -> usize {
    let (Some(first), Some(last)) = (folders.first(), folders.last()) else { return 0 };
    first.iter().zip(last.iter()).take_while(|(a, b)| a == b).count()
}

/// The name of a page's file, without what tells its form or only puts it in order.
fn file(page: &str) -> &str {
    let file = page.rsplit('/').next().unwrap_or(page);
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let has_letters = |part: &&str| part.chars().any(char::is_alphabetic);
    name.split('.').find(has_letters).unwrap_or(name)
}

/// The words of a page's file name; numbers and single letters only put pages in order.
pub(crate) fn stem(page: &str) -> Words {
    let words = Words::of(file(page));
    let telling = words.filter(|word| word.len() > 1 && !word.bytes().all(|byte| byte.is_ascii_digit()));
    if telling.is_empty() { words } else { telling }
}

/// The words of a page's path that tell what it is about: those of the file, and of the folder where
/// the file's say only how (`contacts/detail`).
pub(crate) fn page_words(page: &str) -> Words {
    let stem = stem(page);
    if !entity_of_page(&stem).is_empty() {
        return stem;
    }
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder.rsplit('/').next().unwrap_or(folder));
    Words::of(folder).singular().and(&stem)
}
