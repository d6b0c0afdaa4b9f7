//! What would change in the folder of a crate.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};

use crate::paths;

/// The file that lists what docwright wrote, and so what it may replace and remove.
pub(super) const MANIFEST: &str = ".docwright-files";

const MANIFEST_HEAD: &str = "# Written by docwright: the files of this folder that it may replace and remove.\n";

/// What brings a folder to what it should hold.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Plan {
    /// The folder.
    pub(super) root: PathBuf,
    /// The changes in the order of paths.
    pub(super) changes: Vec<Change>,
    /// How many files are as they should be.
    pub(crate) unchanged: usize,
    /// The list of files to write before the changes are made, so that an interrupted run leaves nothing unlisted.
    pub(super) interim: Option<String>,
}

/// A file that is not as it should be.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// Its path below the folder, with `/`.
    pub(super) path: String,
    /// What it holds; nothing where it does not exist.
    pub(super) old: Option<Vec<u8>>,
    /// What it should hold; nothing where it should not exist.
    pub(super) new: Option<String>,
}

impl Plan {
    /// The files that are not as they should be, as one would open them.
    pub(crate) fn stale(&self) -> impl Iterator<Item = String> {
        self.changes.iter().map(|change| self.shown(change))
    }

    /// How many files are to be written.
    pub(crate) fn written(&self) -> usize {
        self.changes.len() - self.removed()
    }

    /// How many files are to be removed.
    pub(crate) fn removed(&self) -> usize {
        self.changes.iter().filter(|change| change.new.is_none()).count()
    }

    pub(super) fn shown(&self, change: &Change) -> String {
        paths::shown(&self.root.join(&change.path))
    }
}

/// Whether the folder is docwright's to change.
pub(crate) enum Planned {
    /// It is.
    Ready(Plan),
    /// These files were put there by somebody else and would be lost.
    Foreign(Vec<String>),
}

/// Compares the folder `root` with the files that it should hold.
pub(crate) fn plan(root: &Path, files: &BTreeMap<String, String>) -> Result<Planned> {
    if let Some(path) = files.keys().find(|path| !paths::stays_below(path) || *path == MANIFEST) {
        bail!("{path:?} is not a path below the crate's folder; this is a fault of docwright, please report it");
    }
    ensure!(!root.exists() || root.is_dir(), "{} is not a folder; name another place for the crate", root.display());
    let owned = owned(root)?;
    let (mut changes, mut foreign, mut unchanged) = (Vec::new(), Vec::new(), 0);
    for (path, new) in files {
        match on_disk(root, path)? {
            Some(old) if old == new.as_bytes() => unchanged += 1,
            Some(_) if !owned.contains(path) => foreign.push(path.clone()),
            old => changes.push(Change { path: path.clone(), old, new: Some(new.clone()) }),
        }
    }
    if !foreign.is_empty() {
        return Ok(Planned::Foreign(foreign));
    }
    for path in owned.iter().filter(|path| !files.contains_key(*path)) {
        if let Some(old) = on_disk(root, path)? {
            changes.push(Change { path: path.clone(), old: Some(old), new: None });
        }
    }
    let (manifest, interim) = manifest(root, &owned, files)?;
    match manifest {
        Some(manifest) => changes.push(manifest),
        None => unchanged += 1,
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Planned::Ready(Plan { root: root.to_owned(), changes, unchanged, interim }))
}

/// How the list of files changes, and what it has to be until all else has.
fn manifest(
    root: &Path,
    owned: &BTreeSet<String>,
    files: &BTreeMap<String, String>,
) -> Result<(Option<Change>, Option<String>)> {
    let old = on_disk(root, MANIFEST)?;
    let is_old = |text: &String| old.as_deref() == Some(text.as_bytes());
    let all: BTreeSet<_> = owned.iter().chain(files.keys()).map(String::as_str).collect();
    let interim = Some(listing(all)).filter(|text| !is_old(text));
    let new = Some(listing(files.keys().map(String::as_str))).filter(|text| !is_old(text));
    Ok((new.map(|new| Change { path: MANIFEST.to_owned(), old, new: Some(new) }), interim))
}

/// The files that earlier runs listed as theirs; a line that a merge left behind names no file and does no harm.
fn owned(root: &Path) -> Result<BTreeSet<String>> {
    let bytes = on_disk(root, MANIFEST)?.unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines = text.lines().filter(|line| !line.starts_with('#') && *line != MANIFEST && paths::stays_below(line));
    Ok(lines.map(str::to_owned).collect())
}

fn listing<'a>(files: impl IntoIterator<Item = &'a str>) -> String {
    let lines = files.into_iter().flat_map(|path| [path, "\n"]);
    std::iter::once(MANIFEST_HEAD).chain(lines).collect()
}

/// What a file holds; nothing where there is none. Links are not followed: they could lead anywhere.
fn on_disk(root: &Path, path: &str) -> Result<Option<Vec<u8>>> {
    for (slash, _) in path.match_indices('/') {
        let folder = root.join(&path[..slash]);
        match folder.symlink_metadata() {
            Ok(found) => ensure!(
                found.is_dir(),
                "{} is not a folder, but files are to be written into it; move it away",
                folder.display()
            ),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", folder.display())),
        }
    }
    let file = root.join(path);
    let read = match file.symlink_metadata() {
        Ok(found) if found.is_symlink() => {
            fs::read_link(&file).map(|target| target.to_string_lossy().as_bytes().to_vec())
        }
        Ok(_) => fs::read(&file),
        Err(error) => Err(error),
    };
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", file.display())),
    }
}
