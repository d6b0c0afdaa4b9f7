//! Which types of two schemas are the same.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft,
    schema::{Field, TypeBody, TypeDef, TypeRef},
};

/// The names before of types, by their names now.
///
/// Each round may show what the types that were recognised in the one before are made of.
pub(super) fn types(old: &Draft, new: &Draft) -> BTreeMap<String, String> {
    let mut known = BTreeMap::new();
    let old_uses = uses(old, Some);
    for _ in 0..ROUNDS {
        let new_uses = uses(new, |name| known.get(name).map(String::as_str));
        let mut found = best(&votes(old, new, &old_uses, &new_uses));
        equals(old, new, &mut found);
        if found == known {
            break;
        }
        known = found;
    }
    known
}

/// Types nested deeper than this are recognised by their names and members alone.
const ROUNDS: usize = 16;

/// How often a new name and an old one stand for what seems to be one thing.
type Votes<'s> = BTreeMap<(&'s str, &'s str), usize>;

fn votes<'s>(
    old: &'s Draft,
    new: &'s Draft,
    old_uses: &BTreeMap<String, &'s str>,
    new_uses: &BTreeMap<String, &'s str>,
) -> Votes<'s> {
    let mut votes = Votes::new();
    for (place, new_name) in new_uses {
        if let Some(old_name) = old_uses.get(place) {
            *votes.entry((new_name, old_name)).or_default() += 1;
        }
    }
    for name in new.types.keys().filter(|name| old.types.contains_key(*name)) {
        *votes.entry((name, name)).or_default() += 1;
    }
    votes.retain(|(new_name, old_name), _| match (new.types.get(*new_name), old.types.get(*old_name)) {
        (Some(new), Some(old)) => are_alike(new, old),
        _ => false,
    });
    votes
}

/// Adds the types that are made of the same parts, where no other type that is left is.
fn equals(old: &Draft, new: &Draft, known: &mut BTreeMap<String, String>) {
    let taken: BTreeSet<&String> = known.values().collect();
    let mut pairs: BTreeMap<_, (Vec<&String>, Vec<&String>)> = BTreeMap::new();
    for (name, def) in old.types.iter().filter(|(name, _)| !taken.contains(name)) {
        pairs.entry(def.parts()).or_default().0.push(name);
    }
    for (name, def) in new.types.iter().filter(|(name, _)| !known.contains_key(*name)) {
        pairs.entry(def.parts()).or_default().1.push(name);
    }
    let only = pairs.into_iter().filter(|(parts, _)| parts.len() > 1).filter_map(|(_, pair)| match pair {
        (old, new) if old.len() == 1 && new.len() == 1 => Some((new[0].clone(), old[0].clone())),
        _ => None,
    });
    let only: Vec<_> = only.collect();
    known.extend(only);
}

/// The pairs with the most votes, each name once; names that stay win where votes are equal.
fn best(votes: &Votes<'_>) -> BTreeMap<String, String> {
    let mut ordered: Vec<_> = votes.iter().map(|((new, old), count)| (*count, new == old, *new, *old)).collect();
    ordered.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then_with(|| (a.2, a.3).cmp(&(b.2, b.3))));
    let (mut best, mut taken) = (BTreeMap::new(), BTreeSet::new());
    for (_, _, new, old) in ordered {
        if !best.contains_key(new) && taken.insert(old) {
            best.insert(new.to_owned(), old.to_owned());
        }
    }
    best
}

/// Whether half of what the smaller type is made of is part of the other one: pages that come or go add and take away
/// members.
fn are_alike(new: &TypeDef, old: &TypeDef) -> bool {
    let (new, old) = (new.parts(), old.parts());
    let shared = new.intersection(&old).count();
    new == old || shared > 0 && shared * 2 >= new.len().min(old.len())
}

/// The types that stand in the places of a schema; members of types that `name` does not know have no place.
fn uses<'s, 'n>(draft: &'s Draft, name: impl Fn(&'s str) -> Option<&'n str>) -> BTreeMap<String, &'s str>
where
    's: 'n,
{
    let mut uses = BTreeMap::new();
    let mut add = |place: String, ty: &'s TypeRef| {
        if let Some(name) = ty.kind.named() {
            uses.insert(place, name);
        }
    };
    for operation in &draft.operations {
        let key = operation.key();
        for parameter in &operation.parameters {
            add(format!("{key} {:?} {}", parameter.location, parameter.name), &parameter.ty);
        }
        operation.body.iter().for_each(|body| add(format!("{key}#body"), &body.ty));
        operation.answer.payload.iter().for_each(|ty| add(format!("{key}#response"), ty));
    }
    let mut members = |owner: &str, fields: &'s [Field]| {
        fields.iter().for_each(|field| add(format!("{owner}.{}", field.name), &field.ty));
    };
    draft.envelope.iter().for_each(|envelope| members("api#envelope", &envelope.fields));
    draft.error.iter().for_each(|error| members("api#error", &error.fields));
    for (own, def) in &draft.types {
        if let (Some(owner), TypeBody::Struct { fields, .. }) = (name(own), &def.body) {
            members(owner, fields);
        }
    }
    uses
}
