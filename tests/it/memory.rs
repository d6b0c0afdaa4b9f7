//! Names and decisions hold while pages come and go.

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

/// What comes of pages that are taken away and added again.
struct Held {
    /// How many names change without memory.
    anew: usize,
    /// The names that change with it.
    names: Vec<String>,
    /// How many decisions hold where a page is taken away.
    decisions: usize,
    /// The decisions that move though evidence was only taken away.
    moved: Vec<String>,
}

/// Takes up to `most` pages away, one at a time, and adds them again.
fn check(folder: &Path, most: usize) -> Held {
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
        let (kept, recalled) = remember(less.clone(), &whole.schema, &[]);
        let removed = renamed(&whole, &kept).into_iter().map(|line| format!("{name} removed: {line}"));
        let added = renamed(&less, &remember(whole.clone(), &less.schema, &[]).0);
        let added = added.into_iter().map(|line| format!("{name} added: {line}"));
        let (held, mut moved): (Vec<_>, Vec<_>) = recalled.into_iter().partition(|recalled| recalled.is_held);
        // What is one thing with what is asked anew whenever pages come or go.
        let is_type = |name: &str| kept.schema.types.contains_key(name);
        moved.retain(|moved| !(is_type(&moved.before) && is_type(&moved.now)));
        Held {
            anew: renamed(&whole, &less).len() + renamed(&less, &whole).len(),
            names: removed.chain(added).collect(),
            decisions: held.len(),
            moved: moved.iter().map(|moved| format!("{name} removed: {moved:?}")).collect(),
        }
    };
    let all: Vec<Held> = names.par_iter().map(each).collect();
    Held {
        anew: all.iter().map(|held| held.anew).sum(),
        decisions: all.iter().map(|held| held.decisions).sum(),
        moved: all.iter().flat_map(|held| held.moved.clone()).collect(),
        names: all.into_iter().flat_map(|held| held.names).collect(),
    }
}

/// Fails where a name changes, and returns the decisions that move.
fn assert_held(api: &str, folder: &Path, most: usize) -> Vec<String> {
    let Held { anew, names, decisions, moved } = check(folder, most);
    println!("{api}: {anew} names change without memory, {} with it", names.len());
    println!("{api}: {decisions} decisions hold, {} move", moved.len());
    assert!(names.is_empty(), "{api}: {names:#?}");
    moved
}

#[test]
fn our_names_hold_while_pages_come_and_go() {
    assert_eq!(assert_held("docs", &root().join("docs"), 8), Vec::<String>::new());
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
        let moved = assert_held(&corpus::name(&folder), &folder, 40);
        moved.iter().for_each(|moved| println!("  {moved}"));
    }
}

#[test]
fn what_is_remembered_already_stays_as_it_is() {
    let pages = pages_below(&root().join("docs"));
    let own = inferred(pages.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let (again, recalled) = remember(own.clone(), &own.schema, &[]);
    assert_eq!(recalled, []);
    assert_eq!(again.schema, own.schema);
    assert_eq!(again.provenance, own.provenance);
}
