//! The step that docwright proposes for a crate's version, beside what cargo-semver-checks finds in its public items.

use std::{path::Path, process::Command};

use docwright_diff::Semver;
use docwright_emit::{emit, surface};

use crate::{
    diff::{Pages, compare, pairs},
    support::{package, root, write},
};

/// Each pair takes a minute, so there is one that breaks Rust callers and one that does not.
const PAIRS: [&str; 2] = ["operation-removed", "parameter-optional-added"];

/// The subcommand of cargo.
const TOOL: &str = "semver-checks";

/// It does not see that a type is another one, so it may find less than docwright, but never more.
#[test]
#[ignore = "it takes minutes: cargo test -p docwright-tests --test it -- --ignored --nocapture semver"]
fn cargo_semver_checks_finds_nothing_that_docwright_did_not() {
    let Some(version) = version() else {
        println!("skipped: cargo-semver-checks is not installed");
        return;
    };
    let (mut agreed, mut unseen, mut wrong) = (Vec::new(), Vec::new(), Vec::new());
    for (id, (old, new)) in pairs().into_iter().filter(|(id, _)| PAIRS.contains(&id.as_str())) {
        // Where no declaration changes, there is nothing to find.
        if surface(old.schema()).items == surface(new.schema()).items {
            continue;
        }
        let semver = compare(&old, &new).semver;
        // Whatever a major step allows, the tool allows too, so it is asked whether less would do.
        let step = if semver == Semver::Major { "minor" } else { semver.as_str() };
        match (semver, objection(&old, &new, step)) {
            (Semver::Major, None) => unseen.push(id),
            (Semver::Major, Some(_)) | (_, None) => agreed.push(id),
            (_, Some(objection)) => wrong.push(format!("{id}: {}\n{objection}", semver.as_str())),
        }
    }
    println!("{version}: {} pairs agree; it does not see {}: {}", agreed.len(), unseen.len(), unseen.join(", "));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    assert!(agreed.len() > unseen.len(), "the tool sees next to nothing: {unseen:?}");
}

fn version() -> Option<String> {
    let output = Command::new("cargo").args([TOOL, "--version"]).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What the tool has against a step; `None` where it is content.
fn objection(old: &Pages, new: &Pages, step: &str) -> Option<String> {
    let folder = tempfile::tempdir().expect("temporary folders can be made");
    let (before, after) = (folder.path().join("old"), folder.path().join("new"));
    for (pages, folder) in [(old, &before), (new, &after)] {
        write(&emit(pages.schema(), pages.provenance(), &package("test-api")), folder);
    }
    let output = Command::new("cargo")
        .args([TOOL, "--release-type", step, "--color", "never", "--all-features"])
        .arg("--manifest-path")
        .arg(manifest(&after))
        .arg("--baseline-root")
        .arg(&before)
        .env("CARGO_TARGET_DIR", root().join("target/generated-crates"))
        .env_remove("RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let (found, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(!errors.contains("error: "), "{errors}");
    (!output.status.success()).then(|| format!("{found}{errors}"))
}

fn manifest(folder: &Path) -> std::path::PathBuf {
    folder.join("Cargo.toml")
}
