//! Takes a page apart into blocks: headings, lines, fences, JSON without a fence, runs of table rows, tags.
//!
//! The blocks are found by a scanner of our own, line by line: documentation pages are often no valid Markdown, and a
//! Markdown parser would take the label under a table for one of its rows and a remark in JSON for a heading.

mod fence;
mod inline;
mod line;
mod link;
mod scan;
mod tag;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use docwright_schema::{Diagnostics, SourceId, Span, document::Text};

pub(crate) use fence::Marks;
pub(crate) use line::{is_blank, is_separator, trim};
pub(crate) use link::Piece;
pub(crate) use tag::Tag;

/// A page taken apart.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    pub(crate) source: SourceId,
    pub(crate) text: &'a str,
    pub(crate) blocks: Vec<Block>,
    /// Where the links lead that are defined apart from where they stand, by their labels in lower case.
    definitions: BTreeMap<String, &'a str>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub(crate) kind: Kind,
    /// What it holds, without the marks of lists, quotes, headings and fences.
    pub(crate) span: Span,
}

/// The kinds of blocks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The metadata before the page.
    FrontMatter,
    /// A heading and its level.
    Heading(u8),
    /// The first line of a list item.
    Item,
    /// Any other line of text.
    Line,
    /// A tag of a site generator.
    Tag,
    /// What stands in a code fence, and the words behind its opening marks.
    Fence { info: Span },
    /// JSON in no fence.
    Json,
    /// Adjacent lines of a pipe table.
    Rows(Vec<Span>),
    /// An HTML table.
    Html,
}

impl<'a> Page<'a> {
    /// Takes `text` apart.
    pub(crate) fn new(source: SourceId, text: &'a str, diagnostics: &mut Diagnostics) -> Self {
        let blocks = scan::blocks(source, text, diagnostics);
        let definitions = text.lines().filter(|line| line.starts_with('[')).filter_map(link::definition);
        Self { source, text, blocks, definitions: definitions.collect() }
    }

    /// The source text of a place, markup included.
    pub(crate) fn raw(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// How far the line of a place is indented, marks of lists and quotes included.
    pub(crate) fn indent(&self, span: Span) -> usize {
        let before = self.text.get(..span.start as usize).unwrap_or_default();
        let line = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
        line.chars().take_while(|char| is_blank(*char)).map(|char| if char == '\t' { 4 } else { 1 }).sum()
    }

    /// The text of a place without markup.
    pub(crate) fn plain(&self, span: Span) -> Text<'a> {
        Text { span, text: inline::plain(self.raw(span)) }
    }

    /// The span of a part of this page's text.
    pub(crate) fn span_of(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Span::new(start..start + part.len())
    }
}
