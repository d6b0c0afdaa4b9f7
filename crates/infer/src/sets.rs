//! Documented sets of values, named over all places where they stand.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::schema::{EnumValue, TypeBody, TypeDef, Usage};

use crate::{
    graph::{Graph, Scope},
    naming::{
        distinct::{distinct, free},
        ident,
        words::Words,
    },
    rules::enumeration::{self, Enumeration},
    shape::{NodeId, Shape},
    types::description,
};

/// Identifies a set: places of one key with the same values hold one set, whatever glosses they give.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SetKey {
    key: Words,
    integer: bool,
    values: BTreeSet<Box<str>>,
}

/// The names of all sets.
pub(crate) struct Sets(BTreeMap<SetKey, String>);

/// A place where a set of values may stand.
pub(crate) struct SetPlace<'s> {
    /// What it belongs to.
    pub owner: Words,
    pub key: &'s str,
    pub shape: &'s Shape,
    /// Whether the values come from the API, so that unknown ones must be expected.
    pub is_answer: bool,
    /// The operations that it belongs to, by index.
    pub operations: BTreeSet<usize>,
}

/// A set that was found.
#[derive(Default)]
struct Found {
    /// Each way of writing it.
    variants: BTreeSet<Enumeration>,
    owners: BTreeSet<Words>,
    in_answers: bool,
    in_requests: bool,
    /// The areas of what it belongs to.
    areas: BTreeSet<Option<String>>,
    descriptions: BTreeSet<String>,
}

impl Sets {
    /// The name of a set under `key`.
    pub(crate) fn get(&self, key: &str, enumeration: &Enumeration) -> Option<&str> {
        self.0.get(&SetKey::of(key, enumeration)).map(String::as_str)
    }
}

impl SetKey {
    fn of(key: &str, enumeration: &Enumeration) -> Self {
        let values = enumeration.values.iter().map(|(value, _)| value.clone()).collect();
        Self { key: Words::of(key), integer: enumeration.integer, values }
    }
}

/// Finds all sets at `places` and in the graph, and names them; `names` are those of objects, which are taken like
/// the `reserved` ones.
pub(crate) fn name(
    graph: &Graph,
    names: &BTreeMap<NodeId, String>,
    reserved: &BTreeSet<String>,
    places: &[SetPlace<'_>],
    area_of: &impl Fn(&str, &BTreeSet<usize>) -> Option<String>,
) -> (Sets, BTreeMap<String, TypeDef>) {
    let mut found: BTreeMap<SetKey, Found> = BTreeMap::new();
    places.iter().for_each(|place| note(&mut found, place, area_of));
    for (leader, name) in names {
        set_places(graph, *leader, name).iter().for_each(|place| note(&mut found, place, area_of));
    }
    let mut taken: BTreeSet<String> = names.values().chain(reserved).cloned().collect();
    let main = main_sets(&found);
    let candidates: Vec<_> = found.iter().map(|(key, set)| candidates(key, set, &main)).collect();
    let prints: Vec<_> = found.keys().map(|key| format!("{key:?}")).collect();
    let mut defs = BTreeMap::new();
    let mut sets = BTreeMap::new();
    for ((key, set), name) in found.into_iter().zip(distinct(&candidates, &prints, &taken)) {
        let name = free(name.replace('_', ""), &mut taken);
        defs.insert(name.clone(), set.define(key.integer));
        sets.insert(key, name);
    }
    (Sets(sets), defs)
}

/// For each key the set that stands in the most places, if one stands in more than all others: it
/// is what the key means.
fn main_sets(found: &BTreeMap<SetKey, Found>) -> BTreeMap<Words, Option<SetKey>> {
    let mut main: BTreeMap<Words, (usize, Option<SetKey>)> = BTreeMap::new();
    for (key, set) in found {
        let count = set.owners.len();
        let (most, best) = main.entry(key.key.clone()).or_default();
        if count > *most {
            (*most, *best) = (count, Some(key.clone()));
        } else if count == *most {
            *best = None;
        }
    }
    main.into_iter().map(|(key, (_, best))| (key, best)).collect()
}

fn candidates(key: &SetKey, set: &Found, main: &BTreeMap<Words, Option<SetKey>>) -> Vec<String> {
    let owner = set.owners.first().cloned().unwrap_or_default();
    let is_main = main.get(&key.key).is_some_and(|main| main.as_ref() == Some(key));
    let own = is_main.then(|| key.key.clone());
    let longer = [owner.and(&key.key), owner.and(&key.key).with("value")];
    own.into_iter().chain(longer).map(|words| words.pascal()).collect()
}

fn set_places<'g>(graph: &'g Graph, leader: NodeId, name: &str) -> Vec<SetPlace<'g>> {
    let is_answer = !matches!(graph.profiles[leader].scope, Scope::Request(_));
    let operations = &graph.profiles[leader].operations;
    let fields = graph.node(leader).objects.fields.iter();
    fields
        .map(|(key, member)| SetPlace {
            owner: Words::of(name),
            key,
            shape: &member.shape,
            is_answer,
            operations: operations.clone(),
        })
        .collect()
}

fn note(
    found: &mut BTreeMap<SetKey, Found>,
    place: &SetPlace<'_>,
    area_of: &impl Fn(&str, &BTreeSet<usize>) -> Option<String>,
) {
    let mut shape = Some(place.shape);
    while let Some(inner) = shape {
        if let Some(enumeration) = enumeration::find(inner) {
            let set = found.entry(SetKey::of(place.key, &enumeration)).or_default();
            set.variants.insert(enumeration);
            set.owners.insert(place.owner.clone());
            set.in_answers |= place.is_answer;
            set.in_requests |= !place.is_answer;
            set.areas.insert(area_of(&place.owner.pascal(), &place.operations));
            set.descriptions.extend(description(inner));
        }
        shape = inner.arrays.items.as_deref();
    }
}

impl Found {
    /// The type, in the writing that explains the most values.
    fn define(&self, integer: bool) -> TypeDef {
        let glosses = |variant: &Enumeration| variant.values.iter().filter(|(_, gloss)| gloss.is_some()).count();
        let best = self.variants.iter().rev().max_by_key(|variant| glosses(variant));
        let pairs: Vec<_> =
            best.iter().flat_map(|set| &set.values).map(|(value, gloss)| (&**value, gloss.as_deref())).collect();
        let idents = ident::values(&pairs);
        let values = pairs.into_iter().zip(idents).map(|((value, gloss), ident)| EnumValue {
            value: value.to_owned(),
            ident,
            description: gloss.map(str::to_owned),
        });
        let usage = match (self.in_requests, self.in_answers) {
            (true, false) => Usage::Request,
            (false, _) => Usage::Response,
            (true, true) => Usage::Both,
        };
        let body = TypeBody::Enumeration { integer, open: self.in_answers, values: values.collect() };
        // What things of several areas hold belongs to none of them.
        let area = self.areas.first().filter(|_| self.areas.len() == 1).cloned().flatten();
        TypeDef { area, description: self.descriptions.first().cloned(), usage, body }
    }
}
