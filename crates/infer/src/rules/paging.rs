//! Answers that hold one page of a list.

use super::Rule;
use crate::shape::{Objects, Shape};

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
    let only_scalars = others().all(|(_, member)| member.shape.object.is_none());
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

/// Whether a page stands in the answer, at its root or directly below.
pub(crate) fn answers_in_pages(answer: &Shape) -> bool {
    let below = answer.fields().filter_map(|(_, member)| member.shape.object.as_deref());
    answer.object.as_deref().into_iter().chain(below).any(|object| list_key(object).is_some())
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
