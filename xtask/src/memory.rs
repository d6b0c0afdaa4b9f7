//! The names that a crate has.

use std::{fs, io, path::Path};

use docwright_schema::Schema;

use crate::{paths, report};

/// The file of a crate that remembers its names.
const FILE: &str = "schema.json";

/// The schema that the crate in `out` was generated from; none where there is no crate yet, or another docwright wrote it.
pub(crate) fn schema(out: &Path) -> Option<Schema> {
    let file = out.join(FILE);
    let shown = paths::shown(&file);
    let read = match fs::read(&file) {
        Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| error.to_string()),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return None,
        Err(error) => Err(error.to_string()),
    };
    read.inspect_err(|error| {
        let message = "is no schema of this docwright, so names are given anew; restore it to keep them";
        report::complain(&format!("warning: {shown} {message}: {error}"));
    })
    .ok()
}
