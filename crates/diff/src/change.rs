//! What a difference is.

use std::fmt::{self, Display};

use docwright_schema::{
    Address, Draft,
    schema::{
        Area, Authentication, AuthenticationParameter, Body, EnumValue, Envelope, ErrorBody, ErrorCode, Example, Field,
        Operation, Parameter, PatternKeys, RateLimit, Server, TypeDef, TypeRef, Usage,
    },
};
use serde::{Deserialize, Serialize};

/// A difference between two schemas.
#[derive(Debug, Clone)]
pub struct Change<'s> {
    /// What differs, by its name in the old schema.
    pub old_address: Address,
    /// What differs, by its name in the new schema; another one only where it was renamed or moved.
    pub address: Address,
    /// Which side of it.
    pub aspect: Aspect,
    /// How the old schema has it; none where it does not.
    pub before: Option<String>,
    /// How the new schema has it; none where it does not.
    pub after: Option<String>,
    /// The nearest thing that it is a part of, as the old schema has it.
    pub old: Option<Subject<'s>>,
    /// The nearest thing that it is a part of, as the new schema has it.
    pub new: Option<Subject<'s>>,
    /// The types that differ, where it is a type inside of that thing.
    pub types: Option<(&'s TypeRef, &'s TypeRef)>,
    /// Which way the values go that it is about.
    pub direction: Direction,
}

