//! Areas: the parts of the documentation, and of the generated crate.

use std::collections::{BTreeMap, BTreeSet};

use super::{operation::entity_of_page, words::Words};

/// What an area is told by.
pub(crate) struct Page<'p> {
    /// The page's path below the docs folder.
    pub name: &'p str,
    /// What the operation is about.
    pub entity: &'p Words,
}

/// The area of each operation. Folders are areas where the docs have several; otherwise what the
/// operations are about is, because a crate of one file helps nobody.
pub(crate) fn areas(pages: &[Page<'_>]) -> Vec<String> {
    let folders: Vec<Words> = pages.iter().map(|page| folder(page.name)).collect();
    let distinct: BTreeSet<&Words> = folders.iter().collect();
    if distinct.len() > 1 {
        let common = common_prefix(&distinct);
        let name = |(folder, page): (&Words, &Page<'_>)| area_name(&folder.without_first(common), page);
        return folders.iter().zip(pages).map(name).collect();
    }
    pages.iter().map(|page| area_name(&Words::default(), page)).collect()
}

fn area_name(folder: &Words, page: &Page<'_>) -> String {
    let names = [folder.clone(), page.entity.plural(), stem(page.name)];
    names.into_iter().find(|words| !words.is_empty()).map_or_else(|| "operations".to_owned(), |words| words.snake())
}

fn folder(page: &str) -> Words {
    let Some((folder, _)) = page.rsplit_once('/') else { return Words::default() };
    let parts = folder.split('/').filter(|part| !tells_only_edition(part));
    parts.fold(Words::default(), |all, part| all.and(&Words::of(part)))
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

/// The words of a page's file name; numbers and single letters only put pages in order.
pub(crate) fn stem(page: &str) -> Words {
    let file = page.rsplit('/').next().unwrap_or(page);
    let words = Words::of(file.split('.').next().unwrap_or(file));
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

/// How many leading words all folders share.
fn common_prefix(folders: &BTreeSet<&Words>) -> usize {
    let (Some(first), Some(last)) = (folders.first(), folders.last()) else { return 0 };
    first.iter().zip(last.iter()).take_while(|(a, b)| a == b).count()
}

/// The pages of each area, areas by name.
pub(crate) fn pages_by_area<'p>(
    areas: &[String],
    pages: impl Iterator<Item = &'p str>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut by_area: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (area, page) in areas.iter().zip(pages) {
        by_area.entry(area.clone()).or_default().insert(page.to_owned());
    }
    by_area
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pages: &[(&str, &str)], expected: &[&str]) {
        let entities: Vec<Words> = pages.iter().map(|(_, entity)| Words::of(entity)).collect();
        let pages: Vec<_> = pages.iter().zip(&entities).map(|((name, _), entity)| Page { name, entity }).collect();
        assert_eq!(areas(&pages), expected);
    }

    #[test]
    fn folders_are_areas() {
        check(&[("contacts/list.md", "contact"), ("leads/take.md", "lead")], &["contacts", "leads"]);
        check(&[("api/v1/contacts/list.md", "contact"), ("api/v1/users/me.md", "user")], &["contacts", "users"]);
        check(&[("v3.1/zh-cn/a.md", "contact"), ("v4/zh-cn/b.md", "user")], &["contacts", "users"]);
        check(&[("intro.md", "thing"), ("leads/take.md", "lead")], &["things", "leads"]);
    }

    #[test]
    fn in_one_folder_things_are_areas() {
        check(&[("list.md", "contact"), ("detail.md", "contact"), ("gone.md", "")], &["contacts", "contacts", "gone"]);
        check(&[("说明.md", "")], &["shuo_ming"]);
        check(&[("03-gone.md", ""), ("7.md", "")], &["gone", "n7"]);
    }
}
