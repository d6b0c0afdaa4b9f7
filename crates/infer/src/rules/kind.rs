//! From everything seen and claimed at one place to its type.

use docwright_schema::{
    Diagnostic, Diagnostics, Site, SourceId, Span, codes,
    schema::{Type, TypeRef, Width},
};

use super::{
    Rule,
    enumeration::{self, Enumeration},
};
use crate::shape::{Kind, NodeId, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "kind",
    reason: "examples are what the API answered and decide; tables are what somebody remembered and decide where no \
             example shows a value, or where they claim more than examples can show",
};

/// Resolves what a place's type refers to.
pub(crate) trait Resolve {
    /// The type of an object.
    fn object(&mut self, node: NodeId) -> Type;
    /// The type of a documented set of values under `key`.
    fn enumeration(&mut self, key: &str, enumeration: &Enumeration) -> Type;
    /// The type that documentation calls by this name, where it is known.
    fn named(&mut self, name: &str) -> Option<Type>;
}

/// Decides a place's type. `key` is its name on the wire.
pub(crate) fn decide(shape: &Shape, key: &str, resolve: &mut impl Resolve, diagnostics: &mut Diagnostics) -> TypeRef {
    let nullable = shape.nulls > 0 || shape.claims.iter().any(|claim| claim.nullable == Some(true));
    if let Some(enumeration) = enumeration::find(shape) {
        return TypeRef { kind: resolve.enumeration(key, &enumeration), nullable };
    }
    let mut seen = observed(shape, key, resolve, diagnostics);
    let claimed = claims(shape);
    let kind = match (seen.len(), claimed.as_ref()) {
        (0, Some((_, claim))) => of_claim(claim, shape, key, resolve, diagnostics),
        (0, None) => Type::Unknown,
        (1, claimed) => reconcile(seen.remove(0), claimed, shape, key, diagnostics),
        _ => {
            disagree(&seen, claimed.as_ref(), shape, key, diagnostics);
            union(seen)
        }
    };
    TypeRef { kind, nullable }
}

/// The claim that counts: the one that says most, and of equals the first in content.
fn claims(shape: &Shape) -> Option<(Site, Kind)> {
    let kinds = shape.claims.iter().filter_map(|claim| Some((claim.site, claim.kind.clone()?)));
    let known = kinds.filter(|(_, kind)| *kind != Kind::Any);
    known.max_by(|(_, a), (_, b)| (detail(a), b).cmp(&(detail(b), a)))
}

fn detail(kind: &Kind) -> usize {
    match kind {
        Kind::Array(Some(inner)) | Kind::Map(Some(inner)) => 1 + detail(inner),
        Kind::OneOf(of) => of.len(),
        _ => 1,
    }
}

/// One type for each kind of value that examples show.
fn observed(shape: &Shape, key: &str, resolve: &mut impl Resolve, diagnostics: &mut Diagnostics) -> Vec<Type> {
    let mut seen = Vec::new();
    if shape.booleans > 0 {
        seen.push(Type::Boolean);
    }
    if shape.floats > 0 {
        seen.push(Type::Number);
    } else if shape.integers.count > 0 {
        seen.push(Type::Integer { width: enumeration::width(shape) });
    }
    if shape.texts.count > 0 {
        seen.push(Type::String { format: enumeration::agreed_format(shape) });
    }
    if shape.arrays.count > 0 || (shape.arrays.items.is_some() && shape.nodes.is_empty()) {
        seen.push(list(shape, key, resolve, diagnostics));
    }
    if let Some(&node) = shape.nodes.first() {
        seen.push(object(node, shape, resolve));
    }
    seen
}

/// An object; of one that is always empty in examples, the docs may tell the values.
fn object(node: NodeId, shape: &Shape, resolve: &mut impl Resolve) -> Type {
    let mut object = resolve.object(node);
    if let (Type::Map { values }, Some((_, Kind::Map(Some(claim))))) = (&mut object, claims(shape))
        && values.kind == Type::Unknown
    {
        **values = inner_of_claim(Some(&claim), resolve);
    }
    object
}