/// A thing that both schemas may have.
#[derive(Debug, Clone, Copy)]
pub enum Subject<'s> {
    /// The API as a whole.
    Api(&'s Draft),
    /// A base URL.
    Server(&'s Server),
    /// How requests prove who sends them.
    Authentication(&'s Authentication),
    /// A value that authentication needs.
    AuthenticationParameter(&'s AuthenticationParameter),
    /// How often the API may be called.
    RateLimit(&'s RateLimit),
    /// What stands around payloads.
    Envelope(&'s Envelope),
    /// What failed calls are answered with.
    ErrorBody(&'s ErrorBody),
    /// A documented error code.
    ErrorCode(&'s ErrorCode),
    /// A part of the documentation.
    Area(&'s Area),
    /// A page of an area.
    Page(&'s str),
    /// An operation.
    Operation(&'s Operation),
    /// A parameter outside the body.
    Parameter(&'s Parameter),
    /// A request body.
    Body(&'s Body),
    /// What an operation answers.
    Payload(&'s TypeRef),
    /// A documented example.
    Example(&'s Example),
    /// A named type.
    Definition(&'s str, &'s TypeDef),
    /// A member of an object.
    Field(&'s Field),
    /// Members whose keys are data.
    Extra(&'s PatternKeys),
    /// A value of an enumeration.
    Value(&'s EnumValue),
}

/// Which way values go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Nothing is sent: names, prose, how the crate is laid out.
    None,
    /// From the client.
    Request,
    /// To the client.
    Response,
    /// Either way.
    Both,
}

impl From<Usage> for Direction {
    fn from(usage: Usage) -> Self {
        match usage {
            Usage::Request => Self::Request,
            Usage::Response => Self::Response,
            Usage::Both => Self::Both,
        }
    }
}

impl Direction {
    /// Either way, where the two differ.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::None, one) | (one, Self::None) => one,
            (one, other) if one == other => one,
            _ => Self::Both,
        }
    }

    /// The ways that both go; either where there is none.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Both, one) | (one, Self::Both) => one,
            (one, other) => one.or(other),
        }
    }

    /// The direction's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Request => "request",
            Self::Response => "response",
            Self::Both => "both",
        }
    }
}

/// What became of a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Only the new schema has it.
    Added,
    /// Only the old schema has it.
    Removed,
    /// Both have it, and it is not the same.
    Changed,
}

impl Change<'_> {
    /// What became of the fact.
    pub fn kind(&self) -> Kind {
        match (&self.before, &self.after) {
            (None, _) => Kind::Added,
            (_, None) => Kind::Removed,
            _ => Kind::Changed,
        }
    }
}

/// A line, whatever the texts.
impl Display for Change<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, old_address, aspect, before, after, .. } = self;
        let address = if address == old_address { address.to_string() } else { format!("{old_address} => {address}") };
        let line = |text: &Option<String>| text.as_ref().map(|text| text.replace('\n', " / "));
        match (line(before), line(after)) {
            (Some(before), Some(after)) => write!(f, "~ {address} {aspect}: {before} => {after}"),
            (Some(before), None) => write!(f, "- {address} {aspect}: {before}"),
            (None, Some(after)) => write!(f, "+ {address} {aspect}: {after}"),
            (None, None) => write!(f, "  {address} {aspect}"),
        }
    }
}

macro_rules! aspects {
    ($($(#[$doc:meta])* $name:ident $word:literal)*) => {
        /// A side of a fact: the fact itself, where it came or went, or one of its properties.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Aspect {
            $($(#[$doc])* #[serde(rename = $word)] $name,)*
        }

        impl Aspect {
            /// All aspects.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The aspect's name.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }
        }
    };
}

aspects! {
    /// A base URL.
    Server "server"
    /// How requests prove who sends them.
    Authentication "authentication"
    /// A value that authentication needs.
    AuthenticationParameter "authentication-parameter"
    /// How often the API may be called.
    RateLimit "rate-limit"
    /// What stands around payloads.
    Envelope "envelope"
    /// What failed calls are answered with.
    ErrorBody "error-body"
    /// A documented error code.
    ErrorCode "error-code"
    /// A part of the documentation.
    Area "area"
    /// A page of an area.
    Page "page"
    /// An operation.
    Operation "operation"
    /// A parameter outside the body.
    Parameter "parameter"
    /// A request body.
    Body "body"
    /// The payload of an answer.
    Payload "payload"
    /// A documented example.
    Example "example"
    /// A named type.
    Definition "definition"
    /// A member of an object.
    Field "field"
    /// Members whose keys are data.
    Extra "extra"
    /// A value of an enumeration.
    Value "value"

    /// What names it among its like, on the wire or in the docs.
    Key "key"
    /// The name of the API or of an example.
    Name "name"
    /// Whether it goes into the path, the query, a header or a cookie.
    Location "location"
    /// What the docs call it.
    Title "title"
    /// What the docs say of it.
    Description "description"
    /// Its name in programs.
    Ident "ident"
    /// The order of a list's items.
    Order "order"
    /// The name of a header.
    Header "header"
    /// What a header's value is put together from.
    Parts "parts"
    /// The member that tells success from failure.
    Discriminator "discriminator"
    /// The member that holds payloads.
    PayloadMember "payload-member"
    /// The values that mean success.
    Success "success"
    /// The member that holds the text of an error.
    Message "message"
    /// The area that something belongs to.
    Membership "membership"
    /// The page that documents something.
    Source "source"
    /// The HTTP method.
    Method "method"
    /// The path template.
    Path "path"
    /// Whether it should no longer be used.
    Deprecated "deprecated"
    /// Whether it must be there.
    Presence "presence"
    /// Its type, null aside.
    Type "type"
    /// Whether null is a value.
    Nullable "nullable"
    /// Its default.
    Default "default"
    /// How large or long it may be.
    Limits "limits"
    /// The media type of a body.
    MediaType "media-type"
    /// The HTTP status.
    Status "status"
    /// How a payload is wrapped.
    Wrapping "wrapping"
    /// Which way it goes.
    Usage "usage"
    /// Whether it reports success.
    Outcome "outcome"
    /// Whether an example leaves parts out.
    Partial "partial"
    /// The body of an example.
    Content "content"
    /// Whether a type is a struct or an enumeration.
    Shape "shape"
    /// Whether values are numbers or text.
    Representation "representation"
    /// Whether values that are not listed must be expected.
    Openness "openness"
    /// What keys that are data look like.
    Pattern "pattern"
}

impl Display for Aspect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
