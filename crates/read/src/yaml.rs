//! Reads YAML, such as the metadata before a page, into texts that know where they stand.

use std::borrow::Cow;

use docwright_schema::{Span, document::Text};
use saphyr_parser::{Event, Parser};

use crate::page::Page;

/// A part of a YAML document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node<'a> {
    /// A scalar of any kind, as written.
    Scalar(Text<'a>),
    /// Items.
    List(Vec<Self>),
    /// Keys and what stands under them, in their order.
    Map(Vec<(Text<'a>, Self)>),
}

/// The deepest nesting that is followed.
const DEEPEST: usize = 16;

/// Reads the document in `span`; nothing where it is no YAML. Aliases are not followed.
pub(crate) fn read<'a>(page: &Page<'a>, span: Span) -> Option<Node<'a>> {
    let text = page.raw(span);
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut open: Vec<Open<'a>> = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, place) = event.ok()?;
        let node = match event {
            Event::Scalar(value, ..) => {
                let offset = |index: usize| offsets.get(index).copied().unwrap_or(text.len());
                Node::Scalar(scalar(page, text, offset(place.start.index())..offset(place.end.index()), &value))
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= DEEPEST => return None,
            Event::SequenceStart(..) => {
                open.push(Open::List(Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop()?.close(),
            Event::Alias(_) => Node::List(Vec::new()),
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.add(node),
            None => return Some(node),
        }
    }
    None
}

/// A collection whose end has not come yet.
enum Open<'a> {
    List(Vec<Node<'a>>),
    /// What is complete, and the key that waits for its value.
    Map(Vec<(Text<'a>, Node<'a>)>, Option<Node<'a>>),
}

impl<'a> Open<'a> {
    fn add(&mut self, node: Node<'a>) {
        match self {
            Self::List(items) => items.push(node),
            Self::Map(entries, key) => match key.take() {
                None => *key = Some(node),
                Some(Node::Scalar(key)) => entries.push((key, node)),
                Some(_) => {}
            },
        }
    }

    fn close(self) -> Node<'a> {
        match self {
            Self::List(items) => Node::List(items),
            Self::Map(entries, _) => Node::Map(entries),
        }
    }
}

/// A scalar at its place, borrowed where it is written as it reads.
fn scalar<'a>(page: &Page<'a>, text: &'a str, place: std::ops::Range<usize>, value: &str) -> Text<'a> {
    let written = text.get(place).unwrap_or_default();
    let own = written.find(value).and_then(|at| written.get(at..at + value.len())).filter(|own| !own.is_empty());
    match own {
        Some(own) => Text { span: page.span_of(own), text: Cow::Borrowed(own) },
        None => Text { span: page.span_of(written), text: Cow::Owned(value.to_owned()) },
    }
}

impl<'a> Node<'a> {
    /// The text of a scalar that says something.
    pub(crate) fn text(&self) -> Option<&Text<'a>> {
        match self {
            Self::Scalar(text) if !text.text.is_empty() => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none of anything else.
    pub(crate) fn entries(&self) -> &[(Text<'a>, Self)] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items of a list; none of anything else.
    pub(crate) fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use docwright_schema::{Diagnostics, Sources};

    use super::*;

    fn shown(node: &Node<'_>, text: &str) -> String {
        match node {
            Node::Scalar(scalar) => {
                let borrowed = matches!(scalar.text, Cow::Borrowed(_));
                assert!(!borrowed || scalar.span.of(text) == scalar.text);
                scalar.text.to_string()
            }
            Node::List(items) => {
                format!("[{}]", items.iter().map(|item| shown(item, text)).collect::<Vec<_>>().join(", "))
            }
            Node::Map(entries) => {
                let entry = |(key, node): &(Text<'_>, Node<'_>)| format!("{}: {}", key.text, shown(node, text));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        let mut sources = Sources::default();
        let id = sources.add("page.md".to_owned(), text.to_owned());
        let page = Page::new(id, sources.get(id).text(), &mut Diagnostics::default());
        let node = read(&page, Span::new(0..text.len()));
        assert_eq!(node.map(|node| shown(&node, text)).as_deref(), expect);
    }

    #[test]
    fn maps_lists_and_scalars_know_their_places() {
        check(
            "名: 茶\nroute: '/a/{id}'\nparams:\n  - name: id\n    max: 3\n",
            Some("{名: 茶, route: /a/{id}, params: [{name: id, max: 3}]}"),
        );
        check("text: |\n  one\n  two\n", Some("{text: one\ntwo\n}"));
        check("a: {b: [1, 2]}", Some("{a: {b: [1, 2]}}"));
    }

    #[test]
    fn what_is_no_yaml_is_nothing() {
        check("a: [", None);
        check(": :\n\t- {", None);
        check("", None);
    }

    #[test]
    fn aliases_and_depth_are_bounded() {
        check("a: &x [1]\nb: [*x, *x]", Some("{a: [1], b: [[], []]}"));
        check(&"[".repeat(50), None);
    }
}
