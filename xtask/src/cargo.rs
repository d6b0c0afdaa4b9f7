//! Cargo, started by a program that Cargo started.

use std::{env, path::PathBuf, process::Command};

use crate::paths;

/// The Cargo that runs this program, as if one typed it.
pub(crate) fn command() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // What `cargo run` tells this program about itself would make build scripts that watch it run anew.
    for (name, _) in env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name.to_string_lossy().starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// Where the builds of this workspace go.
pub(crate) fn target_folder() -> PathBuf {
    let root = paths::workspace_root();
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |folder| root.join(folder))
}
