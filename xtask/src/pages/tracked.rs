//! The pages of a docs folder as a revision has them.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

use anyhow::Result;
use docwright_schema::codes;

use super::{Page, Pages, Unusable, find, load};
use crate::git::{Entry, Kind, Tree};

/// How many links may lead to each other, as most systems have it.
const LINKS: usize = 40;

/// A page by its name, and what it holds.
type Found<'t> = (String, &'t Entry);

/// Reads all pages that `docs` had, without those of the crate in `out`: by the rules by which they are found on the
/// disk. There are none where the folder was not there.
pub(crate) fn tracked(tree: &Tree, docs: &Path, out: &Path) -> Result<Pages> {
    let files: Vec<_> = tree.below(docs).into_iter().collect();
    let links: Vec<_> = files.iter().filter(|(_, entry)| entry.kind == Kind::Link).copied().collect();
    let contents = tree.contents(&links.iter().map(|(_, entry)| *entry).collect::<Vec<_>>())?;
    let targets = links.iter().zip(contents).map(|((path, _), target)| (*path, target)).collect();
    let out = crate::paths::resolve(out).ok().zip(crate::paths::resolve(docs).ok());
    let out = out.and_then(|(out, docs)| Some(out.strip_prefix(docs).ok()?.to_owned()));
    let mut found = Walk { files, targets, out, seen: BTreeSet::new() }.pages();
    found.sort_by(|(a, _), (b, _)| a.cmp(b));
    let contents = tree.contents(&found.iter().map(|(_, entry)| *entry).collect::<Vec<_>>())?;
    let mut pages = Pages::default();
    for ((name, _), bytes) in found.into_iter().zip(contents) {
        match load::text(bytes) {
            Ok(text) => pages.usable.push(Page { name, text }),
            Err(why) => pages.unusable.push(Unusable::new(&name, &codes::PAGE_NOT_TEXT, why)),
        }
    }
    Ok(pages)
}

struct Walk<'t> {
    /// Everything below the docs folder.
    files: Vec<(&'t [u8], &'t Entry)>,
    /// Where links lead.
    targets: Vec<(&'t [u8], Vec<u8>)>,
    /// The folder of the crate, below the docs folder.
    out: Option<PathBuf>,
    seen: BTreeSet<&'t [u8]>,
}

impl<'t> Walk<'t> {
    /// Links come last, as on the disk: a page goes by its own name rather than by a link's.
    fn pages(mut self) -> Vec<Found<'t>> {
        let mut pages = Vec::new();
        for (path, entry) in self.files.clone() {
            let name = plain(path);
            if entry.kind == Kind::File && self.is_in_sight(&name) && find::is_page(Path::new(&name)) {
                self.page(&mut pages, name, (path, entry));
            }
        }
        for link in self.targets.iter().map(|(path, _)| *path).collect::<Vec<_>>() {
            if self.is_in_sight(&plain(link)) {
                self.link(&mut pages, link);
            }
        }
        pages
    }

    fn page(&mut self, pages: &mut Vec<Found<'t>>, name: String, (path, entry): (&'t [u8], &'t Entry)) {
        if self.seen.insert(path) {
            pages.push((name, entry));
        }
    }

    /// Takes in what a link leads to below the docs folder: a page, or a folder with some.
    fn link(&mut self, pages: &mut Vec<Found<'t>>, link: &'t [u8]) {
        let Some(target) = self.end(link) else { return };
        for (path, entry) in self.files.clone() {
            let Some(rest) = path.strip_prefix(target.as_slice()) else { continue };
            let name = plain(link) + &plain(rest);
            let is_part = rest.is_empty() || rest.starts_with(b"/");
            let is_page = find::is_page(Path::new(&name)) && self.is_in_sight(&name);
            if is_part && is_page && entry.kind == Kind::File {
                self.page(pages, name, (path, entry));
            }
        }
    }

    /// Where a link leads in the end; none where that is outside of the docs folder, or nowhere.
    fn end(&self, link: &[u8]) -> Option<Vec<u8>> {
        let mut path = link.to_vec();
        for _ in 0..LINKS {
            let Some((_, target)) = self.targets.iter().find(|(link, _)| *link == path) else { return Some(path) };
            path = followed(&path, target)?;
        }
        None
    }

    /// Whether nothing on the way hides the page, and it is none of the crate's.
    fn is_in_sight(&self, name: &str) -> bool {
        let is_out = self.out.as_ref().is_some_and(|out| Path::new(name).starts_with(out));
        !is_out && !name.split('/').any(find::is_skipped)
    }
}

/// Where the link at `path` leads that holds `target`; none where that is not below the folder of all paths.
fn followed(path: &[u8], target: &[u8]) -> Option<Vec<u8>> {
    if target.starts_with(b"/") {
        return None;
    }
    let mut parts: Vec<&[u8]> = path.split(|byte| *byte == b'/').collect();
    parts.pop();
    for part in target.split(|byte| *byte == b'/') {
        match part {
            b"" | b"." => {}
            b".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join(&b'/'))
}

/// A path that can be shown and written anywhere.
fn plain(path: &[u8]) -> String {
    find::shown(&String::from_utf8_lossy(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_inside_alone() {
        let check = |path: &str, target: &str, expect: Option<&str>| {
            let found = followed(path.as_bytes(), target.as_bytes());
            assert_eq!(found.as_deref(), expect.map(str::as_bytes), "{path} -> {target}");
        };
        check("a/b.md", "c.md", Some("a/c.md"));
        check("a/b.md", "./../c/d.md", Some("c/d.md"));
        check("a/b.md", "../../c.md", None);
        check("b.md", "/etc/c.md", None);
        check("b.md", "a//", Some("a"));
    }
}
