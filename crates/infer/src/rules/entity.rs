//! One type for what is one thing, wherever it stands.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, btree_map::Entry},
};

use super::{Rule, paging};
use crate::{
    graph::{Graph, Profile, Scope},
    keys::{Content, Keys},
    naming::words::Words,
    shape::NodeId,
};

pub(crate) static RULE: Rule = Rule {
    id: "entity",
    reason: "objects of one name that share most of their keys are one thing, unless one shows next to nothing of it; so are objects of other names that share \
             nearly all of many keys, while small objects that happen to look alike are not; what nearly all answers have says nothing of them, \
             and an answer of one key is not what it points to",
};

/// Objects of one name share more than this many percent of the smaller one's keys.
const SAME_NAME_OVERLAP: usize = 50;
/// … and the larger one has at most this many times as many: what a list shows of a thing in one key says nothing of the rest.
const MOST_TIMES: usize = 10;
/// Objects of one kind (`attachment`, `card_attachment`) share this many percent of the smaller one's keys …
const SAME_KIND_OVERLAP: usize = 60;
/// … and at least this many.
const SAME_KIND_KEYS: usize = 4;
/// Objects of any name share this many percent of all their keys …
const ANY_NAME_SHARE: usize = 80;
/// … and at least this many.
const ANY_NAME_KEYS: usize = 5;

/// An answer of one key is like what has at most this many.
const MOST_BESIDE_ONE: usize = 3;
/// A key that this many percent of all answers have stands around what they are about …
const AROUND: usize = 80;
/// … where there are this many answers.
const ENOUGH_ROOTS: usize = 3;

/// Words that name a place in an answer and no thing.
const GENERIC: [&str; 24] = [
    "data",
    "item",
    "list",
    "result",
    "row",
    "record",
    "info",
    "detail",
    "value",
    "object",
    "entry",
    "element",
    "node",
    "child",
    "children",
    "content",
    "body",
    "response",
    "request",
    "payload",
    "meta",
    "extra",
    "attr",
    "attribute",
];

/// Whether a name says nothing about the thing.
pub(crate) fn is_generic(name: &Words) -> bool {
    name.is_empty() || name.iter().all(|word| GENERIC.contains(&word) || word.len() == 1)
}

/// The pairs of objects that are one thing.
pub(crate) fn pairs(graph: &mut Graph) -> Vec<(NodeId, NodeId)> {
    let (mut pairs, models) = with_best_models(graph, alike(graph));
    for (model, other) in models {
        let (described, shown) = (&graph.profiles[model], &graph.profiles[other]);
        // Who shows a thing without what it always has shows a part of it.
        let lacks = described.required.iter().any(|key| !shown.keys.contains_key(key));
        let model = if lacks { graph.part_of(model) } else { model };
        // Last in, first out: what is a model is settled before what is merely alike.
        pairs.push((model, other));
    }
    pairs
}

/// The pairs of objects that are like each other.
fn alike(graph: &Graph) -> Vec<(NodeId, NodeId)> {
    let mut pairs = Vec::new();
    let wrappers: BTreeSet<NodeId> = (0..graph.profiles.len()).filter(|&id| paging::is_wrapper(graph, id)).collect();
    let both_wrap = |a: NodeId, b: NodeId| wrappers.contains(&a) && wrappers.contains(&b);
    let alike = by_equal_profile(graph, &wrappers, &mut pairs);
    let mut by_kind: BTreeMap<(Scope, &str), Vec<NodeId>> = BTreeMap::new();
    for &id in &alike {
        let profile = &graph.profiles[id];
        if let Some(kind) = profile.name.last().filter(|_| !is_generic(&profile.name)) {
            by_kind.entry((profile.scope, kind)).or_default().push(id);
        }
    }
    let around = keys_around(graph);
    let is_alike = |a: NodeId, b: NodeId| {
        let (own, other) = (&graph.profiles[a], &graph.profiles[b]);
        same_kind(own, other)
            && !(own.parent == Some(b) && is_wrapped(other, own) || other.parent == Some(a) && is_wrapped(own, other))
            && !(own.is_root && other.is_root && only_share(own, other, &around))
            && !merely_points(own, other)
    };
    for ids in by_kind.into_values() {
        let (pages, things): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| wrappers.contains(id));
        for (at, &a) in things.iter().enumerate() {
            let others = things[at + 1..].iter().chain(&pages);
            pairs.extend(others.filter(|&&b| is_alike(a, b)).map(|&b| (a, b)));
        }
    }
    let frequencies = key_frequencies(graph, &alike);
    pairs.extend(
        candidates(graph, &alike, &frequencies)
            .into_iter()
            .filter(|&(a, b)| !both_wrap(a, b) && same_keys(&graph.profiles[a], &graph.profiles[b])),
    );
    pairs
}

