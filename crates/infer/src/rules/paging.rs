//! Answers that hold one page of a list.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::SourceId;

use super::{Rule, envelope::EnvelopeRule};
use crate::{
    evidence::OperationEvidence,
    graph::{Graph, Scope},
    shape::{Member, Objects, Shape},
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
    let is_page = |key: &str| key.split(|sign: char| !sign.is_ascii_alphabetic()).any(is_page_word) || camel(key);
    let others = || object.fields.iter().filter(|(_, member)| member.shape.arrays.count == 0);
    let only_scalars = others().all(|(_, member)| member.shape.object.is_none() && !member.shape.has_object());
    let is_about_pages = others().next().is_none() || others().any(|(key, _)| is_page(key));
    (lists.next().is_none() && only_scalars && is_about_pages).then_some(key)
}

/// What a page is called after its items: a list where nothing tells that there are more pages.
pub(crate) fn word(object: &Objects) -> &'static str {
    if object.fields.len() > 1 { "page" } else { "list" }
}

fn is_page_word(word: &str) -> bool {
    PAGE_WORDS.iter().any(|page| page.eq_ignore_ascii_case(word))
}

/// `pageSize`, `totalCount`
fn camel(key: &str) -> bool {
    heck::AsSnakeCase(key).to_string().split('_').any(is_page_word)
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
    use super::*;
    use crate::testing::shape;

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
}
