//! How the values of two types relate.

use std::collections::BTreeSet;

use docwright_schema::{
    Draft,
    schema::{Field, Presence, Type, TypeBody, TypeRef, Width},
};

/// How the values of a new type relate to those of an old one; null counts for nothing outside of lists and maps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Relation {
    /// They are the same.
    Same,
    /// All old ones and more.
    Wider,
    /// Some of the old ones.
    Narrower,
    /// Neither.
    Other,
    /// Nothing was known of the old ones.
    Documented,
}

/// A type with the schema that its names are of.
type In<'s, T> = (&'s Draft, &'s T);

/// Compares the values of two types, whose names are those of their own schema.
pub(crate) fn relation(old: (&Draft, &Type), new: (&Draft, &Type)) -> Relation {
    if *old.1 == Type::Unknown {
        return Relation::Documented;
    }
    match (is_within(old, new, &mut Seen::new()), is_within(new, old, &mut Seen::new())) {
        (true, true) => Relation::Same,
        (true, false) => Relation::Wider,
        (false, true) => Relation::Narrower,
        (false, false) => Relation::Other,
    }
}

/// Pairs of types that are being compared: what refers to itself is within the other unless something else is not.
type Seen = BTreeSet<(String, String)>;

/// Whether all values of `a` are values of `b`.
fn is_within(a: In<'_, Type>, b: In<'_, Type>, seen: &mut Seen) -> bool {
    let (a, b) = ((a.0, sent(a)), (b.0, sent(b)));
    match (a.1, b.1) {
        (_, Type::Unknown) | (Type::Integer { .. }, Type::Number) => true,
        (Type::Unknown, _) => false,
        (Type::Union { of }, _) => of.iter().all(|one| is_within((a.0, one), b, seen)),
        (_, Type::Union { of }) => of.iter().any(|one| is_within(a, (b.0, one), seen)),
        (Type::Ref { name: one }, Type::Ref { name: other }) => {
            !seen.insert((one.clone(), other.clone())) || is_definition_within((a.0, one), (b.0, other), seen)
        }
        (Type::Ref { name }, _) => is_set_within((a.0, name), b.1),
        (_, Type::Ref { name }) => is_within_open_set(a.1, (b.0, name)),
        (Type::Array { items: one }, Type::Array { items: other })
        | (Type::Map { values: one }, Type::Map { values: other }) => is_value_within((a.0, one), (b.0, other), seen),
        (Type::Integer { width: one }, Type::Integer { width: other }) => one == other || *other == Width::Big,
        (Type::String { format: one }, Type::String { format: other }) => one == other || other.is_none(),
        (one, other) => one == other,
    }
}

/// What a value is on the wire, where ids are values like others.
fn sent((draft, ty): In<'_, Type>) -> &Type {
    let Type::Ref { name } = ty else { return ty };
    match draft.types.get(name).map(|def| &def.body) {
        Some(TypeBody::Id { value }) => value,
        _ => ty,
    }
}

fn is_value_within((a, one): (&Draft, &TypeRef), (b, other): (&Draft, &TypeRef), seen: &mut Seen) -> bool {
    (other.nullable || !one.nullable) && is_within((a, &one.kind), (b, &other.kind), seen)
}

fn is_definition_within(a: In<'_, String>, b: In<'_, String>, seen: &mut Seen) -> bool {
    let (Some(one), Some(other)) = (a.0.types.get(a.1), b.0.types.get(b.1)) else { return false };
    match (&one.body, &other.body) {
        (TypeBody::Struct { fields, .. }, TypeBody::Struct { fields: wanted, .. }) => {
            wanted.iter().all(|field| has(a.0, fields, b.0, field, seen))
        }
        (
            TypeBody::Enumeration { integer, open, values },
            TypeBody::Enumeration { integer: other_integer, open: other_open, values: others },
        ) => {
            let known: BTreeSet<&str> = others.iter().map(|value| value.value.as_str()).collect();
            let is_listed = !open && values.iter().all(|value| known.contains(value.value.as_str()));
            integer == other_integer && (*other_open || is_listed)
        }
        _ => false,
    }
}

/// Whether every object with `fields` has `wanted` as its reader expects it.
fn has(a: &Draft, fields: &[Field], b: &Draft, wanted: &Field, seen: &mut Seen) -> bool {
    match fields.iter().find(|field| field.name == wanted.name) {
        Some(field) => {
            let is_there = wanted.presence != Presence::Required || field.presence == Presence::Required;
            is_there && is_value_within((a, &field.ty), (b, &wanted.ty), seen)
        }
        None => wanted.presence != Presence::Required,
    }
}

/// Whether the values of a named set are values of a plain type.
fn is_set_within(set: In<'_, String>, ty: &Type) -> bool {
    let Some(def) = set.0.types.get(set.1) else { return false };
    match &def.body {
        TypeBody::Enumeration { integer: true, .. } => matches!(ty, Type::Integer { .. } | Type::Number),
        TypeBody::Enumeration { integer: false, .. } => *ty == Type::String { format: None },
        TypeBody::Struct { .. } | TypeBody::Id { .. } => false,
    }
}

/// Whether the values of a plain type are values of a named set, which only an open one has them all of.
fn is_within_open_set(ty: &Type, set: In<'_, String>) -> bool {
    let Some(def) = set.0.types.get(set.1) else { return false };
    match &def.body {
        TypeBody::Enumeration { integer: true, open: true, .. } => matches!(ty, Type::Integer { .. }),
        TypeBody::Enumeration { integer: false, open: true, .. } => matches!(ty, Type::String { .. }),
        _ => false,
    }
}
