//! The Rust types of values.

use std::collections::BTreeMap;

use docwright_schema::{
    Schema,
    schema::{Format, Type, TypeBody, TypeRef, Width},
};

use super::names::Names;

/// How deep types may nest; what is deeper is left untyped.
const DEPTH: usize = 24;

/// How many shapes a value may have before it is left untyped.
const ALTERNATIVES: usize = 3;

/// A Rust type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum RustType {
    Bool,
    I64,
    U64,
    F64,
    String,
    /// `serde_json::Value`
    Value,
    /// A number that may be text.
    Numeric,
    /// A text that a type of the runtime keeps and reads, by that type's name.
    Text(&'static str),
    /// A file that a request carries.
    Upload,
    /// A type of the crate.
    Named(String),
    /// What identifies things: a type of the crate around a value.
    Id(String, Box<Self>),
    /// A type of the crate around another.
    Wrapped(String, Box<Self>),
    Vec(Box<Self>),
    Map(Box<Self>),
    Option(Box<Self>),
    Maybe(Box<Self>),
    Boxed(Box<Self>),
    Either(Box<Self>, Box<Self>),
}

impl RustType {
    /// Calls `see` with this type and all types in it.
    pub(crate) fn visit<'t>(&'t self, see: &mut dyn FnMut(&'t Self)) {
        see(self);
        match self {
            Self::Wrapped(_, inner)
            | Self::Id(_, inner)
            | Self::Vec(inner)
            | Self::Map(inner)
            | Self::Option(inner)
            | Self::Maybe(inner)
            | Self::Boxed(inner) => inner.visit(see),
            Self::Either(left, right) => {
                left.visit(see);
                right.visit(see);
            }
            _ => {}
        }
    }

    /// What it is called, where the crate names it.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Named(name) | Self::Id(name, _) | Self::Wrapped(name, _) => Some(name),
            _ => None,
        }
    }

    /// The named types that a value holds within itself, not behind a pointer.
    pub(crate) fn direct(&self) -> Vec<&str> {
        match self {
            Self::Named(name) => vec![name],
            Self::Option(inner) | Self::Maybe(inner) => inner.direct(),
            Self::Either(left, right) => [left.direct(), right.direct()].concat(),
            _ => Vec::new(),
        }
    }

    /// Puts the named types that `is_boxed` behind a pointer.
    pub(crate) fn boxed(self, is_boxed: &impl Fn(&str) -> bool) -> Self {
        let inner = |ty: Box<Self>| Box::new(ty.boxed(is_boxed));
        match self {
            Self::Named(name) if is_boxed(&name) => Self::Boxed(Box::new(Self::Named(name))),
            Self::Option(ty) => Self::Option(inner(ty)),
            Self::Maybe(ty) => Self::Maybe(inner(ty)),
            Self::Either(left, right) => Self::Either(inner(left), inner(right)),
            other => other,
        }
    }

    /// Whether a value's text is what stands for it in a path, a query or a header.
    pub(crate) fn is_text(&self, types: &Types<'_>) -> bool {
        match self {
            Self::Bool
            | Self::I64
            | Self::U64
            | Self::F64
            | Self::String
            | Self::Numeric
            | Self::Text(_)
            | Self::Id(..) => true,
            Self::Named(name) => types.is_enumeration(name),
            _ => false,
        }
    }

    /// Whether it is a file, or a list of them.
    pub(crate) fn is_file(&self) -> bool {
        match self {
            Self::Upload => true,
            Self::Vec(items) => **items == Self::Upload,
            _ => false,
        }
    }

    /// The type where there are no files: in answers, and outside of bodies.
    pub(crate) fn without_files(self) -> Self {
        let inner = |ty: Box<Self>| Box::new(ty.without_files());
        match self {
            Self::Upload => Self::String,
            Self::Vec(ty) => Self::Vec(inner(ty)),
            Self::Map(ty) => Self::Map(inner(ty)),
            Self::Option(ty) => Self::Option(inner(ty)),
            other => other,
        }
    }

    pub(crate) fn optional(self) -> Self {
        Self::Option(Box::new(self))
    }
}

/// What the crate's types are made of.
#[derive(Debug)]
pub(crate) struct Types<'s> {
    pub names: &'s Names,
    /// The type bodies by their names in the crate.
    bodies: BTreeMap<&'s str, &'s TypeBody>,
}

impl<'s> Types<'s> {
    pub(crate) fn new(schema: &'s Schema, names: &'s Names) -> Self {
        let bodies = schema.types.iter().filter_map(|(name, def)| Some((names.type_name(name)?, &def.body)));
        Self { names, bodies: bodies.collect() }
    }

