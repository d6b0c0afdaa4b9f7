//! Arbitrary blocks through the tolerant JSON reader, which agrees with a strict one wherever that one reads anything.

#![no_main]

use std::collections::BTreeSet;

use docwright_fuzz::{assert_diagnostics, assert_json};
use docwright_read::json;
use docwright_schema::{Diagnostics, Instance, Sources, Span};
use libfuzzer_sys::fuzz_target;

/// How deep the tolerant reader follows; the strict one goes deeper.
const DEPTH: usize = 100;

fuzz_target!(|text: &str| {
    // What stands around the block is out of bounds.
    let mut sources = Sources::default();
    let id = sources.add("page.md", format!("前{text}后"));
    let page = sources.get(id).text();
    let block = Span::new('前'.len_utf8()..page.len() - '后'.len_utf8());

    let mut diagnostics = Diagnostics::default();
    let found = json::read(id, page, block, &mut diagnostics);
    found.iter().for_each(|document| assert_json(document, page));
    assert_diagnostics(&diagnostics, &sources);
    if let Some(tried) = json::try_read(id, page, block, &mut Diagnostics::default()) {
        assert_eq!(tried, found, "both ways of reading agree");
    }
    for (start, _) in page.match_indices(['{', '[']) {
        if let Some(bare) = json::bare(page, start) {
            assert!(!bare.span.is_empty() && page.get(bare.span.range()).is_some(), "{bare:?}");
        }
    }
    if let Ok(strict) = serde_json::from_str::<Instance>(text)
        && depth(&strict) <= DEPTH
    {
        let (strict, duplicates) = first_of_each_key(strict);
        assert_eq!(diagnostics.is_empty(), !duplicates, "{diagnostics:?}");
        assert_eq!(found.iter().map(Instance::from).collect::<Vec<_>>(), [strict]);
        assert!(found[0].is_complete());
    }
});

fn depth(value: &Instance) -> usize {
    match value {
        Instance::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Instance::Object(members) => 1 + members.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
        _ => 0,
    }
}

/// Keeps the first member of each key, as the tolerant reader does, and tells whether there were others.
fn first_of_each_key(value: Instance) -> (Instance, bool) {
    let mut duplicates = false;
    let mut keep = |value| {
        let (value, more) = first_of_each_key(value);
        duplicates |= more;
        value
    };
    let value = match value {
        Instance::Array(items) => Instance::Array(items.into_iter().map(keep).collect()),
        Instance::Object(members) => {
            let mut seen = BTreeSet::new();
            let count = members.len();
            let first: Vec<_> = members.into_iter().filter(|(key, _)| seen.insert(key.clone())).collect();
            let dropped = first.len() < count;
            let kept = first.into_iter().map(|(key, value)| (key, keep(value))).collect();
            duplicates |= dropped;
            Instance::Object(kept)
        }
        scalar => scalar,
    };
    (value, duplicates)
}
