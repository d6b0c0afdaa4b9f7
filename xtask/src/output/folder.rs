//! A folder and the files that it should hold.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use docwright_emit::File;
use rayon::prelude::*;

use super::{
    digest::{self, FileDigest},
    manifest::{MANIFEST, listing, parse},
    stale,
    write::{remove, replace},
};
use crate::paths;

/// The folder of a crate, with the files that it should hold.
#[derive(Debug)]
pub(crate) struct Folder<'a> {
    pub(super) root: PathBuf,
    /// By path.
    files: Vec<File<'a>>,
    /// The list of files that an earlier run left, and what it names.
    listed: Option<Vec<u8>>,
    owned: BTreeSet<String>,
}

/// What became of the files of a folder, or would become of them.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// How many files were as they should be.
    pub(crate) unchanged: usize,
    /// The paths of those that were not, in their order.
    pub(crate) changed: Vec<(String, Change)>,
    /// The digest of the folder as it should be.
    pub(crate) digest: String,
}

/// How a file was not as it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// There was none.
    Missing,
    /// It held something else.
    Outdated,
    /// It is no longer generated.
    Leftover,
}

impl Outcome {
    /// How many files are to be removed.
    pub(crate) fn removed(&self) -> usize {
        self.changed.iter().filter(|(_, change)| *change == Change::Leftover).count()
    }

    /// How many files are to be written.
    pub(crate) fn written(&self) -> usize {
        self.changed.len() - self.removed()
    }
}

impl<'a> Folder<'a> {
    /// Looks into the folder `root`, in which `files` should be.
    pub(crate) fn open(root: &Path, mut files: Vec<File<'a>>) -> Result<Self> {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let is_wrong = |path: &str| !paths::stays_below(path) || path == MANIFEST;
        let twice = files.windows(2).find(|pair| pair[0].path == pair[1].path).map(|pair| &pair[0].path);
        if let Some(path) = files.iter().map(|file| &file.path).find(|path| is_wrong(path)).or(twice) {
            bail!("{path:?} is no path for a file of the crate; this is a fault of docwright, please report it");
        }
        ensure!(
            !root.exists() || root.is_dir(),
            "{} is not a folder; name another place for the crate",
            root.display()
        );
        let listed = on_disk(&root.join(MANIFEST))?;
        let owned = parse(listed.as_deref().unwrap_or_default());
        let folder = Self { root: root.to_owned(), files, listed, owned };
        folder.ensure_folders()?;
        Ok(folder)
    }

