//! Which folders hold the pages of one API.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::{pages, paths};

/// The folders of APIs. A folder that holds no pages itself but several folders of pages is a collection of APIs; what
/// introduces the collection is no page of theirs.
pub(super) fn apis(folders: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut apis = Vec::new();
    for folder in folders {
        let cannot = || format!("{} cannot be read", paths::shown(folder));
        let folder = folder.canonicalize().with_context(cannot)?;
        let content = pages::content(&folder).with_context(cannot)?;
        if content.folders.len() > 1 && content.pages.iter().all(|page| introduces(page)) {
            apis.extend(content.folders);
        } else {
            apis.push(folder);
        }
    }
    Ok(apis)
}

fn introduces(page: &Path) -> bool {
    page.file_stem().is_some_and(|name| name.eq_ignore_ascii_case("readme"))
}
