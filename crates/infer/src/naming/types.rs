//! Names of types, over all objects of an API at once.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

use docwright_schema::{Diagnostics, Site, codes};

use super::{distinct::with_fingerprint, words::Words};
use crate::{
    graph::{Graph, Scope},
    rules::{entity::is_generic, paging},
    shape::NodeId,
};

/// Names that the generated crates and their readers have other uses for.
pub(crate) const RESERVED: [&str; 58] = [
    "Any",
    "Arc",
    "Area",
    "Authentication",
    "Authorize",
    "BTreeMap",
    "Bare",
    "Body",
    "Bool",
    "Box",
    "Client",
    "Clone",
    "Copy",
    "Date",
    "Debug",
    "Default",
    "Deserialize",
    "Display",
    "Duration",
    "Either",
    "Empty",
    "Envelope",
    "Eq",
    "Err",
    "Error",
    "ErrorBody",
    "ErrorCode",
    "Fn",
    "Format",
    "From",
    "Hash",
    "Iterator",
    "Maybe",
    "Method",
    "None",
    "Numeric",
    "Ok",
    "Operation",
    "Option",
    "Ord",
    "Path",
    "Request",
    "RequestWriter",
    "Response",
    "Result",
    "Secret",
    "Self",
    "Send",
    "Serialize",
    "Server",
    "Some",
    "String",
    "Sync",
    "Time",
    "ToString",
    "Value",
    "Vec",
    "Whole",
];

/// Roles that people and things play in other things: the thing itself has a better name.
const ROLES: [&str; 22] = [
    "approver", "assignee", "author", "before", "creator", "current", "editor", "last", "leader", "manager", "member",
    "modifier", "operator", "original", "owner", "parent", "receiver", "sender", "source", "target", "updater",
    "reviewer",
];

/// One type to be named.
struct Subject<'g> {
    leader: NodeId,
    scope: Scope,
    members: &'g [NodeId],
    /// The best name and those to turn to when it is taken.
    candidates: Vec<Words>,
    keys: Vec<&'g str>,
}

/// Names each group of nodes. `operations` are the ids of operations, by index; `reserved` are the names that
/// their structs take.
pub(crate) fn name(
    graph: &Graph,
    groups: &BTreeMap<NodeId, Vec<NodeId>>,
    operations: &[Words],
    reserved: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<NodeId, String> {
    let mut best: BTreeMap<NodeId, Words> =
        groups.iter().map(|(leader, members)| (*leader, best_name(graph, *leader, members))).collect();
    let pages = groups.keys().filter_map(|&page| Some((page, paging::name(graph, page, &best)?)));
    let pages: Vec<(NodeId, Words)> = pages.collect();
    best.extend(pages);
    let mut subjects: Vec<_> = groups
        .iter()
        .map(|(leader, members)| Subject {
            leader: *leader,
            scope: graph.profiles[*leader].scope,
            members,
            candidates: candidates(graph, *leader, members, &best, operations),
            keys: graph.node(*leader).objects.fields.keys().map(|key| &**key).collect(),
        })
        .collect();
    // What the docs call so, then what stands in most places is what the name belongs to; the rest of the order is
    // content only.
    subjects.sort_by(|a, b| {
        let rank = |subject: &Subject<'_>| {
            let is_called_so = graph.profiles[subject.leader].is_called;
            (subject.scope, Reverse(is_called_so), Reverse(subject.members.len()), Reverse(subject.keys.len()))
        };
        (rank(a), &a.keys, &a.candidates).cmp(&(rank(b), &b.keys, &b.candidates))
    });
    let mut taken = reserved.clone();
    let mut names = BTreeMap::new();
    for subject in subjects {
        let name = choose(graph, &subject, reserved, &taken, diagnostics);
        taken.insert(name.clone());
        names.insert(subject.leader, name);
    }
    names
}

