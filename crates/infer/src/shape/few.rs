//! Collections that mostly hold one or two items and are merged often.
//!
//! They are sorted vectors: an API has many thousands of them, and a tree keeps room for eleven items in each.

use docwright_schema::{SourceId, Span};

/// A few distinct texts, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Values(Vec<Box<str>>);

impl Values {
    /// Adds one text.
    pub(crate) fn insert(&mut self, text: Box<str>) {
        if let Err(at) = self.0.binary_search(&text) {
            self.0.insert(at, text);
        }
    }

    /// Adds all of another.
    pub(crate) fn extend(&mut self, other: Self) {
        if self.0.is_empty() {
            self.0 = other.0;
        } else {
            other.0.into_iter().for_each(|text| self.insert(text));
        }
    }

    /// Keeps the first `count`.
    pub(crate) fn truncate(&mut self, count: usize) {
        self.0.truncate(count);
    }

    /// The texts.
    pub(crate) fn iter(&self) -> std::slice::Iter<'_, Box<str>> {
        self.0.iter()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

/// One place on each of a few pages, by page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Sites(Vec<(SourceId, Span)>);

impl Sites {
    /// Notes a place on a page; of several the first counts.
    pub(crate) fn see(&mut self, source: SourceId, span: Span) {
        match self.0.binary_search_by_key(&source, |(source, _)| *source) {
            Ok(at) => self.0[at].1 = self.0[at].1.min(span),
            Err(at) => self.0.insert(at, (source, span)),
        }
    }

    /// Puts a place on a page in the place of all others there.
    pub(crate) fn set(&mut self, source: SourceId, span: Span) {
        match self.0.binary_search_by_key(&source, |(source, _)| *source) {
            Ok(at) => self.0[at].1 = span,
            Err(at) => self.0.insert(at, (source, span)),
        }
    }

    /// Adds all of another.
    pub(crate) fn merge(&mut self, other: Self) {
        if self.0.is_empty() {
            self.0 = other.0;
        } else {
            other.0.into_iter().for_each(|(source, span)| self.see(source, span));
        }
    }

    /// The places, by page.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (SourceId, Span)> {
        self.0.iter().copied()
    }

    /// The pages.
    pub(crate) fn pages(&self) -> impl Iterator<Item = SourceId> {
        self.iter().map(|(source, _)| source)
    }

    /// On how many pages there is one.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}
