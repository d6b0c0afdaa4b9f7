//! What documentation says of a place, as opposed to what its examples show there.

use docwright_schema::{
    Limits, Site,
    document::{Declared, DescribedValue, Reference, Row, Text},
};

/// One statement about one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Claim {
    /// Where it is made.
    pub site: Site,
    /// What kind of text makes it: `table` or `remark`.
    pub source: &'static str,
    /// The claimed type.
    pub kind: Option<Kind>,
    /// Whether it must be there.
    pub required: Option<bool>,
    /// Whether it may be null.
    pub nullable: Option<bool>,
    /// What it means.
    pub description: Option<Box<str>>,
    /// Its default.
    pub default: Option<Box<str>>,
    /// How large or long it may be.
    pub limits: Limits,
    /// The values it may have, with what they stand for.
    pub values: Vec<(Box<str>, Option<Box<str>>)>,
    /// The model that the type names.
    pub refers: Option<Box<Refers>>,
    /// Where the links of the text lead.
    pub links: Vec<Box<str>>,
}

/// Words that name a model: [`Reference`] without its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refers {
    /// What they call it.
    pub name: Box<str>,
    /// Where their link leads.
    pub target: Option<Box<str>>,
    /// In how many lists such objects are meant to stand.
    pub lists: usize,
    /// Whether only some of its members may be there.
    pub is_partial: bool,
}

impl From<&Reference<'_>> for Refers {
    fn from(reference: &Reference<'_>) -> Self {
        let Reference { span: _, name, target, lists, is_partial } = reference;
        let target = target.as_deref().map(Box::from);
        Self { name: (&**name).into(), target, lists: *lists, is_partial: *is_partial }
    }
}

/// A claimed type: [`Declared`] without its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Boolean,
    Integer,
    Number,
    String,
    File,
    Object,
    Array(Option<Box<Self>>),
    Map(Option<Box<Self>>),
    Named(Box<str>),
    Any,
    OneOf(Vec<Self>),
}

impl From<&Declared<'_>> for Kind {
    fn from(declared: &Declared<'_>) -> Self {
        let inner = |inner: &Option<Box<Declared<'_>>>| inner.as_deref().map(|inner| Box::new(Self::from(inner)));
        match declared {
            Declared::Boolean => Self::Boolean,
            Declared::Integer | Declared::Long => Self::Integer,
            Declared::Number => Self::Number,
            Declared::String | Declared::Date | Declared::DateTime => Self::String,
            Declared::File => Self::File,
            Declared::Object => Self::Object,
            Declared::Array(items) => Self::Array(inner(items)),
            Declared::Map(values) => Self::Map(inner(values)),
            Declared::Named(name) => Self::Named((&**name).into()),
            Declared::Any => Self::Any,
            Declared::OneOf(of) => Self::OneOf(of.iter().map(Self::from).collect()),
        }
    }
}

impl Kind {
    /// The model that it names, alone or as the items of a list.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) => Some(name),
            Self::Array(Some(items)) => items.name(),
            _ => None,
        }
    }
}

impl Claim {
    /// A claim that says nothing yet.
    pub(crate) fn at(site: Site) -> Self {
        Self {
            site,
            source: "table",
            kind: None,
            required: None,
            nullable: None,
            description: None,
            default: None,
            limits: Limits::default(),
            values: Vec::new(),
            refers: None,
            links: Vec::new(),
        }
    }

    /// What a table's row says.
    pub(crate) fn of_row(site: Site, row: &Row<'_>) -> Self {
        let text = |text: &Text<'_>| -> Box<str> { text.text.trim().into() };
        let value = |value: &DescribedValue<'_>| (text(&value.value), value.gloss.as_deref().map(Box::from));
        Self {
            kind: row.declared.as_ref().map(Kind::from),
            required: row.required,
            nullable: row.nullable,
            description: row.description.as_ref().map(text).filter(|text| !text.is_empty()),
            default: row.default.as_ref().map(text),
            limits: row.limits,
            values: row.values.iter().map(value).collect(),
            refers: row.refers.as_ref().map(|refers| Box::new(refers.into())),
            links: row.links.iter().map(|link| Box::from(&**link)).collect(),
            ..Self::at(site)
        }
    }

    /// What a comment beside a member of an example says.
    pub(crate) fn of_remark(site: Site, remark: &str) -> Self {
        Self { source: "remark", description: Some(remark.into()), ..Self::at(site) }
    }
}