fn choose(
    graph: &Graph,
    subject: &Subject<'_>,
    reserved: &BTreeSet<String>,
    taken: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> String {
    let names = || subject.candidates.iter().map(Words::pascal).filter(|name| !name.is_empty());
    let first = names().next().unwrap_or_default();
    let free = names().find(|name| !taken.contains(name));
    let name = free.unwrap_or_else(|| {
        let mut name = with_fingerprint(&first, &subject.keys.join(",")).replace('_', "");
        while taken.contains(&name) {
            name.push('X');
        }
        name
    });
    // Only what the docs call alike can be told apart there.
    if name != first
        && !reserved.contains(&first)
        && let Some((source, span)) = graph.first_site(subject.leader)
    {
        let message = format!("`{first}` is the name of another type already; this one is called `{name}`");
        diagnostics.report(&codes::NAME_CLASH, Site::new(source, span), message);
    }
    name
}

/// What the docs call a thing that they describe apart; or else the name that fits it best among those of the places
/// where it stands: what has identifiers
/// of its own before mere roles, then the shortest, then the most frequent.
fn best_name(graph: &Graph, leader: NodeId, members: &[NodeId]) -> Words {
    let own = &graph.profiles[leader];
    if own.is_called && !is_generic(&own.name) {
        return own.name.clone();
    }
    let mut names: BTreeMap<&Words, (usize, bool)> = BTreeMap::new();
    let alone = members.len() == 1;
    for profile in members.iter().map(|&id| &graph.profiles[id]).filter(|profile| alone || profile.model.is_none()) {
        let (count, is_thing) = names.entry(&profile.name).or_default();
        *count += 1;
        *is_thing |= profile.is_root || graph.references.contains_key(&profile.name);
    }
    let is_role = |name: &Words| name.iter().any(|word| ROLES.contains(&word));
    let rank = |(name, (count, is_thing)): &(&Words, (usize, bool))| {
        (is_generic(name), is_role(name), !is_thing, name.len(), Reverse(*count))
    };
    let best = names.into_iter().min_by(|a, b| rank(a).cmp(&rank(b)).then_with(|| a.0.cmp(b.0)));
    best.map(|(name, _)| name.clone()).unwrap_or_default()
}

fn candidates(
    graph: &Graph,
    leader: NodeId,
    members: &[NodeId],
    best: &BTreeMap<NodeId, Words>,
    operations: &[Words],
) -> Vec<Words> {
    let own = &best[&leader];
    let operation = members.iter().flat_map(|&id| &graph.profiles[id].operations).map(|&at| &operations[at]).min();
    let operation = operation.cloned().unwrap_or_default();
    let is_root = members.iter().any(|&id| graph.profiles[id].is_root);
    if let (Scope::Request(None), Some(model)) = (graph.profiles[leader].scope, graph.model(leader)) {
        let alone = Some(own.clone()).filter(|_| !graph.is_answered(model));
        return alone.into_iter().chain([own.with("input"), own.with("request"), operation.and(own)]).collect();
    }
    if let Scope::Request(_) = graph.profiles[leader].scope {
        let nested = if operation.singular().last() == own.last() { Words::of("input") } else { own.clone() };
        let name = if is_root { operation.with("request") } else { operation.and(&nested) };
        return vec![name, operation.and(own), operation.and(own).with("input")];
    }
    let parents = members.iter().filter_map(|&id| graph.profiles[id].parent);
    let parent = parents.filter_map(|id| best.get(&graph.leader(id))).filter(|name| !is_generic(name)).min();
    let qualified = parent.map(|parent| parent.and(own));
    let mut names = if is_generic(own) { Vec::new() } else { vec![own.clone()] };
    if graph.profiles[leader].scope == Scope::Error {
        names = vec![Words::of("error").and(own)];
    }
    // `list_day_orders` lists orders of a day, and answers with a page of them.
    let listed = operation.without_first(1).singular();
    let is_page = |node: NodeId| paging::is_page(graph, graph.leader(node));
    if is_page(leader) {
        names.push(listed.with(paging::word(&graph.node(leader).objects)));
    } else if members.iter().filter_map(|&id| graph.profiles[id].parent).any(is_page) {
        names.push(listed);
    }
    if is_root {
        names.push(operation.with("response"));
    }
    names.extend(qualified);
    names.push(operation.and(own));
    names.push(operation.and(own).with("model"));
    if RESERVED.contains(&&*own.pascal()) {
        names.insert(1.min(names.len()), own.with("model"));
    }
    names
}
