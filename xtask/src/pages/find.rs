//! Which files are pages.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs::{self, FileType},
    io,
    path::{Path, PathBuf},
};

use docwright_schema::codes;

use super::{Found, Unusable};

/// How the names of pages end, in any case.
pub(super) const EXTENSIONS: [&str; 4] = ["md", "mdx", "txt", "apib"];

/// Folders that hold no pages of their owner.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

/// All pages below `root` by name, and what looks like one but is out of reach.
///
/// Links are looked at after everything else, and each file is taken once: so a page goes by its own
/// name rather than by a link's, and links in a circle end.
pub(super) fn find(root: &Path, out: Option<&Path>) -> (Vec<Found>, Vec<Unusable>) {
    let mut walk = Walk::new(root, out);
    walk.folder(Found { name: String::new(), path: root.to_owned() });
    while let Some(link) = walk.links.pop_first() {
        walk.link(link);
    }
    walk.pages.sort();
    (walk.pages, walk.unusable)
}

struct Walk<'a> {
    root: &'a Path,
    out: Option<&'a Path>,
    seen: BTreeSet<PathBuf>,
    links: BTreeSet<Found>,
    pages: Vec<Found>,
    unusable: Vec<Unusable>,
}

impl<'a> Walk<'a> {
    fn new(root: &'a Path, out: Option<&'a Path>) -> Self {
        Self { root, out, seen: BTreeSet::new(), links: BTreeSet::new(), pages: Vec::new(), unusable: Vec::new() }
    }

    /// Takes in a folder and all below it; a list of work instead of recursion, since its depth is the input's.
    fn folder(&mut self, folder: Found) {
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            if self.out == Some(&folder.path) || !self.seen.insert(folder.path.clone()) {
                continue;
            }
            match entries(&folder) {
                Ok(entries) => entries.into_iter().for_each(|(entry, kind)| {
                    if kind.is_dir() {
                        folders.push(entry);
                    } else if kind.is_symlink() {
                        self.links.insert(entry);
                    } else if is_page(&entry.path) {
                        self.page(entry);
                    }
                }),
                Err(error) => {
                    let name = if folder.name.is_empty() { "." } else { &folder.name };
                    self.unreadable(name, "the folder", &error);
                }
            }
        }
    }

    /// Takes in what a link leads to, unless that is outside or was seen under its own name.
    fn link(&mut self, link: Found) {
        match link.path.canonicalize() {
            Ok(target) if target.is_dir() && !self.contains(&target) => self.outside(&link),
            Ok(target) if target.is_dir() => self.folder(Found { name: link.name, path: target }),
            _ if !is_page(&link.path) => {}
            Ok(target) if !self.contains(&target) => self.outside(&link),
            Ok(target) => self.page(Found { name: link.name, path: target }),
            Err(error) => self.unreadable(&link.name, "what the link leads to", &error),
        }
    }

    fn page(&mut self, page: Found) {
        if self.seen.insert(page.path.clone()) {
            self.pages.push(page);
        }
    }

    fn contains(&self, target: &Path) -> bool {
        target.starts_with(self.root)
    }

    fn outside(&mut self, link: &Found) {
        let message = format!("{} is a link that leads out of the docs folder", link.name);
        self.unusable.push(Unusable::new(&link.name, &codes::PAGE_OUTSIDE, message));
    }

    fn unreadable(&mut self, name: &str, what: &str, error: &io::Error) {
        let message = format!("{what} cannot be read: {error}");
        self.unusable.push(Unusable::new(name, &codes::PAGE_UNREADABLE, message));
    }
}

/// What a folder holds, without what is hidden or skipped.
fn entries(folder: &Found) -> io::Result<Vec<(Found, FileType)>> {
    let mut entries = Vec::new();
    for entry in fs::read_dir(&folder.path)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        let name = plain(&entry.file_name());
        if is_skipped(&name) {
            continue;
        }
        let name = if folder.name.is_empty() { name } else { format!("{}/{name}", folder.name) };
        entries.push((Found { name, path: entry.path() }, kind));
    }
    Ok(entries)
}

/// A name that can be shown and written anywhere: what is no text or would move the cursor is replaced.
fn plain(name: &OsStr) -> String {
    shown(&name.to_string_lossy())
}

pub(super) fn shown(name: &str) -> String {
    name.chars().map(|char| if char.is_control() { char::REPLACEMENT_CHARACTER } else { char }).collect()
}

/// Whether what is in a folder of this name is left alone.
pub(super) fn is_skipped(name: &str) -> bool {
    name.starts_with('.') || SKIPPED.contains(&name)
}

/// Whether a file is a page by its name.
pub(crate) fn is_page(path: &Path) -> bool {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}
