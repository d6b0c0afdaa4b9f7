//! Objects that are maps: what stands for their members are keys that no field is called.

use std::collections::BTreeSet;

use super::Rule;
use crate::shape::{Kind, Objects, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "map",
    reason: "domains, paths and sentences as keys name what somebody chose, such as labels and options: fields are \
             called by words, so all keys of such an object are data, and so are those of what stands under its name \
             elsewhere; the docs may call an object a map too",
};

/// The fields of objects that are maps, by their names, in a body.
pub(crate) fn names(shape: &Shape, found: &mut BTreeSet<Box<str>>) {
    let Some(object) = &shape.innermost().object else { return };
    for (key, member) in &object.fields {
        if member.shape.innermost().object.as_ref().is_some_and(|inner| is_map(inner)) {
            found.insert(key.clone());
        }
        names(&member.shape, found);
    }
}

/// Marks the objects of a body that are maps; `known` are the names under which others of the API are.
pub(crate) fn mark(shape: &mut Shape, known: &BTreeSet<Box<str>>) {
    mark_below(shape, false, known);
}

fn mark_below(shape: &mut Shape, is_known: bool, known: &BTreeSet<Box<str>>) {
    if let Some(items) = &mut shape.arrays.items {
        mark_below(items, is_known, known);
    }
    let Some(object) = &mut shape.object else { return };
    let is_told = shape.claims.iter().any(|claim| matches!(claim.kind, Some(Kind::Map(_))));
    object.keyed = is_map(object) || (is_known || is_told) && is_uniform(object);
    for (key, member) in &mut object.fields {
        mark_below(&mut member.shape, known.contains(key), known);
    }
}

/// What all keys of a map match: no name does, where no key is one.
pub(crate) fn pattern(objects: &Objects) -> &'static str {
    if objects.fields.keys().all(|key| is_foreign(key)) { ".*[./ ].*" } else { ".*" }
}

/// Whether the keys of an object are data: none is a name, or some is surely none and all stand for things of one kind.
fn is_map(object: &Objects) -> bool {
    let mut keys = object.fields.keys();
    is_undescribed(object)
        && !object.fields.is_empty()
        && (keys.all(|key| is_foreign(key)) || object.fields.keys().any(|key| is_chosen(key)) && is_uniform(object))
}

/// Whether a key holds what no name does. Annotations (`@odata.type`) are names, and so are paths into forms (`a[b]`).
fn is_foreign(key: &str) -> bool {
    key.contains(['.', '/', ' ']) && !key.starts_with(['@', '$', '_']) && !key.contains('[')
}

/// Whether a key is a domain in reverse order, a path or the like.
fn is_chosen(key: &str) -> bool {
    is_foreign(key) && (key.contains('/') || key.split('.').filter(|part| !part.is_empty()).count() > 2)
}

fn is_undescribed(object: &Objects) -> bool {
    object.fields.values().all(|member| member.shape.claims.is_empty())
}

/// Whether what stands under all keys is of one kind.
fn is_uniform(object: &Objects) -> bool {
    let mut kinds = object.fields.values().map(|member| kind(&member.shape));
    let first = kinds.next();
    is_undescribed(object) && first.is_some() && kinds.all(|kind| Some(kind) == first)
}

/// Which kinds of values stand in a place: truth values, numbers, texts, lists, objects.
fn kind(shape: &Shape) -> [bool; 5] {
    let has_number = shape.integers.count > 0 || shape.floats > 0;
    [shape.booleans > 0, has_number, shape.texts.count > 0, shape.arrays.count > 0, shape.object.is_some()]
}

#[cfg(test)]
mod tests {
    use docwright_schema::{Site, Sources, Span};

    use super::*;
    use crate::{rules::data_keys, shape::Claim, testing::shape};

    /// The fields of the member `m` that are left, and the pattern of its keys.
    fn check(text: &str, fields: &[&str], pattern: Option<&str>) {
        check_told(text, None, fields, pattern);
    }

    /// The same where the docs say what `m` is.
    fn check_told(text: &str, told: Option<Kind>, fields: &[&str], pattern: Option<&str>) {
        let mut body = shape(text);
        let site = Site::new(Sources::default().add("a.md", ""), Span::new(0..1));
        body.field_mut("m").claims.extend(told.map(|kind| Box::new(Claim { kind: Some(kind), ..Claim::at(site) })));
        let mut known = BTreeSet::new();
        names(&body, &mut known);
        mark(&mut body, &known);
        let mut object = body.object.unwrap().fields.remove("m").unwrap().shape.object.unwrap();
        let taken = data_keys::take(&mut object);
        assert_eq!(object.fields.keys().map(|key| &**key).collect::<Vec<_>>(), fields, "{text}");
        assert_eq!(taken.map(|data| data.pattern()).as_deref(), pattern, "{text}");
    }

    #[test]
    fn keys_that_are_no_names_are_data() {
        check(r#"{"m": {"com.example.vendor": "Oak", "com.example.tier": "1"}}"#, &[], Some("^.*[./ ].*$"));
        check(r#"{"m": {"22/tcp": {}}}"#, &[], Some("^.*[./ ].*$"));
        check(r#"{"m": {"com.example.vendor": "Oak", "image": "ash"}}"#, &[], Some("^.*$"));
    }

    #[test]
    fn a_name_that_stands_for_a_map_does_so_elsewhere() {
        check(r#"{"m": {"tier": "1"}, "other": {"m": {"a.b.c": "x"}}}"#, &[], Some("^.*$"));
        check(r#"{"m": {"tier": "1", "id": {}}, "other": {"m": {"a.b.c": "x"}}}"#, &["id", "tier"], None);
    }

    #[test]
    fn what_the_docs_call_a_map_is_one_where_its_values_are_alike() {
        let map = || Some(Kind::Map(None));
        check_told(r#"{"m": {"de": "Ofen", "fr": "four"}}"#, map(), &[], Some("^.*$"));
        check_told(r#"{"m": {"de": "Ofen", "count": 2}}"#, map(), &["count", "de"], None);
        check_told(r#"{"m": {"de": "Ofen", "fr": "four"}}"#, Some(Kind::Object), &["de", "fr"], None);
    }

    #[test]
    fn names_are_no_data() {
        check(r#"{"m": {"id": 1, "odata.count": 2}}"#, &["id", "odata.count"], None);
        check(r##"{"m": {"@odata.type": "#a.b.c", "@m.graph.url": "x"}}"##, &["@m.graph.url", "@odata.type"], None);
        check(r#"{"m": {"id": 1, "a.b.c": "x"}}"#, &["a.b.c", "id"], None);
    }
}
