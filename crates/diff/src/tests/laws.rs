//! Laws over all schemas that one step leads to from the one that has every kind of fact.

use std::{collections::BTreeSet, sync::LazyLock};

use docwright_schema::{Address, Schema};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{schema, shop};
use crate::{Aspect, Change, changes, judge, rules};

/// Every valid schema that differs from the shop in one place.
static MUTANTS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    let mut mutants = Vec::new();
    mutate(&shop(), &mut |value| mutants.extend(serde_json::from_value(value)));
    let original = schema(shop());
    mutants.retain(|mutant: &Schema| *mutant != original);
    mutants
});

/// Yields `value` with one part of it replaced, removed, doubled or moved.
fn mutate(value: &Value, yields: &mut dyn FnMut(Value)) {
    replacements(value).into_iter().for_each(&mut *yields);
    match value {
        Value::Array(items) => {
            for at in 0..items.len() {
                let with = |item: Option<Value>| {
                    let mut items = items.clone();
                    items.splice(at..=at, item);
                    Value::Array(items)
                };
                yields(with(None));
                mutate(&items[at], &mut |item| yields(with(Some(item))));
                let mut swapped = items.clone();
                swapped.swap(0, at);
                yields(Value::Array(swapped));
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let mut without = members.clone();
                without.remove(key);
                yields(Value::Object(without.clone()));
                let mut renamed = without.clone();
                renamed.insert(format!("{key}X"), member.clone());
                yields(Value::Object(renamed));
                mutate(member, &mut |member| {
                    let mut members = without.clone();
                    members.insert(key.clone(), member);
                    yields(Value::Object(members));
                });
            }
        }
        _ => {}
    }
}

/// Values to put in place of a scalar; most do not fit there, and do not become schemas.
fn replacements(value: &Value) -> Vec<Value> {
    let words = [
        "required", "optional", "request", "response", "both", "GET", "PUT", "query", "header", "whole", "error",
        "u64", "uri", "boolean", "file", "unknown",
    ];
    match value {
        Value::Bool(value) => vec![json!(!value)],
        Value::Number(_) => vec![json!(77)],
        Value::String(text) => {
            let words = words.into_iter().filter(|word| word != text).map(|word| json!(word));
            words.chain([json!(format!("{text}x")), json!(null)]).collect()
        }
        Value::Null => vec![json!("x"), json!("PUT"), json!(1)],
        Value::Array(_) => vec![json!([])],
        Value::Object(_) => {
            vec![json!(null), json!({"type": "file"}), json!({"usage": "request", "kind": "struct", "fields": []})]
        }
    }
}

/// What a change says, for comparisons.
type Said = (Address, Address, Aspect, Option<String>, Option<String>);

fn said(changes: &[Change<'_>]) -> BTreeSet<Said> {
    let said = |change: &Change<'_>| {
        let Change { old_address, address, aspect, before, after, .. } = change.clone();
        (old_address, address, aspect, before, after)
    };
    changes.iter().map(said).collect()
}

fn mirrored(changes: &[Change<'_>]) -> BTreeSet<Said> {
    said(changes).into_iter().map(|(old, new, aspect, before, after)| (new, old, aspect, after, before)).collect()
}

/// Checks what holds for any two schemas.
fn hold(old: &Schema, new: &Schema) {
    let found = changes(old, new);
    assert_eq!(found.is_empty(), old == new, "{found:#?}\n{}\n{}", **old, **new);
    assert_eq!(mirrored(&changes(new, old)), said(&found));
    assert!(found.iter().all(|change| change.before != change.after), "{found:#?}");
    let facts: BTreeSet<_> = found.iter().map(|change| (&change.old_address, &change.address, change.aspect)).collect();
    assert_eq!(facts.len(), found.len(), "{found:#?}");
    for change in &found {
        let rule = judge::judge(change, old, new).rule;
        assert!(rule.id != rules::UNCLASSIFIED.id, "{change} has no rule");
    }
}

#[test]
fn every_step_shows() {
    let original = schema(shop());
    hold(&original, &original);
    for mutant in &*MUTANTS {
        hold(&original, mutant);
    }
}

#[test]
fn every_aspect_is_met() {
    let original = schema(shop());
    let all = MUTANTS.iter().flat_map(|mutant| changes(&original, mutant));
    let met: BTreeSet<Aspect> = all.map(|change| change.aspect).collect();
    let missed: Vec<_> = Aspect::ALL.iter().filter(|aspect| !met.contains(aspect)).collect();
    assert!(missed.is_empty(), "{missed:?}");
}

proptest! {
    #[test]
    fn any_two_steps_hold(old in any::<prop::sample::Index>(), new in any::<prop::sample::Index>()) {
        hold(old.get(&MUTANTS), new.get(&MUTANTS));
    }
}
