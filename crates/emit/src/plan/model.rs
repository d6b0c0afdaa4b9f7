//! Models: the structs and enumerations of the crate.

use std::collections::BTreeSet;

use docwright_schema::{
    Limits,
    schema::{EnumValue, Field, Format, PatternKeys, Presence, Type, TypeBody, TypeDef, Usage},
};

use heck::ToSnakeCase;

use super::{
    names::free,
    ty::{RustType, Types},
};
use crate::prose::{Doc, code};

/// How many arguments a constructor may take before it is hard to read.
pub(crate) const ARGUMENTS: usize = 7;

/// A struct.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Struct {
    pub name: String,
    pub doc: Doc,
    pub members: Vec<Member>,
    /// Whether values are built by the crate's users, who get a constructor and setters.
    pub is_built: bool,
    /// Whether it has a default.
    pub has_default: bool,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub ident: String,
    pub wire: String,
    pub doc: Doc,
    /// The type of a value that is there.
    pub inner: RustType,
    pub holding: Holding,
    /// What answers write in its place, and its type would not read.
    pub tolerance: Option<Tolerance>,
}

/// What a member of an answer may be on the wire beside what its type says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tolerance {
    /// Something else than an object that is not there.
    Object,
    /// A number for text that is digits.
    Digits,
    /// Text for a number, or a number for text, and anything at all where it may be missing.
    Any,
}

/// How a member is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holding {
    /// It is always there.
    Plain,
    /// It is null where there is no value.
    Nullable,
    /// It is left out where there is no value.
    Optional,
    /// Left out, null, or a value.
    Maybe,
    /// All members that no other names.
    Rest,
}

impl Member {
    /// The type of the field.
    pub(crate) fn ty(&self) -> RustType {
        match self.holding {
            Holding::Plain => self.inner.clone(),
            Holding::Nullable | Holding::Optional => self.inner.clone().optional(),
            Holding::Maybe => RustType::Maybe(Box::new(self.inner.clone())),
            Holding::Rest => RustType::Map(Box::new(self.inner.clone())),
        }
    }

    /// Whether whoever builds the struct must give it.
    pub(crate) fn is_argument(&self) -> bool {
        matches!(self.holding, Holding::Plain | Holding::Nullable)
    }
}

impl Struct {
    /// Whether its constructor asks for members, so that a default would go around it.
    pub(super) fn has_required(&self) -> bool {
        self.is_built && !self.arguments().is_empty()
    }

    /// What the constructor takes, by name: another order of rows or keys in the docs must not make callers' arguments
    /// change places.
    pub(crate) fn arguments(&self) -> Vec<&Member> {
        let mut arguments: Vec<_> = self.members.iter().filter(|member| member.is_argument()).collect();
        arguments.sort_by(|a, b| a.ident.cmp(&b.ident));
        arguments
    }
}

/// A value out of a set.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Enumeration {
    pub name: String,
    pub doc: Doc,
    pub repr: Repr,
    pub variants: Vec<Variant>,
    /// The variant of values that are not listed.
    pub other: Option<String>,
}

/// What values of an enumeration are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repr {
    Text,
    Integer,
}

/// A listed value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Variant {
    pub ident: String,
    pub value: String,
    pub doc: Doc,
    pub gloss: Option<String>,
}

/// A type of the schema.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Model {
    Struct(Struct),
    Enumeration(Enumeration),
    Id(Id),
}

/// What identifies things of one kind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Id {
    pub name: String,
    pub doc: Doc,
    pub value: RustType,
    pub is_copy: bool,
}

impl Model {
    pub(super) fn new(name: &str, def: &TypeDef, types: &Types<'_>) -> Self {
        match &def.body {
            TypeBody::Struct { fields, extra } => Self::Struct(structure(name, def, fields, extra.as_ref(), types)),
            TypeBody::Enumeration { integer, open, values } => {
                let repr = if *integer { Repr::Integer } else { Repr::Text };
                let doc = Doc::text(def.description.as_ref());
                Self::Enumeration(Enumeration::new(name, doc, repr, *open, values))
            }
            TypeBody::Id { value } => {
                let thing = name.strip_suffix("Id").map_or_else(|| name.to_snake_case(), ToSnakeCase::to_snake_case);
                let of = Doc::own(&format!("What identifies one {}.", thing.replace('_', " ")));
                let doc = Doc::text(def.description.as_ref()).and(of).and(format_doc(value));
                let value = types.kind(value);
                Self::Id(Id { name: name.to_owned(), doc, is_copy: types.is_copy(&value), value })
            }
        }
    }
}

fn structure(name: &str, def: &TypeDef, fields: &[Field], extra: Option<&PatternKeys>, types: &Types<'_>) -> Struct {
    let is_built = def.usage != Usage::Response;
    let mut members = members(fields, is_built, types);
    if let Some(extra) = extra {
        let doc = Doc::own(&format!(
            "Members whose keys are data (they match {}), and all others that the docs do not list.",
            code(&extra.pattern)
        ));
        // Typed, a member that the docs do not know would fail the whole answer.
        let inner = RustType::Value;
        let (ident, holding) = (extra.ident.clone(), Holding::Rest);
        members.push(Member { ident, wire: String::new(), doc, inner, holding, tolerance: None });
    }
    Struct { name: name.to_owned(), doc: Doc::text(def.description.as_ref()), members, is_built, has_default: false }
}

