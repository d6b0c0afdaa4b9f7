//! The same facts give the same bytes, in whatever order and place they stand.

use std::collections::BTreeMap;

use crate::support::{Run, pages_below, root, run};

fn docs() -> BTreeMap<String, String> {
    pages_below(&root().join("docs"))
}

fn run_all(pages: &BTreeMap<String, String>) -> Run {
    run(pages.iter().map(|(name, text)| (&**name, &**text)))
}

/// The first file that differs, with the first line that does.
fn difference(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Option<String> {
    if let Some(name) = one
        .keys()
        .find(|name| !other.contains_key(*name))
        .or_else(|| other.keys().find(|name| !one.contains_key(*name)))
    {
        return Some(format!("{name} is in one of the two only"));
    }
    one.iter().find(|(name, text)| other[*name] != **text).map(|(name, text)| {
        let lines = text.lines().zip(other[name].lines()).enumerate().find(|(_, (a, b))| a != b);
        format!("{name}: {lines:?}")
    })
}

#[test]
fn twice_the_same() {
    let docs = docs();
    assert_eq!(difference(&run_all(&docs).files, &run_all(&docs).files), None);
}

#[test]
fn the_order_in_which_pages_are_listed_does_not_show() {
    let docs = docs();
    let backwards = run(docs.iter().rev().map(|(name, text)| (&**name, &**text)));
    assert_eq!(difference(&run_all(&docs).files, &backwards.files), None);
}

#[test]
fn pages_may_be_renamed_in_their_order() {
    let docs = docs();
    let rename = |name: &str| match name.rsplit_once('/') {
        Some((folder, file)) => format!("{folder}/p_{file}"),
        None => format!("p_{name}"),
    };
    let renamed: BTreeMap<String, String> = docs.iter().map(|(name, text)| (rename(name), text.clone())).collect();
    let back = |text: &str| docs.keys().fold(text.to_owned(), |text, name| text.replace(&rename(name), name));
    let files: BTreeMap<String, String> =
        run_all(&renamed).files.iter().map(|(name, text)| (name.clone(), back(text))).collect();
    // Where documentation that names pages is wrapped follows from how long their names are.
    let words = |text: &str| {
        let words = text.split_whitespace().filter(|word| !matches!(*word, "///" | "//!"));
        words.collect::<Vec<_>>().join(" ")
    };
    let sources = |files: &BTreeMap<String, String>| -> BTreeMap<String, String> {
        let sources = files.iter().filter(|(name, _)| name.starts_with("src/"));
        sources.map(|(name, text)| (name.clone(), words(text))).collect()
    };
    assert_eq!(difference(&sources(&run_all(&docs).files), &sources(&files)), None);
}

#[test]
fn moving_lines_changes_the_provenance_alone() {
    let docs = docs();
    let moved: BTreeMap<String, String> =
        docs.iter().map(|(name, text)| (name.clone(), format!("\n\n\n{text}"))).collect();
    let (mut one, mut other) = (run_all(&docs).files, run_all(&moved).files);
    assert_ne!(one.remove("provenance.json"), other.remove("provenance.json"));
    assert_eq!(difference(&one, &other), None);
}
