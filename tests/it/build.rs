//! Generated crates build, pass their own tests, and are clean for clippy and rustdoc.

use std::{
    path::Path,
    process::{Command, Output},
};

use crate::support::{pages_below, root, run, write};

/// One build folder for all generated crates, so that their dependencies are built once.
fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    Command::new(cargo)
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", root().join("target/generated-crates"))
        .env("RUSTDOCFLAGS", "-D warnings")
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs")
}

fn assert_passes(folder: &Path, arguments: &[&str]) {
    let output = cargo(folder, arguments);
    assert!(
        output.status.success(),
        "cargo {} fails:\n{}\n{}",
        arguments.join(" "),
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Every fixture page in one API: their hostile names, keys and prose meet in one crate.
#[test]
fn the_crate_of_all_fixture_pages_is_clean() {
    let pages = pages_below(&root().join("tests/pages"));
    let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    write(&run.files, folder.path());
    assert_passes(
        folder.path(),
        &["clippy", "--quiet", "--all-targets", "--features", "mock", "--", "-D", "warnings", "-W", "clippy::pedantic"],
    );
    assert_passes(folder.path(), &["test", "--quiet"]);
    assert_passes(folder.path(), &["doc", "--quiet", "--no-deps"]);
    assert_passes(folder.path(), &["check", "--quiet", "--no-default-features"]);
}
