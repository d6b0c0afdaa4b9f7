//! Where this checkout is, and how paths are written.

use std::{
    env, io,
    path::{Component, Path, PathBuf},
};

/// The root of the workspace that this program was built from.
pub(crate) fn workspace_root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = manifest.parent().unwrap_or(manifest);
    root.canonicalize().unwrap_or_else(|_| root.to_owned())
}

/// The absolute path without links and `..`, also of what does not exist yet.
pub(crate) fn resolve(path: &Path) -> io::Result<PathBuf> {
    let mut existing = std::path::absolute(path)?;
    let mut missing = Vec::new();
    loop {
        match existing.canonicalize() {
            Ok(resolved) => return Ok(missing.into_iter().rev().fold(resolved, |path: PathBuf, part| path.join(part))),
            Err(error) => match (existing.file_name().map(ToOwned::to_owned), existing.parent()) {
                (Some(name), Some(parent)) if error.kind() == io::ErrorKind::NotFound => {
                    existing = parent.to_owned();
                    missing.push(name);
                }
                _ => return Err(error),
            },
        }
    }
}

/// How `to` is reached from the folder `from`, with `/`; both are resolved paths.
pub(crate) fn relative(from: &Path, to: &Path) -> String {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(shared).map(|_| "..".into());
    let down = to.components().skip(shared).map(|part| part.as_os_str().to_string_lossy().into_owned());
    up.chain(down).collect::<Vec<String>>().join("/")
}

/// The path as its user would write it: below the current folder without the way there.
pub(crate) fn shown(path: &Path) -> String {
    let here = env::current_dir().ok();
    let below = here.as_deref().and_then(|here| path.strip_prefix(here).ok());
    match below {
        Some(below) if below.as_os_str().is_empty() => ".".to_owned(),
        Some(below) => below.display().to_string(),
        None => path.display().to_string(),
    }
}

/// Whether `path`, written with `/`, leads to a file below the folder it is joined to.
pub(crate) fn stays_below(path: &str) -> bool {
    !path.is_empty()
        && !path.contains('\\')
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_path_climbs_to_the_shared_folder() {
        let check = |from: &str, to: &str, expect: &str| {
            assert_eq!(relative(Path::new(from), Path::new(to)), expect);
        };
        check("/a/generated", "/a/crates/runtime", "../crates/runtime");
        check("/a/out/b/c", "/a/crates/runtime", "../../../crates/runtime");
        check("/a", "/a/crates/runtime", "crates/runtime");
    }

    #[test]
    fn only_plain_names_stay_below() {
        for inside in ["a", "src/lib.rs", ".docwright-files", "src/models/…rs"] {
            assert!(stays_below(inside), "{inside}");
        }
        for outside in ["", "/a", "../a", "a/../b", "a//b", "./a", "a/", "a\\..\\b"] {
            assert!(!stays_below(outside), "{outside}");
        }
    }

    #[test]
    fn what_does_not_exist_is_resolved_by_what_does() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let root = folder.path().canonicalize()?;
        std::fs::create_dir(root.join("a"))?;
        assert_eq!(resolve(&root.join("a/b/c"))?, root.join("a/b/c"));
        assert_eq!(resolve(&root.join("a/../d"))?, root.join("d"));
        Ok(())
    }
}
