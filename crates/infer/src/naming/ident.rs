//! Names of members, parameters and values in programs.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    distinct::{free, with_fingerprint},
    words::Words,
};

/// Idents for wire names, in their order: ASCII snake case, each one once. A name that is written
/// like its ident keeps it; of others that clash, all get a mark of what they stand for.
pub(crate) fn members(names: &[&str], taken: &BTreeSet<String>) -> Vec<String> {
    unique(names, taken, &member, "_")
}

/// Idents for values of a set: ASCII Pascal case, from the value or from what it stands for.
pub(crate) fn values(values: &[(&str, Option<&str>)]) -> Vec<String> {
    let names: Vec<&str> = values.iter().map(|(value, _)| *value).collect();
    let ident = |name: &str| {
        let gloss = values.iter().find(|(value, _)| *value == name).and_then(|(_, gloss)| *gloss);
        value(name, gloss)
    };
    unique(&names, &BTreeSet::new(), &ident, "")
}

fn unique(names: &[&str], taken: &BTreeSet<String>, ident: &dyn Fn(&str) -> String, joint: &str) -> Vec<String> {
    let wanted: Vec<String> = names.iter().map(|name| ident(name)).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    wanted.iter().for_each(|name| *counts.entry(name).or_default() += 1);
    let choose = |(name, wanted): (&&str, &String)| {
        let is_own = *name == wanted.as_str();
        if !taken.contains(wanted) && (is_own || counts[&**wanted] == 1) {
            return wanted.clone();
        }
        // Documents of databases have an `_id` beside an `id`.
        let below = |name: &&&str| name.starts_with('_') && ident(name) == *wanted;
        if name.starts_with('_') && names.iter().filter(below).take(2).count() == 1 {
            return format!("underscore_{wanted}");
        }
        let marked = with_fingerprint(wanted, name);
        if joint.is_empty() { marked.replace('_', "") } else { marked }
    };
    let mut used = taken.clone();
    names.iter().zip(&wanted).map(choose).map(|name| free(name, &mut used)).collect()
}

/// `owner_name` for `ownerName`.
fn member(name: &str) -> String {
    let ident = Words::of(name).snake();
    if ident.is_empty() { with_fingerprint("member", name) } else { ident }
}

/// Glosses longer than this many words are explanations.
const LONGEST_GLOSS: usize = 3;

fn value(value: &str, gloss: Option<&str>) -> String {
    let words = Words::of(value);
    let is_number = value.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    if !words.is_empty() && !is_number {
        return words.pascal();
    }
    let gloss =
        gloss.map(Words::of).filter(|gloss| (1..=LONGEST_GLOSS).contains(&gloss.len()) && !starts_with_digit(gloss));
    match gloss {
        Some(gloss) => gloss.pascal(),
        None if is_number && !value.is_empty() => format!("Value{}", value.replace('-', "Minus")),
        None => with_fingerprint("Value", value).replace('_', ""),
    }
}

fn starts_with_digit(words: &Words) -> bool {
    words.iter().next().is_some_and(|word| word.starts_with(|first: char| first.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_snake_case_and_unique() {
        let check = |names: &[&str], expected: &[&str]| assert_eq!(members(names, &BTreeSet::new()), expected);
        check(&["id", "ownerName", "联系人", "created_at[]"], &["id", "owner_name", "lian_xi_ren", "created_at"]);
        check(&["user_name", "userName"], &["user_name", "user_name_xe7cf7e99"]);
        check(&["!!"], &["member_x8cc339b7"]);
        check(&["_id", "id", "_name"], &["underscore_id", "id", "name"]);
    }

    #[test]
    fn taken_names_are_avoided() {
        assert_eq!(members(&["id"], &BTreeSet::from(["id".to_owned()])), ["id_x37386ae0"]);
    }

    #[test]
    fn values_are_named_by_themselves_or_their_gloss() {
        let check = |given: &[(&str, Option<&str>)], expected: &[&str]| assert_eq!(values(given), expected);
        check(&[("my_assist", None), ("Customer", Some("客户"))], &["MyAssist", "Customer"]);
        check(&[("1", Some("电话")), ("2", Some("on site")), ("3", None)], &["DianHua", "OnSite", "Value3"]);
        check(&[("-1", None), ("?", None)], &["ValueMinus1", "Valuex3a0cb08e"]);
    }
}