/// The members of an object that users build, or only read.
pub(super) fn members(fields: &[Field], is_built: bool, types: &Types<'_>) -> Vec<Member> {
    let member = |field: &Field| {
        let (inner, holding) = (types.kind(&field.ty.kind), holding(field, is_built));
        let inner = if is_built { inner } else { inner.without_files() };
        let tolerance = if is_built { None } else { tolerance(&field.ty.kind, &inner, types) };
        let (ident, wire, doc) = (field.ident.clone(), field.name.clone(), field_doc(field));
        Member { ident, wire, doc, inner, holding, tolerance }
    };
    fields.iter().map(member).collect()
}

/// What APIs write in place of an object that is not there, and digits that are text in one answer and a number in the next.
fn tolerance(ty: &Type, inner: &RustType, types: &Types<'_>) -> Option<Tolerance> {
    match (ty, inner) {
        (Type::String { format: Some(Format::Digits) }, _) => Some(Tolerance::Digits),
        (_, RustType::Named(name)) if types.body(name).is_some() && !types.is_enumeration(name) => {
            Some(Tolerance::Object)
        }
        _ => None,
    }
}

/// What was always there keeps its null, so that it is written as it was read; what users leave out is never sent.
fn holding(field: &Field, is_built: bool) -> Holding {
    match (field.presence, field.ty.nullable) {
        (Presence::Required, false) => Holding::Plain,
        (Presence::Required, true) => Holding::Nullable,
        (Presence::Unproven, true) if !is_built => Holding::Nullable,
        (_, true) => Holding::Maybe,
        (_, false) => Holding::Optional,
    }
}

/// The docs' description, with what the type does not say.
fn field_doc(field: &Field) -> Doc {
    let doc =
        with_default(Doc::text(field.description.as_ref()).and(format_doc(&field.ty.kind)), field.default.as_ref());
    with_limits(doc, field.limits)
}

/// Adds the documented limits.
pub(super) fn with_limits(doc: Doc, limits: Limits) -> Doc {
    let numbers = match (limits.minimum, limits.maximum) {
        (Some(minimum), Some(maximum)) => format!("From {minimum} to {maximum}."),
        (Some(minimum), None) => format!("At least {minimum}."),
        (None, Some(maximum)) => format!("At most {maximum}."),
        (None, None) => String::new(),
    };
    let lengths = match (limits.shortest, limits.longest) {
        (Some(shortest), Some(longest)) => format!("From {shortest} to {longest} characters."),
        (Some(shortest), None) => format!("At least {shortest} characters."),
        (None, Some(longest)) => format!("At most {longest} characters."),
        (None, None) => String::new(),
    };
    [numbers, lengths].iter().filter(|text| !text.is_empty()).fold(doc, |doc, text| doc.and_own(text))
}

/// Adds the documented default.
pub(super) fn with_default(doc: Doc, default: Option<&String>) -> Doc {
    match default {
        Some(default) => doc.and_own(&format!("Default: {}.", code(&shortened(default)))),
        None => doc,
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}

/// What a text is, where more is known than that it is one.
pub(super) fn format_doc(ty: &Type) -> Doc {
    let Type::String { format: Some(format) } = ty else { return Doc::default() };
    Doc::own(match format {
        Format::Date => "A date, as in `2024-03-01`.",
        Format::DateTime => "A date and time with an offset, as in `2024-03-01T09:30:00+08:00`.",
        Format::OffsetDateTime => "A date and time with an offset, as in `2024-03-01T09:30:00+0800`.",
        Format::LocalDateTime => "A date and time without an offset, as in `2024-03-01 09:30`.",
        Format::Duration => "A length of time, as in `PT5M`.",
        Format::Uri => "An absolute URL.",
        Format::Email => "An e-mail address.",
        Format::Uuid => "A UUID.",
        Format::Decimal => "A number written as text.",
        Format::Digits => return Doc::default(),
    })
}

impl Enumeration {
    /// Whether the docs say of a value what it means.
    pub(crate) fn has_messages(&self) -> bool {
        self.variants.iter().any(|variant| variant.gloss.is_some())
    }

    pub(super) fn new(name: &str, doc: Doc, repr: Repr, is_open: bool, values: &[EnumValue]) -> Self {
        let mut seen = BTreeSet::new();
        let mut taken = BTreeSet::new();
        let mut variants = Vec::new();
        for value in values {
            let text = match (repr, value.value.parse::<i64>()) {
                (Repr::Text, _) => value.value.clone(),
                (Repr::Integer, Ok(number)) => number.to_string(),
                // What is no number cannot be a value of this type.
                (Repr::Integer, Err(_)) => continue,
            };
            if seen.insert(text.clone()) {
                taken.insert(value.ident.clone());
                let doc = Doc::text(value.description.as_ref()).and_own(&code(&text));
                variants.push(Variant {
                    ident: value.ident.clone(),
                    value: text,
                    doc,
                    gloss: value.description.clone(),
                });
            }
        }
        let is_open = is_open || variants.is_empty();
        let other = is_open.then(|| free("Other", "Value", &mut taken));
        Self { name: name.to_owned(), doc, repr, variants, other }
    }
}
