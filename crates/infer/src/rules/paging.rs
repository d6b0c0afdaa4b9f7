//! Answers that hold one page of a list.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::SourceId;

use super::{
    Rule,
    entity::{self, is_generic},
    envelope::EnvelopeRule,
};
use crate::{
    evidence::OperationEvidence,
    graph::{Graph, Scope},
    naming::words::Words,
    shape::{Member, NodeId, Objects, Shape},
};

pub(crate) static RULE: Rule = Rule {
    id: "paging",
    reason: "an object that holds one list and nothing else but scalars, some of them about pages, is a page of that \
             list and not a thing of its own",
};

/// Words by which the scalars beside a list are about pages.
const PAGE_WORDS: [&str; 16] = [
    "page", "pages", "per", "size", "total", "count", "current", "offset", "limit", "next", "prev", "more", "cursor",
    "start", "num", "marker",
];

/// The key of the list, where the object is a page.
pub(crate) fn list_key(object: &Objects) -> Option<&str> {
    let mut lists = object.fields.iter().filter(|(_, member)| member.shape.arrays.count > 0);
    let (key, _) = lists.next()?;
    let others = || object.fields.iter().filter(|(_, member)| member.shape.arrays.count == 0);
    let only_scalars = others().all(|(_, member)| member.shape.object.is_none() && !member.shape.has_object());
    let tells_of_pages = others().next().is_none() || others().any(|(key, _)| is_about_pages(key));
    (lists.next().is_none() && only_scalars && tells_of_pages).then_some(key)
}

/// What the items of a page are called: what the key of the list says, or else what the operation is about.
pub(crate) fn things(list: &str, entity: &Words) -> Words {
    let own = Words::of(list).singular();
    if is_generic(&own) { entity.singular() } else { own }
}

/// What a page is called after its items: a list where nothing tells that there are more pages.
pub(crate) fn word(object: &Objects) -> &'static str {
    if object.fields.len() > 1 { "page" } else { "list" }
}

/// What a page is called by its items, where its list has no name of its own.
pub(crate) fn name(graph: &Graph, page: NodeId, things: &BTreeMap<NodeId, Words>) -> Option<Words> {
    let objects = &graph.node(page).objects;
    let list = list_key(objects).filter(|list| is_page(graph, page) && is_generic(&Words::of(list).singular()))?;
    let mut items = objects.fields[list].shape.innermost().nodes.iter().map(|&id| graph.leader(id));
    let item = items.next().and_then(|item| things.get(&item))?;
    (!is_generic(item)).then(|| item.with(word(objects)))
}

fn is_page_word(word: &str) -> bool {
    PAGE_WORDS.iter().any(|page| page.eq_ignore_ascii_case(word))
}

/// `total`, `page-size`, `totalCount`
fn is_about_pages(key: &str) -> bool {
    let in_camel_case = || heck::AsSnakeCase(key).to_string().split('_').any(is_page_word);
    key.split(|sign: char| !sign.is_ascii_alphabetic()).any(is_page_word) || in_camel_case()
}

/// What all pages of an API have, whatever they are pages of: each says little of its own, together they prove it.
#[derive(Debug, Default)]
pub(crate) struct Common {
    /// The keys beside lists that no page lacks which may have them, with the docs' pages that show them.
    beside: BTreeMap<Box<str>, BTreeSet<SourceId>>,
    /// The docs' pages that show a list.
    lists: BTreeSet<SourceId>,
}

impl Common {
    /// Learns from all pages of a graph.
    pub(crate) fn of(graph: &Graph) -> Self {
        let mut common = Self::default();
        let mut missing: BTreeSet<Box<str>> = BTreeSet::new();
        for leader in graph.groups().into_keys().filter(|&leader| is_page(graph, leader)) {
            let objects = &graph.node(leader).objects;
            let list = list_key(objects);
            for (key, member) in &objects.fields {
                if member.present < objects.count {
                    missing.insert(key.clone());
                } else if list == Some(key) {
                    common.lists.extend(member.shape.sites.pages());
                } else {
                    common.beside.entry(key.clone()).or_default().extend(member.shape.sites.pages());
                }
            }
        }
        common.beside.retain(|key, _| !missing.contains(key));
        common
    }