fn list(shape: &Shape, key: &str, resolve: &mut impl Resolve, diagnostics: &mut Diagnostics) -> Type {
    let mut items = match &shape.arrays.items {
        Some(items) => decide(items, key, resolve, diagnostics),
        None => TypeRef::new(Type::Unknown),
    };
    if let (Type::Unknown, Some((_, Kind::Array(Some(claim))))) = (&items.kind, claims(shape)) {
        items.kind = inner_of_claim(Some(&claim), resolve).kind;
    }
    Type::Array { items: Box::new(items) }
}

/// The type of a place that only the docs describe.
fn of_claim(claim: &Kind, shape: &Shape, key: &str, resolve: &mut impl Resolve, diagnostics: &mut Diagnostics) -> Type {
    match claim {
        Kind::Boolean => Type::Boolean,
        Kind::Integer => Type::Integer { width: Width::I64 },
        Kind::Number if is_whole_by_name(key) => Type::Integer { width: Width::I64 },
        Kind::Number => Type::Number,
        Kind::String => Type::String { format: None },
        Kind::File => Type::File,
        Kind::Array(_) if shape.arrays.items.is_some() => list(shape, key, resolve, diagnostics),
        Kind::Array(items) => Type::Array { items: Box::new(inner_of_claim(items.as_deref(), resolve)) },
        Kind::Map(values) => Type::Map { values: Box::new(inner_of_claim(values.as_deref(), resolve)) },
        Kind::Object => any_object(),
        // What no page describes may be a model, or a word for a type that docwright does not know.
        Kind::Named(name) => resolve.named(name).unwrap_or(Type::Unknown),
        Kind::Any => Type::Unknown,
        Kind::OneOf(of) => union(of.iter().map(|kind| inner_of_claim(Some(kind), resolve).kind).collect()),
    }
}

/// An object of which nothing is known.
fn any_object() -> Type {
    Type::Map { values: Box::new(TypeRef::new(Type::Unknown)) }
}

fn inner_of_claim(claim: Option<&Kind>, resolve: &mut impl Resolve) -> TypeRef {
    let kind = claim
        .map_or(Type::Unknown, |claim| of_claim(claim, &Shape::default(), "", resolve, &mut Diagnostics::default()));
    TypeRef::new(kind)
}

/// One type out of several; a number holds whole numbers too, and what is unknown holds everything.
pub(crate) fn union(of: Vec<Type>) -> Type {
    let mut of: Vec<Type> = of.into_iter().flat_map(alternatives).collect();
    of.sort();
    of.dedup();
    if of.contains(&Type::Unknown) {
        return Type::Unknown;
    }
    if of.contains(&Type::Number) {
        of.retain(|ty| !matches!(ty, Type::Integer { .. }));
    }
    let texts = of.iter().filter(|ty| matches!(ty, Type::String { .. })).count();
    if texts > 1 {
        of.retain(|ty| !matches!(ty, Type::String { .. }));
        of.push(Type::String { format: None });
        of.sort();
    }
    match of.len() {
        0 => Type::Unknown,
        1 => of.remove(0),
        _ => Type::Union { of },
    }
}

/// The types that a value may have, none of them a union.
fn alternatives(ty: Type) -> Vec<Type> {
    match ty {
        Type::Union { of } => of,
        ty => vec![ty],
    }
}

