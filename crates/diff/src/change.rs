//! What a difference is.

use std::fmt::{self, Display};

use docwright_schema::Address;
use serde::{Deserialize, Serialize};

/// A difference between two schemas.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Change {
    /// What differs.
    pub address: Address,
    /// Which side of it.
    pub aspect: Aspect,
    /// How the old schema has it; none where it does not.
    pub before: Option<String>,
    /// How the new schema has it; none where it does not.
    pub after: Option<String>,
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

impl Change {
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
impl Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { address, aspect, before, after } = self;
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

    /// The name of the API or of a member that plays a part.
    Name "name"
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
