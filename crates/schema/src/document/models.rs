//! What a page describes once, and the words that refer to it.

use std::borrow::Cow;

use super::{DescribedValue, Table, Text};
use crate::{Span, json::Json};

/// An object that is described once, for whatever holds or returns it.
#[derive(Debug, Clone, PartialEq)]
pub struct Model<'a> {
    /// Where its description begins.
    pub span: Span,
    /// The headings that it stands below, its own first.
    pub headings: Vec<Heading<'a>>,
    /// The tables of its members.
    pub tables: Vec<Table<'a>>,
    /// Examples of it.
    pub examples: Vec<Json<'a>>,
}

/// A heading above a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading<'a> {
    /// Its text.
    pub text: Text<'a>,
    /// What it calls the thing that stands below it, without words such as "object".
    pub name: Cow<'a, str>,
    /// What may stand behind the `#` of a link to it, in lower case.
    pub anchors: Vec<String>,
}

/// Words that name a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Where they stand.
    pub span: Span,
    /// What they call it.
    pub name: Cow<'a, str>,
    /// Where their link leads, as written.
    pub target: Option<Cow<'a, str>>,
    /// In how many lists, one inside of the other, such objects are meant to stand.
    pub lists: usize,
    /// Whether only some of its members may be there.
    pub is_partial: bool,
}

/// Values that are listed once, for the fields that link to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ValueSet<'a> {
    /// Where they stand.
    pub span: Span,
    /// The heading that they stand below.
    pub headings: Vec<Heading<'a>>,
    /// The values, each with what it stands for.
    pub values: Vec<DescribedValue<'a>>,
}