/// The keys that nearly all answers of the API have (`ok`, `header`): what stands around a thing says nothing of it.
fn keys_around(graph: &Graph) -> BTreeSet<&str> {
    let roots = || graph.profiles.iter().filter(|profile| profile.is_root && profile.scope == Scope::Answer);
    let count = roots().count();
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    roots().flat_map(|root| root.keys.keys()).for_each(|key| *holders.entry(key).or_default() += 1);
    // A thing's own number may stand in all answers too.
    let is_id = |key: &str| Words::of(key).last() == Some("id");
    holders.retain(|key, holders| count >= ENOUGH_ROOTS && 100 * *holders >= AROUND * count && !is_id(key));
    holders.into_keys().collect()
}

/// Whether one of two is an answer of one key and the other has many: what was made is told by its id, and not returned.
fn merely_points(a: &Profile, b: &Profile) -> bool {
    let points =
        |one: &Profile, other: &Profile| one.is_root && one.keys.len() == 1 && other.keys.len() > MOST_BESIDE_ONE;
    points(a, b) || points(b, a)
}

/// Whether a body holds the thing that it is about (`{"oven": {…}}`), and so is called like it; what holds itself shows it.
fn is_wrapped(outer: &Profile, inner: &Profile) -> bool {
    outer.is_root && !inner.keys.keys().any(|key| Words::of(key).singular() == inner.name)
}

/// Whether answers share less than most of what they hold beside the keys `around` all of them.
fn only_share(a: &Profile, b: &Profile, around: &BTreeSet<&str>) -> bool {
    let own = |profile: &Profile| profile.keys.keys().filter(|key| !around.contains(&***key)).count();
    let both = shared(&a.keys, &b.keys)
        - around.iter().filter(|key| a.keys.contains_key(**key) && b.keys.contains_key(**key)).count();
    let few = own(a).min(own(b));
    own(a) + own(b) > 0 && 100 * both <= SAME_NAME_OVERLAP * few
}

/// Pairs of objects alike, and of models with what is like them. An object that is like several models is left to the
/// one that it shares the most keys with, and models to themselves.
#[expect(clippy::type_complexity, reason = "two lists of pairs need no names of their own")]
fn with_best_models(graph: &Graph, pairs: Vec<(NodeId, NodeId)>) -> (Vec<(NodeId, NodeId)>, Vec<(NodeId, NodeId)>) {
    let is_model = |id: NodeId| graph.profiles[id].model.is_some();
    let mut best: BTreeMap<NodeId, (usize, Reverse<usize>, Reverse<NodeId>)> = BTreeMap::new();
    let mut kept = Vec::new();
    for (a, b) in pairs {
        let (model, other) = match (is_model(a), is_model(b)) {
            (true, true) => continue,
            (false, false) => {
                kept.push((a, b));
                continue;
            }
            (true, false) => (a, b),
            (false, true) => (b, a),
        };
        let (own, found) = (&graph.profiles[model], &graph.profiles[other]);
        let rank = (shared(&own.keys, &found.keys), Reverse(own.keys.len()), Reverse(model));
        best.entry(other).and_modify(|known| *known = (*known).max(rank)).or_insert(rank);
    }
    (kept, best.into_iter().map(|(other, (.., Reverse(model)))| (model, other)).collect())
}

