//! The pages below a docs folder.

mod find;
mod load;
mod tracked;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use docwright_schema::Code;

use crate::paths;

pub(crate) use find::is_page;
pub(crate) use tracked::tracked;

/// The pages of one docs folder, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Pages {
    /// Pages and their texts.
    pub(crate) usable: Vec<Page>,
    /// Pages of which nothing can be read.
    pub(crate) unusable: Vec<Unusable>,
}

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Page {
    /// Its path below the docs folder, with `/`.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
}

/// A page of which nothing can be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unusable {
    /// Its path below the docs folder, with `/`.
    pub(crate) name: String,
    /// Why, as a kind of diagnostic.
    pub(crate) code: &'static Code,
    /// Why, in a sentence.
    pub(crate) message: String,
}

impl Unusable {
    fn new(name: &str, code: &'static Code, message: String) -> Self {
        Self { name: name.to_owned(), code, message }
    }
}

/// A file that is a page by its name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    name: String,
    path: PathBuf,
}

/// Reads all pages below `docs`, without those of the crate that is written to `out`, if one is.
pub(crate) fn read(docs: &Path, out: Option<&Path>) -> Result<Pages> {
    let shown = paths::shown(docs);
    let root = docs.canonicalize().with_context(|| {
        format!("the docs folder {shown} cannot be read; create it, or name the folder that holds the pages")
    })?;
    ensure!(root.is_dir(), "{shown} is not a folder; name the folder that holds the pages");
    let resolved = |out| paths::resolve(out).with_context(|| format!("{} cannot be resolved", paths::shown(out)));
    let out = out.map(resolved).transpose()?;
    ensure!(
        out.as_ref() != Some(&root),
        "the crate cannot be written among its pages; name another folder than {shown} for it"
    );
    let (found, mut unusable) = find::find(&root, out.as_deref());
    let mut usable = Vec::new();
    for page in load::load(&found) {
        match page {
            Ok(page) => usable.push(page),
            Err(page) => unusable.push(page),
        }
    }
    unusable.sort_by(|a, b| a.name.cmp(&b.name));
    ensure!(
        !usable.is_empty() || !unusable.is_empty(),
        "there are no pages below {shown}: docwright reads files whose names end in .{}; name the folder that holds them",
        find::EXTENSIONS.join(", .")
    );
    Ok(Pages { usable, unusable })
}

/// What a folder itself holds.
#[derive(Debug)]
pub(crate) struct Content {
    /// Its own pages, by name.
    pub(crate) pages: Vec<PathBuf>,
    /// The folders that hold pages, by name.
    pub(crate) folders: Vec<PathBuf>,
}

/// Looks into a folder without reading its pages.
pub(crate) fn content(folder: &Path) -> io::Result<Content> {
    let mut content = Content { pages: Vec::new(), folders: Vec::new() };
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        if find::is_skipped(&name.to_string_lossy()) {
            continue;
        }
        match path.is_dir() {
            true if !find::find(&path, None).0.is_empty() => content.folders.push(path),
            false if find::is_page(&path) => content.pages.push(path),
            _ => {}
        }
    }
    content.pages.sort();
    content.folders.sort();
    Ok(content)
}
