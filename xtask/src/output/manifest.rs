//! The list of the files in a folder that docwright wrote, and so may replace and remove.

use std::collections::BTreeSet;

use crate::paths;

/// The file that holds the list.
pub(super) const MANIFEST: &str = ".docwright-files";

const HEAD: &str = "# Written by docwright: the files of this folder that it may replace and remove.\n";

/// The files that a list names; a line that a merge left behind names no file and does no harm.
pub(super) fn parse(bytes: &[u8]) -> BTreeSet<String> {
    let text = String::from_utf8_lossy(bytes);
    let lines = text.lines().filter(|line| !line.starts_with('#') && *line != MANIFEST && paths::stays_below(line));
    lines.map(str::to_owned).collect()
}

/// The list that names `files`.
pub(super) fn listing<'a>(files: impl IntoIterator<Item = &'a str>) -> String {
    let lines = files.into_iter().flat_map(|path| [path, "\n"]);
    std::iter::once(HEAD).chain(lines).collect()
}