/// Pairs objects of one name with the same keys, and returns one of each kind: most objects of a
/// documentation stand in it many times.
fn by_equal_profile(graph: &Graph, wrappers: &BTreeSet<NodeId>, pairs: &mut Vec<(NodeId, NodeId)>) -> Vec<NodeId> {
    let mut first: BTreeMap<_, NodeId> = BTreeMap::new();
    let mut alike = Vec::new();
    for (id, profile) in graph.profiles.iter().enumerate() {
        if wrappers.contains(&id) {
            alike.push(id);
            continue;
        }
        if profile.keys.is_empty() || is_generic(&profile.name) && profile.keys.len() < ANY_NAME_KEYS {
            continue;
        }
        match first.entry((profile.scope, &profile.name, &profile.keys)) {
            Entry::Occupied(known) => pairs.push((*known.get(), id)),
            Entry::Vacant(free) => {
                free.insert(id);
                alike.push(id);
            }
        }
    }
    alike
}

fn same_kind(a: &Profile, b: &Profile) -> bool {
    let shared = shared(&a.keys, &b.keys);
    let few = a.keys.len().min(b.keys.len()).max(1);
    let same_name = a.name == b.name && share_most(&a.keys, &b.keys);
    let same_kind = 100 * shared / few >= SAME_KIND_OVERLAP && shared >= SAME_KIND_KEYS;
    a.is_page == b.is_page && (same_name || same_kind) && !contradict(&a.keys, &b.keys)
}

/// Whether nothing tells objects of one name apart.
pub(super) fn is_like(a: &Keys, b: &Keys) -> bool {
    share_most(a, b) && !contradict(a, b)
}

/// Whether objects of one name share what one thing would.
pub(super) fn share_most(a: &Keys, b: &Keys) -> bool {
    let (few, many) = (a.len().min(b.len()).max(1), a.len().max(b.len()));
    100 * shared(a, b) / few > SAME_NAME_OVERLAP && many <= MOST_TIMES * few
}

fn same_keys(a: &Profile, b: &Profile) -> bool {
    let shared = shared(&a.keys, &b.keys);
    let all = a.keys.len() + b.keys.len() - shared;
    let unlike_pages = a.is_page || b.is_page;
    !unlike_pages && shared >= ANY_NAME_KEYS && 100 * shared >= ANY_NAME_SHARE * all && !contradict(&a.keys, &b.keys)
}

/// How many keys both have.
pub(super) fn shared(a: &Keys, b: &Keys) -> usize {
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    few.keys().filter(|key| many.contains_key(*key)).count()
}

/// Whether a scalar here is an object or a list there.
pub(super) fn contradict(a: &Keys, b: &Keys) -> bool {
    let opposite = |one: Content, other: Content| one != Content::Open && other != Content::Open && one != other;
    a.iter().any(|(key, content)| b.get(key).is_some_and(|other| opposite(*content, *other)))
}

fn key_frequencies<'g>(graph: &'g Graph, ids: &[NodeId]) -> BTreeMap<&'g str, usize> {
    let mut frequencies = BTreeMap::new();
    for key in ids.iter().flat_map(|&id| graph.profiles[id].keys.keys()) {
        *frequencies.entry(&**key).or_default() += 1;
    }
    frequencies
}