    /// On how many of the docs' pages a member of a page is shown, siblings of other lists included.
    pub(crate) fn evidence(&self, list: &str, key: &str, member: &Member) -> usize {
        let pooled = match key == list {
            true => self.lists.len(),
            false => self.beside.get(key).map_or(0, BTreeSet::len),
        };
        pooled.max(member.shape.sites.len())
    }
}

/// Whether a group of nodes is one page of a list in answers.
pub(crate) fn is_page(graph: &Graph, leader: usize) -> bool {
    let profile = &graph.profiles[leader];
    profile.is_page && profile.scope == Scope::Answer
}

/// Whether an object that was found at `id` holds a list and tells nothing else but where in it one is.
pub(crate) fn is_wrapper(graph: &Graph, id: NodeId) -> bool {
    let (profile, objects) = (&graph.profiles[id], &graph.node(id).objects);
    let others = |list: &str| objects.fields.keys().all(|key| **key == *list || is_about_pages(key));
    profile.is_page || profile.model.is_none() && list_key(objects).is_some_and(others)
}

/// What a page is a page of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Holds<'g> {
    scope: Scope,
    list: &'g str,
    /// What the items are: which things, and whether they are truth values, numbers or texts.
    items: (BTreeSet<NodeId>, [bool; 3]),
    /// What the page is called, where it shows no items.
    name: Option<&'g Words>,
}

impl<'g> Holds<'g> {
    fn of(graph: &'g Graph, page: NodeId) -> Option<Self> {
        let (profile, objects) = (&graph.profiles[page], &graph.node(page).objects);
        let list = list_key(objects)?;
        let items = objects.fields[list].shape.innermost();
        let things: BTreeSet<NodeId> = items.nodes.iter().map(|&id| graph.leader(id)).collect();
        let numbers = items.integers.count + items.floats;
        let scalars = [items.booleans, numbers, items.texts.count].map(|count| count > 0);
        let is_empty = things.is_empty() && scalars == [false; 3];
        Some(Self { scope: profile.scope, list, items: (things, scalars), name: is_empty.then_some(&profile.name) })
    }
}

/// The pairs of pages that are one thing. What stands beside a list says nothing of its items, so pages are one thing where
/// their items are already; a page that shows no items goes with those of its name, where they are all of one kind.
pub(crate) fn pairs(graph: &Graph) -> Vec<(NodeId, NodeId)> {
    let mut by_items: BTreeMap<Holds<'_>, Vec<NodeId>> = BTreeMap::new();
    for page in graph.groups().into_keys().filter(|&leader| is_wrapper(graph, leader)) {
        if let Some(holds) = Holds::of(graph, page) {
            by_items.entry(holds).or_default().push(page);
        }
    }
    let keys = |page: NodeId| &graph.profiles[page].keys;
    let mut by_name: BTreeMap<(Scope, &str, &Words), BTreeMap<&Holds<'_>, NodeId>> = BTreeMap::new();
    let mut pairs = Vec::new();
    for (holds, pages) in &by_items {
        let mut kinds: BTreeMap<_, NodeId> = BTreeMap::new();
        for &page in pages {
            if let Some(&equal) = kinds.get(keys(page)) {
                pairs.push((equal, page));
            } else {
                let others = kinds.values().filter(|&&other| entity::is_like(keys(other), keys(page)));
                pairs.extend(others.map(|&other| (other, page)));
                kinds.insert(keys(page), page);
            }
            let known = by_name.entry((holds.scope, holds.list, &graph.profiles[page].name)).or_default();
            known.entry(holds).or_insert(page);
        }
    }
    for pages in by_name.into_values() {
        let (empty, shown): (Vec<_>, Vec<_>) = pages.into_iter().partition(|(holds, _)| holds.name.is_some());
        if let ([(_, empty)], [(_, shown)]) = (&*empty, &*shown) {
            pairs.push((*shown, *empty));
        }
    }
    pairs
}

