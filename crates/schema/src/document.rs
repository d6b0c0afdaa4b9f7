//! What one page says, before anything is decided: documented operations, tables, examples,
//! error codes and the general facts of guide pages.

mod models;

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::{Limits, SourceId, Span, json::Json};

pub use self::models::{Heading, Model, Reference, ValueSet};

/// A piece of plain text (markup removed) and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text<'a> {
    /// Where it stands, markup included.
    pub span: Span,
    /// The text; paragraphs are separated by one line break.
    pub text: Cow<'a, str>,
}

/// Everything one page says.
#[derive(Debug, Clone, PartialEq)]
pub struct Document<'a> {
    /// The page.
    pub source: SourceId,
    /// The dialect it was read by.
    pub dialect: &'static str,
    /// The page's own title.
    pub title: Option<Text<'a>>,
    /// The operations it documents.
    pub operations: Vec<Operation<'a>>,
    /// Facts about the API as a whole.
    pub guide: Guide<'a>,
    /// Error codes that hold for the whole API.
    pub error_codes: Vec<ErrorCode<'a>>,
    /// The objects that it describes apart from operations.
    pub models: Vec<Model<'a>>,
    /// The sets of values that it lists below headings of their own.
    pub value_sets: Vec<ValueSet<'a>>,
}

/// One documented operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation<'a> {
    /// Where its documentation begins.
    pub span: Span,
    /// What it is called.
    pub title: Option<Text<'a>>,
    /// What it does.
    pub description: Vec<Text<'a>>,
    /// The HTTP method.
    pub method: Option<(Method, Span)>,
    /// The path with placeholders in braces, without host and query.
    pub path: Option<Text<'a>>,
    /// Scheme and host, where its URL names them.
    pub server: Option<Text<'a>>,
    /// Where the page has a place for the URL that holds none.
    pub lost_url: Option<Span>,
    /// Parameter and response tables.
    pub tables: Vec<Table<'a>>,
    /// Example bodies.
    pub examples: Vec<Example<'a>>,
    /// How it says that its request's body is written.
    pub media: Option<Media>,
    /// The headers by which its tables and sample calls tell who sends the request.
    pub credentials: Vec<Credential<'a>>,
    /// Error codes that this operation answers with.
    pub error_codes: Vec<ErrorCode<'a>>,
    /// The HTTP status of success that it names, whether or not it shows such an answer.
    pub status: Option<u16>,
    /// Where it says that the parameters of the guide page apply.
    pub common_parameters: Option<Span>,
    /// The model that it says it returns.
    pub returns: Option<Reference<'a>>,
    /// The title of the operation that it says it is the same as.
    pub same_as: Option<Text<'a>>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
}

/// HTTP methods that documentation names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
}

impl Method {
    /// All of them, in the order in which OpenAPI lists them.
    pub const ALL: [Self; 7] = [Self::Get, Self::Put, Self::Post, Self::Delete, Self::Options, Self::Head, Self::Patch];

    /// The method's name on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
        }
    }

    /// The method that `word` names, in any case.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str().eq_ignore_ascii_case(word))
    }

    /// Whether parameters of unstated place belong into the body.
    pub fn has_body(self) -> bool {
        matches!(self, Self::Put | Self::Post | Self::Patch)
    }
}

