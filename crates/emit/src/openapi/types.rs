//! Types as JSON Schema, draft 2020-12, in which `format` is an annotation.

use docwright_schema::{
    Instance, Limits,
    schema::{EnumValue, Field, Format, PatternKeys, Presence, Type, TypeBody, TypeDef, TypeRef, Width},
};

use super::json::{IntoJson, Object};

/// The schema of a place that holds values of a type.
pub(super) fn of_ref(ty: &TypeRef) -> Object {
    of_kind(&ty.kind, ty.nullable)
}

/// A reference to a component.
pub(super) fn component(name: &str, nullable: bool) -> Object {
    let reference = Object::new().entry("$ref", format!("#/components/schemas/{name}"));
    if nullable { any_of([reference, typed("null", false)]) } else { reference }
}

pub(super) fn any_of(schemas: impl IntoIterator<Item = Object>) -> Object {
    Object::new().filled("anyOf", schemas)
}

fn of_kind(kind: &Type, nullable: bool) -> Object {
    match kind {
        Type::Unknown => Object::new(),
        Type::Boolean => typed("boolean", nullable),
        Type::Integer { width: Width::I64 } => typed("integer", nullable).entry("format", "int64"),
        Type::Integer { width: Width::U64 } => typed("integer", nullable).entry("minimum", 0_u32),
        Type::Integer { width: Width::Big } => typed("integer", nullable),
        Type::Number => typed("number", nullable),
        Type::String { format } => typed("string", nullable).and(format.map(format_keyword).unwrap_or_default()),
        Type::File => typed("string", nullable).entry("format", "binary"),
        Type::Array { items } => typed("array", nullable).entry("items", of_ref(items)),
        Type::Map { values } => typed("object", nullable).entry("additionalProperties", of_ref(values)),
        Type::Ref { name } => component(name, nullable),
        Type::Union { of } => union(of, nullable),
    }
}

fn typed(name: &str, nullable: bool) -> Object {
    if nullable { Object::new().entry("type", [name, "null"]) } else { Object::new().entry("type", name) }
}

/// Formats that JSON Schema does not know must not be taken for ones that it does.
fn format_keyword(format: Format) -> Object {
    let keyword = match format {
        Format::Date | Format::DateTime | Format::Duration | Format::Uri | Format::Email | Format::Uuid => "format",
        Format::OffsetDateTime | Format::LocalDateTime | Format::Decimal | Format::Digits => "x-docwright-format",
    };
    Object::new().entry(keyword, format.as_str())
}

fn union(of: &[Type], nullable: bool) -> Object {
    let null = nullable.then_some("null");
    match of.iter().map(plain_name).collect::<Option<Vec<_>>>() {
        Some(names) => Object::new().filled("type", names.into_iter().chain(null)),
        None => any_of(of.iter().map(|kind| of_kind(kind, false)).chain(null.map(|null| typed(null, false)))),
    }
}

/// The name of a type of which there is nothing more to say.
fn plain_name(kind: &Type) -> Option<&'static str> {
    match kind {
        Type::Boolean => Some("boolean"),
        Type::Integer { width: Width::I64 | Width::Big } => Some("integer"),
        Type::Number => Some("number"),
        Type::String { format: None } => Some("string"),
        _ => None,
    }
}

/// The component of a named type.
pub(super) fn definition(def: &TypeDef) -> Object {
    match &def.body {
        TypeBody::Struct { fields, extra } => {
            let properties = properties(fields, |field| of_ref(&field.ty));
            structure(def.description.as_ref(), properties, required(fields))
                .some("patternProperties", extra.as_ref().map(pattern_properties))
        }
        TypeBody::Enumeration { integer, open, values } => {
            let ty = if *integer { "integer" } else { "string" };
            Object::new()
                .entry("type", ty)
                .some("description", def.description.as_ref())
                .and(value_set(values, *integer, *open))
        }
        TypeBody::Id { value } => of_kind(value, false).some("description", def.description.as_ref()),
    }
}

/// An object with known members; there may always be more.
pub(super) fn structure<'a>(
    description: Option<&String>,
    properties: Object,
    required: impl IntoIterator<Item = &'a str>,
) -> Object {
    Object::new()
        .entry("type", "object")
        .some("description", description)
        .some("properties", properties.not_empty())
        .filled("required", required)
}

/// The members of an object with what the docs say of them.
pub(super) fn properties(fields: &[Field], schema: impl Fn(&Field) -> Object) -> Object {
    fields.iter().fold(Object::new(), |properties, field| {
        let annotations = annotations(&field.ty, field.description.as_ref(), field.default.as_deref());
        properties.entry(&field.name, schema(field).and(annotations).and(limits(field.limits)))
    })
}

pub(super) fn required(fields: &[Field]) -> impl Iterator<Item = &str> {
    fields.iter().filter(|field| field.presence == Presence::Required).map(|field| &*field.name)
}

fn pattern_properties(extra: &PatternKeys) -> Object {
    Object::new().entry(&extra.pattern, of_ref(&extra.values))
}

/// How large or long a value may be.
pub(super) fn limits(limits: Limits) -> Object {
    Object::new()
        .some("minimum", limits.minimum)
        .some("maximum", limits.maximum)
        .some("minLength", limits.shortest)
        .some("maxLength", limits.longest)
}

/// What the docs say of a place beside its type.
pub(super) fn annotations(ty: &TypeRef, description: Option<&String>, default: Option<&str>) -> Object {
    let schema = Object::new().some("description", description);
    match default {
        Some(text) => match default_value(&ty.kind, text) {
            Some(value) => schema.entry("default", value),
            None => schema.entry("x-docwright-default", text),
        },
        None => schema,
    }
}

/// A default as a value of its type: validators hold defaults against the schema.
fn default_value(kind: &Type, text: &str) -> Option<Instance> {
    match kind {
        Type::Boolean => text.parse().ok().map(Instance::Bool),
        Type::Integer { width: Width::I64 } => text.parse().ok().map(|value: i64| Instance::Number(value.to_string())),
        Type::Integer { width: Width::U64 } => text.parse().ok().map(|value: u64| Instance::Number(value.to_string())),
        Type::Number => text.parse().ok().map(|value: serde_json::Number| Instance::Number(value.to_string())),
        Type::String { format: None } => Some(text.into_json()),
        _ => None,
    }
}

/// The keywords of a documented set of values. An open one lists them without ruling out others: a plain type with
/// annotations, since generators make a wrapper type of `anyOf` with an `enum`.
pub(super) fn value_set(values: &[EnumValue], integer: bool, open: bool) -> Object {
    let keyword = if open { "x-extensible-enum" } else { "enum" };
    let is_glossed = values.iter().any(|value| value.description.is_some());
    let glosses = values.iter().filter(|_| is_glossed).map(|value| value.description.as_deref().unwrap_or_default());
    Object::new()
        .filled(keyword, values.iter().map(|known| value(&known.value, integer)))
        .filled("x-enum-varnames", values.iter().map(|value| &value.ident))
        .filled("x-enum-descriptions", glosses)
}

/// A documented value as it stands on the wire; `integer` tells whether whole numbers do so as numbers.
pub(super) fn value(text: &str, integer: bool) -> Instance {
    if integer && is_integer(text) { Instance::Number(text.to_owned()) } else { text.into_json() }
}

/// Whether `text` is a whole number as JSON writes it, which `007` is not.
pub(super) fn is_integer(text: &str) -> bool {
    text.parse().is_ok_and(|number: i128| number.to_string() == text)
}
