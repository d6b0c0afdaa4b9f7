//! Names hold while pages come and go.

use std::path::Path;

use docwright_diff::{Redone, Report, Settings, Side, review};
use docwright_emit::surface;
use docwright_infer::{Inferred, remember};
use docwright_schema::Surface;
use rayon::prelude::*;

use crate::{
    corpus,
    support::{inferred, pages_below, root},
};

/// The rules that tell of another name for what is still there.
const RENAMED: &[&str] = &["type-renamed", "rust-name-changed", "area-renamed"];

/// What a review says of two schemas that only hold other pages.
fn reviewed(old: &Inferred, new: &Inferred) -> Report {
    let surfaces = (surface(&old.schema), surface(&new.schema));
    let settings = Settings { version: "0.1.0".to_owned(), ..Settings::default() };
    review(side(old, &surfaces.0), side(new, &surfaces.1), Redone::default(), &settings)
}

fn side<'a>(inferred: &'a Inferred, surface: &'a Surface) -> Side<'a> {
    let Inferred { schema, provenance } = inferred;
    Side { schema, provenance, surface, pages: None }
}

/// The names that changed; where pages call the placeholders of a path otherwise, its parameters have other names.
fn renamed(old: &Inferred, new: &Inferred) -> Vec<String> {
    let report = reviewed(old, new);
    let of_rule = |id: &'static str| report.findings.iter().filter(move |finding| finding.rule.id == id);
    let contradicted: Vec<&String> =
        of_rule("path-placeholder-renamed").flat_map(|finding| &finding.operations).collect();
    let named = RENAMED.iter().flat_map(|id| of_rule(id));
    let named = named.filter(|finding| !finding.operations.iter().any(|operation| contradicted.contains(&operation)));
    named.map(|finding| format!("{}: {}", finding.rule.id, finding.message)).collect()
}

/// How many names change when a page is taken away or added, first without memory and then with it.
fn check(folder: &Path, most: usize) -> (usize, Vec<String>) {
    let pages = pages_below(folder);
    let texts = |without: Option<&str>| {
        let kept = pages.iter().filter(|(name, _)| Some(name.as_str()) != without);
        inferred(kept.map(|(name, text)| (name.as_str(), text.as_str())))
    };
    let whole = texts(None);
    let step = pages.len().div_ceil(most).max(1);
    let names: Vec<&String> = pages.keys().step_by(step).collect();
    let each = |name: &&String| {
        let less = texts(Some(name));
        let anew = renamed(&whole, &less).len() + renamed(&less, &whole).len();
        let removed = renamed(&whole, &remember(less.clone(), &whole.schema, &[]));
        let added = renamed(&less, &remember(whole.clone(), &less.schema, &[]));
        let held = removed.into_iter().map(|line| format!("{name} removed: {line}"));
        (anew, held.chain(added.into_iter().map(|line| format!("{name} added: {line}"))).collect::<Vec<_>>())
    };
    let all: Vec<_> = names.par_iter().map(each).collect();
    let anew = all.iter().map(|(anew, _)| anew).sum();
    (anew, all.into_iter().flat_map(|(_, held)| held).collect())
}

fn assert_held(api: &str, folder: &Path, most: usize) {
    let (anew, held) = check(folder, most);
    println!("{api}: {anew} names change without memory, {} with it", held.len());
    assert!(held.is_empty(), "{api}: {held:#?}");
}

#[test]
fn our_names_hold_while_pages_come_and_go() {
    assert_held("docs", &root().join("docs"), 8);
}

#[test]
fn real_names_hold_while_pages_come_and_go() {
    let Some(shared) = corpus::shared() else { return };
    for folder in corpus::named(&shared, &["weiwenjia-crm", "greedpatch", "foxone"]) {
        assert_held(&corpus::name(&folder), &folder, 4);
    }
}

#[test]
#[ignore = "takes minutes; BENCHMARKS.md tells what came of it"]
fn all_real_names_hold_while_pages_come_and_go() {
    let Some(shared) = corpus::shared() else { return };
    for folder in corpus::apis(&shared) {
        assert_held(&corpus::name(&folder), &folder, 40);
    }
}

#[test]
fn what_is_remembered_already_stays_as_it_is() {
    let pages = pages_below(&root().join("docs"));
    let own = inferred(pages.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let again = remember(own.clone(), &own.schema, &[]);
    assert_eq!(again.schema, own.schema);
    assert_eq!(again.provenance, own.provenance);
}
