//! Writing and removing files.

use std::{
    fs,
    io::{self, Write},
    path::Path,
};

use anyhow::{Context, Result};

/// Writes beside the file, then renames, so that nobody ever sees a half-written one.
pub(crate) fn replace(file: &Path, text: &str) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut temporary = temporary_file(folder)?;
        temporary.write_all(text.as_bytes())?;
        temporary.persist(file)?;
        Ok(())
    };
    write().with_context(|| format!("{} cannot be written", file.display()))
}

fn temporary_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".docwright-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // A temporary file is its owner's alone by default, which a file of a crate should not be.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Removes a file and the folders that it leaves empty.
pub(super) fn remove(root: &Path, path: &str) -> Result<()> {
    let file = root.join(path);
    fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
    let mut folder = file.parent();
    while let Some(empty) = folder.filter(|&folder| folder != root && fs::remove_dir(folder).is_ok()) {
        folder = empty.parent();
    }
    Ok(())
}
