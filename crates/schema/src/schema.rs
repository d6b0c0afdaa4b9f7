//! What an API is, as far as its documentation tells: the parts of a [`Schema`](crate::Schema).
//!
//! Nothing here depends on where a fact stands in the docs, so that an edit which only moves
//! lines changes nothing.

use serde::{Deserialize, Serialize};

pub use crate::document::{Direction, Method, Outcome, Place};
use crate::{Instance, Limits};

/// A value's type and whether it may be null.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TypeRef {
    /// The type of values other than null.
    #[serde(flatten)]
    pub kind: Type,
    /// Whether null is a value too.
    #[serde(default, skip_serializing_if = "is_false")]
    pub nullable: bool,
}

impl TypeRef {
    /// A type without null.
    pub fn new(kind: Type) -> Self {
        Self { kind, nullable: false }
    }
}

/// What kind of values there are.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Type {
    /// Nothing is known: only null or empty lists were seen, or nothing at all.
    Unknown,
    /// Truth values.
    Boolean,
    /// Whole numbers.
    Integer {
        /// What range they have.
        width: Width,
    },
    /// Numbers.
    Number,
    /// Text.
    String {
        /// What the text is, where all that was seen agrees.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        format: Option<Format>,
    },
    /// Bytes of a file, sent as a part of a form.
    File,
    /// A list.
    Array {
        /// What it holds.
        items: Box<TypeRef>,
    },
    /// An object whose keys are data.
    Map {
        /// What stands under each key.
        values: Box<TypeRef>,
    },
    /// A type of the schema, by name.
    Ref {
        /// The name, a key of [`Draft::types`](crate::Draft::types).
        name: String,
    },
    /// One of several, none of them a union itself.
    Union {
        /// Which, in ascending order.
        of: Vec<Type>,
    },
}

/// The range of a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// Signed, 64 bits.
    I64,
    /// Unsigned, 64 bits: values beyond the signed range were seen.
    U64,
    /// Beyond 64 bits.
    Big,
}

/// What a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// `2024-03-01`
    Date,
    /// A date and time with an offset, as RFC 3339 writes it.
    DateTime,
    /// A date and time with an offset, written otherwise: `2024-03-01T09:30:00+0800`.
    OffsetDateTime,
    /// A date and time without an offset: `2024-03-01 09:30`, with or without seconds.
    LocalDateTime,
    /// A length of time, as ISO 8601 writes it: `PT5M`.
    Duration,
    /// An absolute URL.
    Uri,
    /// An e-mail address.
    Email,
    /// A UUID with hyphens.
    Uuid,
    /// A number written as text: `12.50`.
    Decimal,
    /// Digits written as text: `0042`.
    Digits,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Date,
        Self::DateTime,
        Self::OffsetDateTime,
        Self::LocalDateTime,
        Self::Duration,
        Self::Uri,
        Self::Email,
        Self::Uuid,
        Self::Decimal,
        Self::Digits,
    ];

    /// The format's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::DateTime => "date-time",
            Self::OffsetDateTime => "offset-date-time",
            Self::LocalDateTime => "local-date-time",
            Self::Duration => "duration",
            Self::Uri => "uri",
            Self::Email => "email",
            Self::Uuid => "uuid",
            Self::Decimal => "decimal",
            Self::Digits => "digits",
        }
    }
}

/// Whether a member is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// Always: the docs say so, or enough evidence does.
    Required,
    /// In everything that was seen, which is too little to rely on.
    Unproven,
    /// Not always: the docs say so, or it was seen missing.
    Optional,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// The key on the wire.
    pub name: String,
    /// The name in programs: ASCII snake case, unique in its struct.
    pub ident: String,
    /// What it holds.
    pub ty: TypeRef,
    /// Whether it is there.
    pub presence: Presence,
    /// What the docs say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its documented default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// How large or long the docs say that it may be.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
}

/// A type that has a name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TypeDef {
    /// The documentation area it belongs to; a name of [`Draft::areas`](crate::Draft::areas), none
    /// where several areas share it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// What the docs say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Which way its values go; both where it is used both ways.
    pub usage: Usage,
    /// What it is.
    #[serde(flatten)]
    pub body: TypeBody,
}

/// Which way values of a type go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Usage {
    /// Only from the client.
    Request,
    /// Only to the client.
    Response,
    /// Either way.
    Both,
}

/// The kinds of named types.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TypeBody {
    /// An object with known members.
    Struct {
        /// The members, in the order of the docs.
        fields: Vec<Field>,
        /// What stands under further keys that are data.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        extra: Option<PatternKeys>,
    },
    /// A value out of a documented set.
    Enumeration {
        /// Whether the values are whole numbers on the wire instead of text.
        integer: bool,
        /// Whether values that are not listed must be expected.
        open: bool,
        /// The values in the order of the docs.
        values: Vec<EnumValue>,
    },
    /// What identifies things of one kind.
    Id {
        /// What it is on the wire.
        value: Type,
    },
}

/// Members whose keys are data, beside known ones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PatternKeys {
    /// The name in programs, unique among the struct's fields.
    pub ident: String,
    /// A regular expression (ECMA 262, anchored) that the keys match.
    pub pattern: String,
    /// What stands under them.
    pub values: TypeRef,
}

