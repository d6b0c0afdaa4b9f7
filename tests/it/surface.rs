//! What callers of the generated crate see, and which fact is behind it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use docwright_diff::{Finding, Redone, Settings, Side, review};
use docwright_emit::surface;
use docwright_schema::{Draft, Provenance, Schema, Surface};
use serde_json::{Map, Value, json};

use crate::support::root;

fn read(path: &str) -> Schema {
    let text = fs::read_to_string(root().join(path)).expect("the schema is there");
    serde_json::from_str(&text).expect("it is a schema")
}

/// Everything that can be taken away from a schema, or said otherwise, one at a time.
fn variations(value: &Value) -> Vec<Value> {
    match value {
        Value::Object(members) => members.iter().flat_map(|(key, member)| of_member(members, key, member)).collect(),
        Value::Array(items) => (0..items.len()).flat_map(|at| of_item(items, at)).collect(),
        Value::Bool(value) => vec![json!(!value)],
        Value::String(text) => otherwise(text).iter().map(|other| json!(other)).collect(),
        Value::Null | Value::Number(_) => Vec::new(),
    }
}

fn of_member(members: &Map<String, Value>, key: &str, member: &Value) -> Vec<Value> {
    let mut without = members.clone();
    without.remove(key);
    let mut others = match key {
        "ident" | "id" => member.as_str().map(|name| json!(format!("{name}x"))).into_iter().collect(),
        // What examples hold is their own affair.
        "value" => Vec::new(),
        _ => variations(member),
    };
    for other in &mut others {
        let mut with = members.clone();
        with.insert(key.to_owned(), other.take());
        *other = Value::Object(with);
    }
    others.push(Value::Object(without));
    others
}

fn of_item(items: &[Value], at: usize) -> Vec<Value> {
    let without = [&items[..at], &items[at + 1..]].concat();
    let others = variations(&items[at]).into_iter().map(|other| {
        let mut with = items.to_vec();
        with[at] = other;
        Value::Array(with)
    });
    others.chain([Value::Array(without)]).collect()
}

/// What could stand in place of a word of the schema's own.
fn otherwise(word: &str) -> &'static [&'static str] {
    match word {
        "required" => &["optional"],
        "optional" | "unproven" => &["required"],
        "request" | "response" => &["both"],
        "both" => &["request", "response"],
        "envelope" | "whole" => &["bare"],
        "i64" => &["u64", "big"],
        "string" => &["number", "unknown"],
        "number" | "boolean" | "unknown" => &["string"],
        _ => &[],
    }
}

/// The paths of what only one has, or both have otherwise.
fn differences<'s>(old: &'s Surface, new: &'s Surface) -> BTreeSet<&'s String> {
    let all = old.items.keys().chain(new.items.keys());
    all.filter(|path| old.items.get(*path) != new.items.get(*path)).collect()
}

#[test]
fn what_changes_for_callers_is_told_with_the_fact_behind_it() {
    let draft = Draft::from(read("crates/emit/src/tests/rich.json"));
    let mut value = serde_json::to_value(draft).expect("schemas are JSON");
    // The same number in another writing has a name only where the first has none.
    value["types"]["Level"]["values"].as_array_mut().expect("it has values").retain(|value| value["value"] != "01");
    let schema: Schema = serde_json::from_value(value.clone()).expect("it is a schema");
    let old = surface(&schema);
    let (mut checked, mut lost, mut without_fact) = (0, Vec::new(), BTreeMap::new());
    for other in variations(&value) {
        let Ok(other) = serde_json::from_value::<Schema>(other) else { continue };
        let new = surface(&other);
        let findings = reviewed((&schema, &old), (&other, &new));
        let told: BTreeSet<&String> =
            findings.iter().flat_map(|finding| &finding.declarations).map(|declaration| &declaration.path).collect();
        let is_told = |path: &str| told.iter().any(|told| is_within(path, told));
        lost.extend(differences(&old, &new).into_iter().filter(|path| !is_told(path)).cloned());
        for finding in findings.iter().filter(|finding| finding.rule.id.starts_with("rust-item-")) {
            *without_fact.entry(finding.message.clone()).or_insert(0) += 1;
        }
        checked += 1;
    }
    assert!(checked > 300, "{checked}");
    assert!(lost.is_empty(), "{lost:?}");
    assert!(without_fact.is_empty(), "{without_fact:#?} of {checked}");
}

/// Whether an item is another one or a part of it.
fn is_within(path: &str, item: &str) -> bool {
    path.strip_prefix(item).is_some_and(|rest| rest.is_empty() || rest.starts_with("::") || rest.starts_with(" as "))
}

fn reviewed(old: (&Schema, &Surface), new: (&Schema, &Surface)) -> Vec<Finding> {
    let provenance = Provenance::default();
    let side = |(schema, surface)| Side { schema, provenance: &provenance, surface, pages: None };
    let settings = Settings { version: "0.1.0".to_owned(), ..Settings::default() };
    review(side(old), side(new), Redone::default(), &settings).findings
}