    pub(crate) fn body(&self, name: &str) -> Option<&'s TypeBody> {
        self.bodies.get(name).copied()
    }

    pub(crate) fn is_enumeration(&self, name: &str) -> bool {
        matches!(self.body(name), Some(TypeBody::Enumeration { .. }))
    }

    /// Whether values are copied: numbers, and enumerations that hold no text.
    pub(crate) fn is_copy(&self, ty: &RustType) -> bool {
        match ty {
            RustType::Bool | RustType::I64 | RustType::U64 | RustType::F64 => true,
            RustType::Id(_, value) => self.is_copy(value),
            RustType::Named(name) => match self.body(name) {
                Some(TypeBody::Enumeration { integer, open, values }) => *integer || !(*open || values.is_empty()),
                _ => false,
            },
            _ => false,
        }
    }

    /// The type of a value, null included.
    pub(crate) fn of(&self, ty: &TypeRef) -> RustType {
        self.nested(ty, 0)
    }

    /// The type of a value other than null.
    pub(crate) fn kind(&self, ty: &Type) -> RustType {
        self.nested_kind(ty, 0)
    }

    fn nested(&self, ty: &TypeRef, depth: usize) -> RustType {
        let kind = self.nested_kind(&ty.kind, depth);
        if ty.nullable && kind != RustType::Value { kind.optional() } else { kind }
    }

    fn nested_kind(&self, ty: &Type, depth: usize) -> RustType {
        match ty {
            _ if depth > DEPTH => RustType::Value,
            Type::Unknown | Type::Integer { width: Width::Big } => RustType::Value,
            Type::Boolean => RustType::Bool,
            Type::Integer { width: Width::I64 } => RustType::I64,
            Type::Integer { width: Width::U64 } => RustType::U64,
            Type::Number => RustType::F64,
            Type::String { format } => format.and_then(text).map_or(RustType::String, RustType::Text),
            Type::File => RustType::Upload,
            Type::Array { items } => RustType::Vec(Box::new(self.nested(items, depth + 1))),
            Type::Map { values } => RustType::Map(Box::new(self.nested(values, depth + 1))),
            Type::Ref { name } => self.names.type_name(name).map_or(RustType::Value, |name| match self.body(name) {
                Some(TypeBody::Id { value }) => {
                    RustType::Id(name.to_owned(), Box::new(self.nested_kind(value, depth + 1)))
                }
                _ => RustType::Named(name.to_owned()),
            }),
            Type::Union { of } => self.union(of, depth + 1),
        }
    }

    /// One of several: the first that fits is the value's, so what fits less stands before what fits more.
    fn union(&self, of: &[Type], depth: usize) -> RustType {
        let mut kinds: Vec<RustType> = Vec::new();
        for ty in of.iter().take(2 * ALTERNATIVES) {
            let kind = match self.nested_kind(ty, depth) {
                // Beside other kinds of values, a text of any format is one that says less.
                RustType::Text(_) => RustType::String,
                kind => kind,
            };
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        join_numbers(&mut kinds);
        kinds.sort_by_key(|kind| self.rank(kind));
        let ranks: Vec<_> = kinds.iter().map(|kind| self.rank(kind)).collect();
        // Two objects or two lists cannot be told apart without losing members of one.
        let is_ambiguous = ranks.windows(2).any(|pair| pair[0] == pair[1]);
        if is_ambiguous || kinds.len() > ALTERNATIVES || of.len() > 2 * ALTERNATIVES || ranks.contains(&Rank::Any) {
            return RustType::Value;
        }
        let nest = |right: RustType, left| RustType::Either(Box::new(left), Box::new(right));
        kinds.into_iter().rev().reduce(nest).unwrap_or(RustType::Value)
    }

    fn rank(&self, kind: &RustType) -> Rank {
        match kind {
            RustType::Bool => Rank::Boolean,
            RustType::I64 => Rank::Signed,
            RustType::U64 => Rank::Unsigned,
            RustType::F64 => Rank::Number,
            RustType::Numeric => Rank::Numeric,
            RustType::String => Rank::String,
            RustType::Vec(_) => Rank::List,
            RustType::Map(_) => Rank::Object,
            RustType::Named(name) => match self.body(name) {
                Some(TypeBody::Enumeration { integer: true, .. }) => Rank::Value,
                Some(TypeBody::Enumeration { integer: false, .. }) => Rank::Word,
                _ => Rank::Object,
            },
            _ => Rank::Any,
        }
    }
}

/// The type of the runtime for texts of a format, where it has one.
fn text(format: Format) -> Option<&'static str> {
    match format {
        Format::Date => Some("Date"),
        Format::DateTime | Format::OffsetDateTime => Some("DateTime"),
        Format::LocalDateTime => Some("LocalDateTime"),
        Format::Decimal => Some("Decimal"),
        Format::Duration | Format::Uri | Format::Email | Format::Uuid | Format::Digits => None,
    }
}

/// The order in which the sides of a union are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Boolean,
    /// An enumeration of whole numbers.
    Value,
    Signed,
    Unsigned,
    Number,
    /// An enumeration of text.
    Word,
    Numeric,
    String,
    List,
    Object,
    Any,
}

/// Several kinds of numbers are one type, and so are numbers and text.
fn join_numbers(kinds: &mut Vec<RustType>) {
    let is_number = |kind: &RustType| matches!(kind, RustType::I64 | RustType::U64 | RustType::F64);
    let numbers = kinds.iter().filter(|kind| is_number(kind)).count();
    let has_text = numbers > 0 && kinds.contains(&RustType::String);
    if numbers < 2 && !has_text {
        return;
    }
    let joined = match (has_text, kinds.contains(&RustType::F64)) {
        (true, _) => RustType::Numeric,
        (false, true) => RustType::F64,
        (false, false) => RustType::Value,
    };
    let is_joined = |kind: &RustType| is_number(kind) || (has_text && *kind == RustType::String);
    kinds.retain(|kind| !is_joined(kind));
    kinds.push(joined);
}
