//! Digests of files, by which one state of a folder is told from another.

use std::{fmt::Write, path::Path};

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use super::{
    folder::on_disk,
    manifest::{MANIFEST, parse},
};

/// The digest of a file.
pub(super) type FileDigest = [u8; 32];

/// The digest of what a file holds.
pub(super) fn of(bytes: &[u8]) -> FileDigest {
    Sha256::digest(bytes).into()
}

/// The digest of a folder: of the list of its files, then of each of them in the order of the list.
pub(super) fn all<'a>(list: &[u8], files: impl IntoIterator<Item = &'a FileDigest>) -> String {
    let mut digest = Sha256::new();
    digest.update(of(list));
    files.into_iter().for_each(|file| digest.update(file));
    hex(&digest.finalize())
}

/// The digest of the files that docwright wrote to a folder, as they are now; nothing where one is missing.
pub(crate) fn digest(root: &Path) -> Option<String> {
    let list = on_disk(&root.join(MANIFEST)).ok()??;
    let paths: Vec<String> = parse(&list).into_iter().collect();
    let file = |path: &String| Some(of(&on_disk(&root.join(path)).ok()??));
    let files: Option<Vec<FileDigest>> = paths.par_iter().map(file).collect();
    Some(all(&list, &files?))
}

/// Bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