/// A documented value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnumValue {
    /// The value as text; a whole number in text where the enumeration is one of numbers.
    pub value: String,
    /// The name in programs: ASCII Pascal case, unique in its enumeration.
    pub ident: String,
    /// What the docs say it stands for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// A base URL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Server {
    /// The name in programs: ASCII Pascal case, unique among the servers.
    pub ident: String,
    /// The URL without a slash at its end.
    pub url: String,
    /// What the docs say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// How requests prove who sends them: one header whose value is put together from parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Authentication {
    /// The header's name.
    pub header: String,
    /// Its value: text that stands for itself and parameters by their `ident`.
    pub parts: Vec<AuthenticationPart>,
    /// The parameters in their order.
    pub parameters: Vec<AuthenticationParameter>,
}

/// A part of an authentication header's value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AuthenticationPart {
    /// Text that stands for itself.
    Literal(String),
    /// The value of the parameter with this `ident`.
    Parameter(String),
}

/// A value that an authentication header needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthenticationParameter {
    /// The name in programs: ASCII snake case, unique among the parameters.
    pub ident: String,
    /// What the docs say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
}

/// How often the API may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateLimit {
    /// The number of requests.
    pub requests: u32,
    /// The time in which they may be made, in seconds.
    pub seconds: u32,
}

/// What stands around the payload of the API's answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    /// The member that tells success from failure.
    pub discriminator: String,
    /// The discriminator's values that mean success.
    pub success: Vec<Instance>,
    /// The member that holds the payload.
    pub payload: String,
    /// All members of a successful answer but the payload.
    pub fields: Vec<Field>,
}

/// What answers to failed calls look like, over all operations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// Its members; none where the docs show errors of no common shape.
    pub fields: Vec<Field>,
    /// Which of them holds the text for people.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// A part of the documentation, and of the generated crate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The name: ASCII snake case, unique.
    pub name: String,
    /// The pages that belong to it, in order.
    pub pages: Vec<String>,
}

/// One operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Operation {
    /// The operation id: ASCII snake case, unique.
    pub id: String,
    /// The area it belongs to.
    pub area: String,
    /// The page that documents it, below the docs folder.
    pub page: String,
    /// The HTTP method, where the docs name it.
    pub method: Option<Method>,
    /// The path below the server's URL with placeholders in braces, where the docs name it.
    pub path: Option<String>,
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Whether it should no longer be used.
    #[serde(default, skip_serializing_if = "is_false")]
    pub deprecated: bool,
    /// Everything that is not in the body.
    pub parameters: Vec<Parameter>,
    /// The request body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Body>,
    /// The answer to a successful call.
    pub answer: Answer,
    /// The documented examples.
    pub examples: Vec<Example>,
}

impl Operation {
    /// Whether a request can be built.
    pub fn is_complete(&self) -> bool {
        self.method.is_some() && self.path.is_some()
    }

    /// What names it in addresses: method and path, or its page and id where one is unknown.
    pub fn key(&self) -> String {
        match (self.method, &self.path) {
            (Some(method), Some(path)) => format!("{} {path}", method.as_str()),
            _ => format!("{} {}", self.page, self.id),
        }
    }
}

/// A parameter outside the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Parameter {
    /// Where it goes: path, query, header or cookie.
    pub location: Place,
    /// The name on the wire, as the docs write it.
    pub name: String,
    /// The name in programs: ASCII snake case, unique in the operation (body members included).
    pub ident: String,
    /// Its type.
    pub ty: TypeRef,
    /// Whether it must be sent.
    pub required: bool,
    /// What the docs say of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its documented default.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// How large or long the docs say that it may be.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
}

/// A request body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// Its media type.
    pub media_type: String,
    /// Its type.
    pub ty: TypeRef,
}

/// What a successful call is answered with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// How the payload is wrapped.
    pub wrapping: Wrapping,
    /// The payload; none where the docs show no body.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payload: Option<TypeRef>,
}

/// How an answer's payload is wrapped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wrapping {
    /// In the API's envelope.
    Envelope,
    /// The body has the envelope's discriminator, but is the payload as a whole.
    Whole,
    /// Not at all.
    Bare,
}

/// A documented example.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Example {
    /// Its name, unique in the operation: `ok_1`, `error_1`, `request_1`, counted in the order of the page.
    pub name: String,
    /// The page it stands on, below the docs folder.
    pub page: String,
    /// Which way it goes.
    pub direction: Direction,
    /// Success or error; requests are neither.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<Outcome>,
    /// The HTTP status it comes with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Whether parts of it are cut off, left out, or missing though the docs require them. What it does not show
    /// proves nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub partial: bool,
    /// The body.
    pub value: Instance,
}

/// A documented error code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorCode {
    /// The code as it stands in an answer: a whole number in text, or a symbol.
    pub code: String,
    /// The name in programs: ASCII Pascal case, unique among the codes.
    pub ident: String,
    /// What the docs say it means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes what it may skip by reference")]
fn is_false(value: &bool) -> bool {
    !value
}