/// Whether a page stands in the answer, at its root or directly below.
pub(crate) fn answers_in_pages(answer: &Shape) -> bool {
    let below = answer.fields().filter_map(|(_, member)| member.shape.object.as_deref());
    answer.object.as_deref().into_iter().chain(below).any(|object| list_key(object).is_some())
}

/// Whether an operation answers with a list, or a page of one.
pub(crate) fn answers_in_lists(operation: &OperationEvidence<'_>, envelope: Option<&EnvelopeRule>) -> bool {
    let answer = &operation.answer;
    let is_list = |shape: &Shape| shape.arrays.count > 0 && shape.object.is_none();
    let payload = envelope.and_then(|rule| answer.fields().find(|(key, _)| **key == *rule.payload));
    answers_in_pages(answer) || is_list(answer) || payload.is_some_and(|(_, member)| is_list(&member.shape))
}

#[cfg(test)]
mod tests {
    use docwright_schema::schema::Operation;

    use super::*;
    use crate::testing::{Page, infer, shape};

    #[test]
    fn a_page_is_a_list_beside_numbers_about_pages() {
        let page = |text: &str| shape(text).object.and_then(|object| list_key(&object).map(str::to_owned));
        assert_eq!(page(r#"{"contacts": [{"id": 1}], "total_count": 1, "page": 1}"#).as_deref(), Some("contacts"));
        assert_eq!(page(r#"{"rows": [], "pageSize": 15}"#).as_deref(), Some("rows"));
        assert_eq!(page(r#"{"groups": [{"id": 1}]}"#).as_deref(), Some("groups"));
        assert_eq!(page(r#"{"id": 1, "labels": [], "name": "x"}"#), None);
        assert_eq!(page(r#"{"a": [], "b": [], "page": 1}"#), None);
        assert_eq!(page(r#"{"a": [], "user": {"id": 1}, "page": 1}"#), None);
    }

    /// The payloads of lists that pages of their own show, and what their pages hold.
    fn check(lists: [&str; 2], expected: &str) {
        let page = |(name, path), list: &str| {
            let list = format!(r#"{{"list": {list}, "total": 9}}"#);
            Page::new(name).operation("GET", path).ok(&list)
        };
        let pages = [("a.md", "/ovens/list"), ("b.md", "/shops/list")].into_iter().zip(lists);
        let schema = infer(pages.map(|(place, list)| page(place, list)).collect()).0.schema;
        let name = |operation: &Operation| operation.answer.payload.as_ref().map(ToString::to_string);
        let items = |outline: &str, page: &str| {
            let own = outline.split("struct ").find(|part| part.starts_with(&format!("{page} ")));
            let list = own.and_then(|own| own.lines().find(|line| line.contains(" list"))).unwrap_or_default();
            format!("{page} {}", list.trim())
        };
        let outline = schema.to_string();
        let pages: Vec<_> = schema.operations.iter().filter_map(name).map(|page| items(&outline, &page)).collect();
        assert_eq!(pages.join(", "), expected, "{outline}");
    }

    #[test]
    fn pages_of_unlike_things_are_apart() {
        let (oven, shop) = (r#"[{"id": 1, "heat": 200, "door": ""}]"#, r#"[{"id": 1, "street": "", "open": true}]"#);
        check([oven, shop], "OvenPage list~: [Oven], ShopPage list~: [Shop]");
        check([oven, r#"["x"]"#], "OvenPage list~: [Oven], ShopPage list~: [string]");
        check([oven, "[]"], "OvenPage list~: [Oven], ShopPage list~: [unknown]");
    }

    #[test]
    fn pages_of_one_thing_are_one() {
        let oven = r#"[{"id": 1, "heat": 200, "door": "", "size": 4, "mass": 7}]"#;
        check([oven; 2], "OvenPage list~: [Oven], OvenPage list~: [Oven]");
    }
}
