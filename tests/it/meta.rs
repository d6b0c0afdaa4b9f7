//! Registries agree with their folders, and crates know only what they may.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use docwright_schema::codes;

use crate::support::{pages_below, root, run};

/// The modules of a folder, by their files' names in kebab case.
fn modules(folder: &str) -> BTreeSet<String> {
    let folder = root().join(folder);
    let entries =
        fs::read_dir(&folder).expect("the folder is there").map(|entry| entry.expect("it has entries").path());
    let name = |path: &Path| path.file_stem().expect("files have names").to_string_lossy().replace('_', "-");
    entries.map(|path| name(&path)).filter(|name| name != "mod" && name != "tests").collect()
}

#[test]
fn every_rule_of_inference_is_registered() {
    let registered: BTreeSet<String> = docwright_infer::rules::ALL.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(registered, modules("crates/infer/src/rules"));
}

#[test]
fn every_rule_of_the_diff_is_registered() {
    let all = docwright_diff::rules::ALL.iter().chain(docwright_diff::rules::OTHERS);
    let registered: BTreeSet<String> = all.clone().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(registered.len(), all.clone().count(), "two rules have one id");
    let helpers = ["case", "prelude", "relation"].map(str::to_owned);
    assert_eq!(modules("crates/diff/src/rules"), registered.into_iter().chain(helpers).collect());
    for rule in all {
        assert!(rule.explanation.ends_with('.') && rule.migration.ends_with('.'), "{}", rule.id);
    }
}

#[test]
fn codes_are_unique_and_explained() {
    let ids: BTreeSet<&str> = codes::ALL.iter().map(|code| code.id).collect();
    assert_eq!(ids.len(), codes::ALL.len());
    for code in codes::ALL {
        assert!(code.explanation.ends_with('.') && !code.hint.is_empty(), "{}", code.id);
        assert!(code.id.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", code.id);
    }
}

/// What each crate may depend on: a wall that the compiler keeps is kept by the manifests.
const WALLS: [(&str, &[&str]); 6] = [
    ("docwright-schema", &[]),
    ("docwright-read", &["docwright-schema"]),
    ("docwright-infer", &["docwright-schema"]),
    ("docwright-emit", &["docwright-schema"]),
    ("docwright-diff", &["docwright-schema"]),
    ("docwright-runtime", &[]),
];

/// The packages that a crate is built with, by name.
fn built_with(name: &str) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--all-features"];
    let output = Command::new(cargo).args(arguments).current_dir(root()).output().expect("cargo runs");
    let tree = String::from_utf8_lossy(&output.stdout);
    assert!(tree.starts_with(name), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    tree.lines().filter_map(|line| line.split(' ').next()).filter(|other| *other != name).map(str::to_owned).collect()
}

#[test]
fn crates_know_only_what_they_may() {
    for (name, allowed) in WALLS {
        let packages = built_with(name);
        let known: BTreeSet<&str> =
            packages.iter().map(String::as_str).filter(|other| other.starts_with("docwright-")).collect();
        assert_eq!(known, allowed.iter().copied().collect(), "{name}");
    }
}

/// The program serves examples and calls no API.
#[test]
fn the_program_takes_the_mock_of_the_runtime_alone() {
    let packages = built_with("xtask");
    assert!(packages.contains("hyper") && !packages.contains("reqwest"), "{packages:?}");
}

#[test]
fn every_dialect_is_registered() {
    let registered: BTreeSet<String> =
        docwright_read::dialect::ALL.iter().map(|dialect| dialect.id.to_owned()).collect();
    assert_eq!(registered, modules("crates/read/src/dialect"));
}

#[test]
fn every_target_is_registered() {
    let registered: BTreeSet<String> = docwright_emit::targets::ALL.iter().map(|target| target.id.to_owned()).collect();
    assert_eq!(registered, modules("crates/emit/src/targets"));
}

/// Codes about files, which the tests of the command line bring about.
const ABOUT_FILES: [&str; 5] = ["crate-kept", "output-foreign", "page-not-text", "page-outside", "page-unreadable"];

/// Codes about what an earlier run decided, which `tests/it/memory.rs` brings about.
const ABOUT_MEMORY: [&str; 2] = ["decision-held", "decision-moved"];

/// Codes that only `lint` reports; the examples of `explain` bring them about.
const OF_LINT: [&str; 5] = ["anchor-dead", "field-undocumented", "link-dead", "personal-data-shown", "secret-shown"];

#[test]
fn every_code_has_a_page_that_brings_it_about() {
    let mut pages = pages_below(&root().join("tests/pages"));
    pages.extend(pages_below(&root().join("docs")));
    let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
    let mut seen: BTreeSet<&str> = run.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect();
    let strays: Vec<_> = OF_LINT.into_iter().filter(|code| seen.contains(code)).collect();
    assert!(strays.is_empty(), "the stages report {strays:?}, which lint alone should");
    seen.extend(ABOUT_FILES);
    seen.extend(ABOUT_MEMORY);
    seen.extend(OF_LINT);
    let all: BTreeSet<&str> = codes::ALL.iter().map(|code| code.id).collect();
    let missing: Vec<_> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "no page brings about {missing:?}");
}