/// The pairs that may share enough keys. Two sets that share a part `t` of their union also share
/// one of the rarest `(1 - t) · n + 1` keys of each, so only those are compared.
fn candidates(graph: &Graph, ids: &[NodeId], frequencies: &BTreeMap<&str, usize>) -> BTreeSet<(NodeId, NodeId)> {
    let mut holders: BTreeMap<(Scope, &str), Vec<NodeId>> = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for &id in ids {
        let profile = &graph.profiles[id];
        if profile.keys.len() < ANY_NAME_KEYS {
            continue;
        }
        let mut keys: Vec<&str> = profile.keys.keys().map(|key| &**key).collect();
        keys.sort_by_key(|key| (frequencies.get(key), *key));
        let prefix = (100 - ANY_NAME_SHARE) * keys.len() / 100 + 1;
        for key in keys.into_iter().take(prefix) {
            let others = holders.entry((profile.scope, key)).or_default();
            pairs.extend(others.iter().map(|&other| (other, id)));
            others.push(id);
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{graph::Context, testing::shape};

    /// The names of the keys under which one thing stands, group by group.
    fn check(text: &str, expected: &[&[&str]]) {
        let mut graph = Graph::default();
        let context = Context { scope: Scope::Answer, operation: None };
        graph.add(shape(text), &Words::of("root"), context);
        let pairs = pairs(&mut graph);
        graph.unite(pairs);
        let groups = graph.groups();
        let names = |ids: &Vec<NodeId>| ids.iter().map(|&id| graph.profiles[id].name.snake()).collect::<Vec<_>>();
        let found: Vec<_> = groups.values().filter(|ids| ids.len() > 1).map(names).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn one_shape_of_many_keys_is_one_thing_under_any_name() {
        let person = r#"{"id": 1, "name": "a", "phone": "", "job": "", "role_id": 5}"#;
        check(&format!(r#"{{"user": {person}, "creator": {person}}}"#), &[&["creator", "user"]]);
    }

    #[test]
    fn small_objects_that_look_alike_are_two_things() {
        check(r#"{"country": {"id": 1, "name": "a"}, "department": {"id": 1, "name": "b"}}"#, &[]);
    }

    #[test]
    fn one_name_and_most_of_the_keys_are_one_thing() {
        let nested = r#"{"address": {"id": 1, "tel": "", "lat": 1.5, "lng": 2.5},
            "customer": {"no": 3, "address": {"id": 2, "lat": "1.5", "zip": ""}}}"#;
        check(nested, &[&["address", "address"]]);
    }

    #[test]
    fn one_name_and_half_of_the_keys_are_two_things() {
        let nested = r#"{"plugin": {"id": 1, "warning": ""}, "engine": {"plugin": {"id": 2, "name": "", "tag": ""}}}"#;
        check(nested, &[]);
    }

    #[test]
    fn one_key_of_many_says_nothing_of_the_others() {
        let many: Vec<String> = (0..11).map(|at| format!("\"key_{at}\": 1")).collect();
        let nested = |few: &str| format!(r#"{{"seat": {{{few}}}, "row": {{"seat": {{{}}}}}}}"#, many.join(", "));
        check(&nested(r#""key_3": 2"#), &[]);
        check(&nested(r#""key_3": 2, "key_4": 2"#), &[&["seat", "seat"]]);
    }

    #[test]
    fn a_scalar_here_and_an_object_there_are_two_things() {
        check(r#"{"a": {"user": {"id": 1, "role": "x"}}, "b": {"user": {"id": 1, "role": {"id": 2}}}}"#, &[]);
    }

    #[test]
    fn what_is_sent_around_a_thing_is_not_that_thing() {
        let sent = |inner: &str| format!(r#"{{"root": {inner}, "name": "a", "size": 1, "note": ""}}"#);
        check(&sent(r#"{"name": "a", "size": 1, "note": ""}"#), &[]);
        check(&sent(r#"{"name": "a", "size": 1, "root": {"name": "a", "size": 1}}"#), &[&["root", "root", "root"]]);
    }

    #[test]
    fn what_stands_under_one_field_of_one_thing_is_one_thing() {
        let a = r#"{"id": 1, "name": "a", "phone": "", "job": "", "mail": "", "seat": {"x": 1}}"#;
        let b = r#"{"id": 1, "name": "a", "phone": "", "job": "", "mail": "", "seat": {"y": 1}}"#;
        check(&format!(r#"{{"user": {a}, "owner": {b}}}"#), &[&["owner", "user"], &["seat", "seat"]]);
    }
}