/// How the body of a request is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Media {
    /// `application/json`
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/form-data`
    Multipart,
}

impl Media {
    /// The media type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
        }
    }

    /// The first that a text names, with or without what stands before the slash.
    pub fn named_in(text: &str) -> Option<Self> {
        let names =
            [("x-www-form-urlencoded", Self::Form), ("form-data", Self::Multipart), ("application/json", Self::Json)];
        let find =
            |name: &str| text.as_bytes().windows(name.len()).position(|at| at.eq_ignore_ascii_case(name.as_bytes()));
        let found = names.into_iter().filter_map(|(name, media)| Some((find(name)?, media)));
        found.min().map(|(_, media)| media)
    }
}

/// What a table's rows are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Place {
    /// Placeholders of the path.
    Path,
    /// The query string.
    Query,
    /// Request headers.
    Header,
    /// Cookies.
    Cookie,
    /// The request body.
    Body,
    /// Some part of the request, which one is not told.
    Request,
    /// The response body.
    Response,
}

impl Place {
    /// The place's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::Header => "header",
            Self::Cookie => "cookie",
            Self::Body => "body",
            Self::Request => "request",
            Self::Response => "response",
        }
    }
}

/// A table that describes parameters or fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<'a> {
    /// Where it stands.
    pub span: Span,
    /// What its rows are about.
    pub place: Place,
    /// The field or model whose members it lists, where it lists those of one.
    pub anchor: Option<Text<'a>>,
    /// Whether it marks the names of what is optional, so that the rest is not: `sort?`.
    pub marks_optional: bool,
    /// Its rows.
    pub rows: Vec<Row<'a>>,
}

/// One row: a claim about one parameter or field.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// Where the row stands.
    pub span: Span,
    /// The name, without what marks it as nested, required or a placeholder.
    pub name: Text<'a>,
    /// The name taken apart: `a.b`, `a[b]`, `a[].b`, nesting of rows.
    pub path: Vec<Step<'a>>,
    /// The claimed type.
    pub declared: Option<Declared<'a>>,
    /// Whether it must be there.
    pub required: Option<bool>,
    /// Whether it may be null.
    pub nullable: Option<bool>,
    /// What it means.
    pub description: Option<Text<'a>>,
    /// Its default value.
    pub default: Option<Text<'a>>,
    /// How large or long its values may be.
    pub limits: Limits,
    /// A sample value.
    pub example: Option<Text<'a>>,
    /// The values it may have, each with what it stands for.
    pub values: Vec<DescribedValue<'a>>,
    /// The place, where the table has a column for it.
    pub place: Option<Place>,
    /// The model that its type names.
    pub refers: Option<Reference<'a>>,
    /// Where the links of its type and description lead, as written.
    pub links: Vec<Cow<'a, str>>,
}

/// One step of a path into a JSON value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step<'a> {
    /// Into the member of this name.
    Key(Cow<'a, str>),
    /// Into the items of a list.
    Items,
    /// Into the members of an object whose keys are data.
    AnyKey,
}

/// A type as documentation words it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Declared<'a> {
    /// Truth values.
    Boolean,
    /// Whole numbers.
    Integer,
    /// Whole numbers of 64 bits.
    Long,
    /// Numbers, whole or not.
    Number,
    /// Text.
    String,
    /// A calendar date.
    Date,
    /// A point in time.
    DateTime,
    /// Bytes of a file.
    File,
    /// An object of any kind.
    Object,
    /// A list, of what where that is told.
    Array(Option<Box<Self>>),
    /// An object whose keys are data.
    Map(Option<Box<Self>>),
    /// A model that is described elsewhere.
    Named(Cow<'a, str>),
    /// Anything.
    Any,
    /// One of several.
    OneOf(Vec<Self>),
}

/// A value that a description lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DescribedValue<'a> {
    /// The value as written.
    pub value: Text<'a>,
    /// What it stands for.
    pub gloss: Option<Cow<'a, str>>,
}

/// Whether an answer reports success.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// The call did what was asked.
    Ok,
    /// It did not.
    Error,
}

impl Outcome {
    /// What an HTTP status says; nothing where it is neither success nor error.
    pub fn of_status(status: u16) -> Option<Self> {
        match status {
            200..=299 => Some(Self::Ok),
            400..=599 => Some(Self::Error),
            _ => None,
        }
    }
}

/// Which way a body goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// From the client.
    Request,
    /// To the client.
    Response,
}

/// An example body.
#[derive(Debug, Clone, PartialEq)]
pub struct Example<'a> {
    /// Which way it goes.
    pub direction: Direction,
    /// Success or error, where the page tells.
    pub outcome: Option<Outcome>,
    /// The HTTP status, where the page tells.
    pub status: Option<u16>,
    /// What the page calls it.
    pub title: Option<Text<'a>>,
    /// The body and where it stands.
    pub body: Json<'a>,
}

/// Facts about an API as a whole.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Guide<'a> {
    /// Base URLs.
    pub servers: Vec<Server<'a>>,
    /// Headers that authenticate.
    pub credentials: Vec<Credential<'a>>,
    /// Parameters that many operations share.
    pub common_parameters: Vec<Table<'a>>,
    /// How often the API may be called.
    pub rate_limits: Vec<RateLimit>,
}

impl Guide<'_> {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.servers.is_empty()
            && self.credentials.is_empty()
            && self.common_parameters.is_empty()
            && self.rate_limits.is_empty()
    }
}

/// A base URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server<'a> {
    /// The URL without a slash at its end.
    pub url: Text<'a>,
    /// What it is called.
    pub name: Option<Text<'a>>,
    /// What it is for.
    pub description: Option<Text<'a>>,
}

/// A header that authenticates, as a guide or a sample call shows it: `Authorization: Token token=…, device=…`.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential<'a> {
    /// Where it stands.
    pub span: Span,
    /// The header's name.
    pub header: Cow<'a, str>,
    /// Its value, taken apart.
    pub parts: Vec<CredentialPart<'a>>,
    /// What the page says of the parts.
    pub rows: Vec<Row<'a>>,
}

/// A part of a credential's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CredentialPart<'a> {
    /// Text that stands for itself.
    Literal(Cow<'a, str>),
    /// A value to be filled in.
    Parameter {
        /// What it is called.
        name: Cow<'a, str>,
        /// The sample that stands in its place.
        sample: Cow<'a, str>,
    },
}

/// How often an API may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Where it stands.
    pub span: Span,
    /// The number of requests.
    pub requests: u32,
    /// The time in which they may be made, in seconds.
    pub seconds: u32,
}

/// A documented error code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorCode<'a> {
    /// Where it stands.
    pub span: Span,
    /// The code as written: a number or a symbol.
    pub code: Cow<'a, str>,
    /// What it means.
    pub message: Option<Text<'a>>,
}
