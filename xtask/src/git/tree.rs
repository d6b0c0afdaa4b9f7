//! The files of a revision.

use std::{
    collections::BTreeMap,
    io::Write,
    path::{Path, PathBuf},
    process::Stdio,
};

use anyhow::{Context, Result, bail};

use super::{command, complaint, not_started};
use crate::paths;

/// How many characters of a commit's name tell it from others.
const SHORT: usize = 10;

/// What a repository held at one revision.
///
/// Paths are bytes, as git has them: a name need not be text, and what shows it replaces what is none.
pub(crate) struct Tree {
    root: PathBuf,
    commit: String,
    entries: BTreeMap<Vec<u8>, Entry>,
}

/// A file of a revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// What it is.
    pub(crate) kind: Kind,
    /// The name by which git knows what it holds.
    object: String,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A plain file.
    File,
    /// A symbolic link; it holds the path that it leads to.
    Link,
}

impl Tree {
    /// The tree of a commit, as `git ls-tree -r -z` lists it.
    pub(super) fn new(root: PathBuf, commit: String, listing: &[u8]) -> Self {
        let entries = listing.split(|byte| *byte == 0).filter_map(entry).collect();
        Self { root, commit, entries }
    }

    /// The commit, shortened.
    pub(crate) fn shown(&self) -> &str {
        self.commit.get(..SHORT).unwrap_or(&self.commit)
    }

    /// Whether what is at `path` in the work tree belongs to the repository.
    pub(crate) fn covers(&self, path: &Path) -> bool {
        self.name(path).is_some()
    }

    /// What the plain file was that is at `path` in the work tree now; nothing where there was none.
    pub(crate) fn file(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        let entry = self.name(path).and_then(|name| self.entries.get(&name)).filter(|entry| entry.kind == Kind::File);
        match entry {
            Some(entry) => Ok(self.contents(&[entry])?.pop()),
            None => Ok(None),
        }
    }

    /// The files below the folder `path` of the work tree, by their paths below it.
    pub(crate) fn below(&self, path: &Path) -> BTreeMap<&[u8], &Entry> {
        let Some(mut folder) = self.name(path) else { return BTreeMap::new() };
        if !folder.is_empty() {
            folder.push(b'/');
        }
        let below = self.entries.range(folder.clone()..).take_while(|(name, _)| name.starts_with(&folder));
        below.map(|(name, entry)| (&name[folder.len()..], entry)).collect()
    }

    /// What files hold, byte for byte: no line end is converted.
    pub(crate) fn contents(&self, entries: &[&Entry]) -> Result<Vec<Vec<u8>>> {
        let mut git = command(&self.root, ["cat-file", "--batch"]);
        let git = git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut git = git.spawn().map_err(|error| not_started(&error))?;
        let stdin = git.stdin.take();
        let asked: String = entries.iter().flat_map(|entry| [&entry.object, "\n"]).collect();
        let output = std::thread::scope(|scope| {
            // Git answers while it is asked: whoever only asks fills the pipe, and both wait forever. Where git ends
            // early, its status tells.
            scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(asked.as_bytes())));
            git.wait_with_output()
        });
        let output = output.context("git cannot be read from")?;
        if !output.status.success() {
            bail!("git cannot read the files of {}: {}", self.shown(), complaint(&output));
        }
        let mut rest = output.stdout.as_slice();
        entries.iter().map(|entry| object(&mut rest).with_context(|| self.missing(entry))).collect()
    }

    fn missing(&self, entry: &Entry) -> String {
        format!("{} is not complete in this clone: fetch the object {}", self.shown(), entry.object)
    }

    /// The path in the tree of what is at `path` in the work tree; none where that is outside of the repository.
    fn name(&self, path: &Path) -> Option<Vec<u8>> {
        let path = paths::resolve(path).ok()?;
        let below = path.strip_prefix(&self.root).ok()?;
        Some(below.components().map(|part| bytes(part.as_ref())).collect::<Vec<_>>().join(&b'/'))
    }
}

/// An entry from its line, `<mode> <type> <object>\t<path>`; nothing where it is of another repository.
fn entry(line: &[u8]) -> Option<(Vec<u8>, Entry)> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (head, path) = (&line[..tab], &line[tab + 1..]);
    let mut words = std::str::from_utf8(head).ok()?.split(' ');
    let kind = match (words.next()?, words.next()?) {
        ("120000", "blob") => Kind::Link,
        (_, "blob") => Kind::File,
        _ => return None,
    };
    Some((path.to_vec(), Entry { kind, object: words.next()?.to_owned() }))
}

/// Takes one object from the output of `git cat-file --batch`: `<object> <type> <size>`, its content, a line end.
fn object(output: &mut &[u8]) -> Option<Vec<u8>> {
    let end = output.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&output[..end]).ok()?;
    *output = &output[end + 1..];
    // Without a size the object is missing.
    let size: usize = head.split(' ').nth(2)?.parse().ok()?;
    let content = output.get(..size)?.to_vec();
    *output = output.get(size + 1..)?;
    Some(content)
}

#[cfg(unix)]
fn bytes(name: &Path) -> Vec<u8> {
    std::os::unix::ffi::OsStrExt::as_bytes(name.as_os_str()).to_vec()
}

#[cfg(not(unix))]
fn bytes(name: &Path) -> Vec<u8> {
    name.to_string_lossy().into_owned().into_bytes()
}

/// The path that git printed.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(<std::ffi::OsStr as std::os::unix::ffi::OsStrExt>::from_bytes(bytes))
}

/// The path that git printed.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listing_is_read_whatever_the_names() {
        let listing = b"100644 blob aa\ta b\n\"\xff.md\x00120000 blob bb\tlink\x00160000 commit cc\tother\x00";
        let tree = Tree::new(PathBuf::from("/"), "c".repeat(40), listing);
        let entry = |kind, object: &str| Entry { kind, object: object.to_owned() };
        let expect =
            [(b"a b\n\"\xff.md".to_vec(), entry(Kind::File, "aa")), (b"link".to_vec(), entry(Kind::Link, "bb"))];
        assert_eq!(tree.entries, expect.into());
        assert_eq!(tree.shown(), "cccccccccc");
    }

    #[test]
    fn objects_are_taken_by_their_sizes() {
        let mut output: &[u8] = b"aa blob 3\n\r\n\n\nbb blob 0\n\n\ncc missing\n";
        assert_eq!(object(&mut output).as_deref(), Some(b"\r\n\n".as_slice()));
        assert_eq!(object(&mut output).as_deref(), Some(b"".as_slice()));
        output = b"cc missing\n";
        assert_eq!(object(&mut output), None);
        assert_eq!(object(&mut b"dd blob 9\nabc".as_slice()), None);
    }
}