/// What examples show against what a table claims.
fn reconcile(
    seen: Type,
    claimed: Option<&(Site, Kind)>,
    shape: &Shape,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Type {
    let Some((site, claim)) = claimed else { return seen };
    match (&seen, claim) {
        // Whole numbers in examples do not disprove fractions, but identifiers and counts have none.
        (Type::Integer { .. }, Kind::Number) => return if is_whole_by_name(key) { seen } else { Type::Number },
        (Type::Integer { .. }, Kind::OneOf(of)) if of.contains(&Kind::Number) => return Type::Number,
        _ if agrees(&seen, claim) || shape.texts.count > 0 && shape.texts.count == shape.texts.empty => return seen,
        _ => {}
    }
    let other = if shape.is_seen() { "an example shows" } else { "other rows describe" };
    let message = format!("`{key}` is described as {}, but {other} {}", word(claim), word_of(&seen));
    let mut diagnostic = Diagnostic::new(&codes::TYPE_CONFLICT, *site, message);
    if let Some((source, span)) = shape.sites.iter().next() {
        diagnostic = diagnostic.and(Site::new(source, span), "shown here");
    }
    diagnostics.push(diagnostic);
    seen
}

/// Says where examples show values of several sorts that no table tells of. What APIs write in place of nothing, such
/// as an empty text or list, contradicts nothing.
fn disagree(seen: &[Type], claimed: Option<&(Site, Kind)>, shape: &Shape, key: &str, diagnostics: &mut Diagnostics) {
    let mut places: Vec<(SourceId, Span)> = shape.firsts.0.into_iter().flatten().collect();
    places.sort();
    let is_told = claimed.is_some_and(|(_, claim)| seen.iter().all(|seen| agrees(seen, claim)));
    let [first, others @ ..] = places.as_slice() else { return };
    if others.is_empty() || is_told {
        return;
    }
    let site = |(source, span): &(SourceId, Span)| Site::new(*source, *span);
    let words: Vec<&str> = seen.iter().map(word_of).collect();
    let name = if key.is_empty() { "a value".to_owned() } else { format!("`{key}`") };
    let message = format!("{name} is shown as {}", words.join(" and as "));
    let diagnostic = Diagnostic::new(&codes::EXAMPLES_DISAGREE, site(first), message);
    diagnostics.push(others.iter().fold(diagnostic, |told, other| told.and(site(other), "and otherwise here")));
}

fn is_whole_by_name(key: &str) -> bool {
    let words = crate::naming::words::Words::of(key);
    words.last().is_some_and(|last| ["id", "ids", "count", "page", "index", "code"].contains(&last))
}

fn agrees(seen: &Type, claim: &Kind) -> bool {
    if let Kind::OneOf(of) = claim {
        return of.iter().any(|kind| agrees(seen, kind));
    }
    matches!(
        (seen, claim),
        (_, Kind::Any | Kind::Named(_))
            | (Type::Unknown, _)
            | (Type::Boolean, Kind::Boolean)
            | (Type::Integer { .. }, Kind::Integer | Kind::Number)
            | (Type::Number, Kind::Number)
            | (Type::String { .. }, Kind::String | Kind::File)
            | (Type::Array { .. }, Kind::Array(_))
            | (Type::Ref { .. } | Type::Map { .. }, Kind::Object | Kind::Map(_))
    )
}

fn word(kind: &Kind) -> &'static str {
    match kind {
        Kind::Boolean => "a truth value",
        Kind::Integer => "a whole number",
        Kind::Number => "a number",
        Kind::String => "text",
        Kind::File => "a file",
        Kind::Object | Kind::Map(_) | Kind::Named(_) => "an object",
        Kind::Array(_) => "a list",
        Kind::Any => "anything",
        Kind::OneOf(_) => "one of several types",
    }
}

fn word_of(ty: &Type) -> &'static str {
    match ty {
        Type::Unknown => "nothing",
        Type::Boolean => "a truth value",
        Type::Integer { .. } => "a whole number",
        Type::Number => "a number with a fraction",
        Type::String { .. } => "text",
        Type::File => "a file",
        Type::Array { .. } => "a list",
        Type::Map { .. } | Type::Ref { .. } => "an object",
        Type::Union { .. } => "values of several types",
    }
}
