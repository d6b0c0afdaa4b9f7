//! What a page refers to and what it can be referred to by.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Diagnostics, Source, SourceId, Span};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::page::{Kind, Page};

/// The links of a page and the names of its parts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct References {
    /// Links and images, in their order.
    pub links: Vec<Link>,
    /// What may stand behind the `#` of a link to the page: the slugs of its headings and the names that it gives
    /// itself, in lower case.
    pub anchors: BTreeSet<String>,
}

/// A link or an image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it stands, its text included.
    pub span: Span,
    /// Where it leads, as written.
    pub target: String,
}

/// Finds the links and the anchors of a page.
pub fn references(id: SourceId, source: &Source) -> References {
    let mut found = of_markdown(source.text());
    let page = Page::new(id, source.text(), &mut Diagnostics::default());
    // `##title` is a heading to most who publish such pages, though not to CommonMark.
    let headings = page.blocks.iter().filter(|block| matches!(block.kind, Kind::Heading(_)));
    found.anchors.extend(headings.map(|block| slug(&page.plain(block.span).text)));
    found
}

fn of_markdown(text: &str) -> References {
    let mut found = References::default();
    let mut heading: Option<String> = None;
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                found.links.push(Link { span: Span::new(range), target: dest_url.into_string() });
            }
            Event::Start(Tag::Heading { id, .. }) => {
                found.anchors.extend(id.map(|id| id.to_lowercase()));
                heading = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let before = times.entry(slug.clone()).or_default();
                found.anchors.insert(if *before == 0 { slug } else { format!("{slug}-{before}") });
                *before += 1;
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::Html(tag) | Event::InlineHtml(tag) => found.anchors.extend(names(&tag)),
            _ => {}
        }
    }
    found
}

/// The anchor that GitHub gives a heading: words of any writing, joined by hyphens.
pub(crate) fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | ' '));
    kept.flat_map(char::to_lowercase).map(|char| if char == ' ' { '-' } else { char }).collect()
}

/// The values of the attributes `id` and `name`.
pub(crate) fn names(tag: &str) -> impl Iterator<Item = String> {
    let attributes = tag.split([' ', '\t', '\n']).filter_map(|part| part.split_once('='));
    let named = attributes.filter(|(key, _)| key.eq_ignore_ascii_case("id") || key.eq_ignore_ascii_case("name"));
    named.filter_map(|(_, value)| {
        let value = value.trim_start_matches(['"', '\'']).split(['"', '\'', '>', '/']).next()?;
        (!value.is_empty()).then(|| value.to_lowercase())
    })
}

#[cfg(test)]
mod tests {
    use docwright_schema::Sources;

    use super::*;

    fn of(text: &str) -> References {
        let mut sources = Sources::default();
        let id = sources.add("a.md", text);
        references(id, sources.get(id))
    }

    #[test]
    fn links_are_found_outside_of_code() {
        let text = "见 [详情](detail.md#返回)、![图](a%20b.png) 与 [表][t]。\n\n`[x](no.md)`\n\n```\n[x](no.md)\n```\n\n[t]: table.md\n";
        let found: Vec<_> =
            of(text).links.into_iter().map(|link| (link.span.of(text).to_owned(), link.target)).collect();
        let expect =
            [("[详情](detail.md#返回)", "detail.md#返回"), ("![图](a%20b.png)", "a%20b.png"), ("[表][t]", "table.md")];
        assert_eq!(found, expect.map(|(text, target)| (text.to_owned(), target.to_owned())));
    }

    #[test]
    fn anchors_are_slugs_and_given_names() {
        let check = |text: &str, expect: &[&str]| {
            assert_eq!(of(text).anchors, expect.iter().map(|&anchor| anchor.to_owned()).collect(), "{text:?}");
        };
        check("# 1. 获取 `User_Info` 列表！\n", &["1-获取-user_info-列表"]);
        check("## A\n## A\n### A\n", &["a", "a-1", "a-2"]);
        check("## Title {#Own}\n", &["own", "title"]);
        check("##没有空格\n", &["没有空格"]);
        check("<a id=\"One\"></a>\n<a href='x' name='two'/>\n", &["one", "two"]);
        check("标题\n===\n", &["标题"]);
    }
}