    /// Files are read and written in real folders alone: links could lead anywhere.
    fn ensure_folders(&self) -> Result<()> {
        let parents = self.files.iter().map(|file| &file.path).chain(&self.owned);
        let folders: BTreeSet<&str> =
            parents.flat_map(|path| path.match_indices('/').map(|(slash, _)| &path[..slash])).collect();
        for folder in folders {
            let folder = self.root.join(folder);
            match folder.symlink_metadata() {
                Ok(found) => ensure!(
                    found.is_dir(),
                    "{} is not a folder, but files are to be written into it; move it away",
                    folder.display()
                ),
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("{} cannot be read", folder.display())),
            }
        }
        Ok(())
    }

    /// The files that somebody else put there and that would be lost.
    pub(crate) fn foreign(&self) -> Result<Vec<String>> {
        let mut foreign = Vec::new();
        for file in self.files.iter().filter(|file| !self.owned.contains(&file.path)) {
            if on_disk(&self.root.join(&file.path))?.is_some_and(|old| old != file.text().as_bytes()) {
                foreign.push(file.path.clone());
            }
        }
        Ok(foreign)
    }

    /// Whether files would be removed.
    pub(crate) fn has_leftovers(&self) -> bool {
        self.leftovers().any(|path| self.root.join(path).symlink_metadata().is_ok())
    }

    fn leftovers(&self) -> impl Iterator<Item = &String> {
        self.owned.iter().filter(|path| self.file(path).is_none())
    }

    /// A file as one would open it.
    pub(crate) fn shown(&self, path: &str) -> String {
        paths::shown(&self.root.join(path))
    }

    /// The list of the files that should be there.
    pub(super) fn listing(&self) -> String {
        listing(self.files.iter().map(|file| &*file.path))
    }

    pub(super) fn file(&self, path: &str) -> Option<&File<'a>> {
        let at = self.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        self.files.get(at)
    }

    /// What is not as it should be; nothing is written.
    pub(crate) fn compare(&self) -> Result<Outcome> {
        self.each(|_, _| Ok(()))
    }

    /// What would change, with the first differences.
    pub(crate) fn differences(&self, outcome: &Outcome) -> String {
        stale::differences(self, outcome)
    }

    /// Brings the folder to what it should hold. Each file is replaced as a whole; one that cannot be written keeps what
    /// it holds.
    pub(crate) fn write(&self) -> Result<Outcome> {
        let manifest = self.root.join(MANIFEST);
        let paths = self.files.iter().map(|file| &*file.path);
        // An interrupted run leaves nothing unlisted.
        let all: BTreeSet<&str> = self.owned.iter().map(String::as_str).chain(paths).collect();
        let interim = listing(all);
        if !self.is_listed(&interim) {
            replace(&manifest, &interim)?;
        }
        let outcome = self.each(|path, text| match text {
            Some(text) => replace(&self.root.join(path), text),
            None => remove(&self.root, path),
        })?;
        let list = self.listing();
        if !self.is_listed(&list) {
            replace(&manifest, &list)?;
        }
        Ok(outcome)
    }

    fn is_listed(&self, list: &str) -> bool {
        self.listed.as_deref() == Some(list.as_bytes())
    }

    /// Makes each file, several at once, and does `act` where it is not as it should be.
    fn each(&self, act: impl Fn(&str, Option<&str>) -> Result<()> + Sync) -> Result<Outcome> {
        let files = self.files.par_iter().map(|file| {
            let text = file.text();
            let digest = digest::of(text.as_bytes());
            let change = match on_disk(&self.root.join(&file.path))? {
                Some(old) if old == text.as_bytes() => return Ok((digest, None)),
                Some(_) => Change::Outdated,
                None => Change::Missing,
            };
            act(&file.path, Some(&text))?;
            Ok((digest, Some((file.path.clone(), change))))
        });
        let (digests, fates): (Vec<FileDigest>, Vec<Option<(String, Change)>>) =
            files.collect::<Result<Vec<_>>>()?.into_iter().unzip();
        let list = self.listing();
        let digest = digest::all(list.as_bytes(), &digests);
        let manifest = match &self.listed {
            Some(listed) if listed == list.as_bytes() => None,
            Some(_) => Some((MANIFEST.to_owned(), Change::Outdated)),
            None => Some((MANIFEST.to_owned(), Change::Missing)),
        };
        let fates: Vec<_> = fates.into_iter().chain([manifest]).collect();
        let unchanged = fates.iter().filter(|fate| fate.is_none()).count();
        let mut changed: Vec<_> = fates.into_iter().flatten().collect();
        for path in self.leftovers() {
            if self.root.join(path).symlink_metadata().is_ok() {
                act(path, None)?;
                changed.push((path.clone(), Change::Leftover));
            }
        }
        changed.sort();
        Ok(Outcome { unchanged, changed, digest })
    }
}

/// What a file holds; nothing where there is none. Links are not followed: they could lead anywhere.
pub(super) fn on_disk(file: &Path) -> Result<Option<Vec<u8>>> {
    let read = match file.symlink_metadata() {
        Ok(found) if found.is_symlink() => {
            fs::read_link(file).map(|target| target.to_string_lossy().as_bytes().to_vec())
        }
        Ok(_) => fs::read(file),
        Err(error) => Err(error),
    };
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
    }
}
