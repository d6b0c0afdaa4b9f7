//! The pages that are measured.

use std::{fs, path::Path};

use anyhow::{Context, Result};

/// Writes the pages of an invented API to a folder, and says how many kilobytes they have.
pub(super) fn write(folder: &Path, count: u32) -> Result<u32> {
    let mut bytes = 0;
    for page in docwright_sample::pages(count as usize) {
        let file = folder.join(&page.name);
        let parent = file.parent().unwrap_or(folder);
        let written = fs::create_dir_all(parent).and_then(|()| fs::write(&file, &page.text));
        written.with_context(|| format!("{} cannot be written", file.display()))?;
        bytes += page.text.len();
    }
    Ok((bytes / 1000) as u32)
}
