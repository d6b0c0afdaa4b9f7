use docwright_schema::Limits;
use docwright_schema::{
    Draft,
    schema::{EnumValue, Field, Format, PatternKeys, Presence, Type, TypeBody, TypeDef, TypeRef, Usage, Width},
};
use insta::assert_snapshot;

use super::{INTEGER, TEXT, field, nullable, order, part, structure};
use crate::openapi::{json::IntoJson, types::of_ref};

fn schema_of(ty: &TypeRef) -> String {
    serde_json::to_string(&of_ref(ty).into_json()).unwrap()
}

#[test]
fn types_without_a_name() {
    let list = |kind| Type::Array { items: Box::new(TypeRef::new(kind)) };
    let text = |format| Type::String { format: Some(format) };
    let expected = [
        (Type::Unknown, "{}", "{}"),
        (Type::Boolean, r#"{"type":"boolean"}"#, r#"{"type":["boolean","null"]}"#),
        (INTEGER, r#"{"type":"integer","format":"int64"}"#, r#"{"type":["integer","null"],"format":"int64"}"#),
        (
            Type::Integer { width: Width::U64 },
            r#"{"type":"integer","minimum":0}"#,
            r#"{"type":["integer","null"],"minimum":0}"#,
        ),
        (Type::Integer { width: Width::Big }, r#"{"type":"integer"}"#, r#"{"type":["integer","null"]}"#),
        (Type::Number, r#"{"type":"number"}"#, r#"{"type":["number","null"]}"#),
        (Type::File, r#"{"type":"string","format":"binary"}"#, r#"{"type":["string","null"],"format":"binary"}"#),
        (
            list(Type::Boolean),
            r#"{"type":"array","items":{"type":"boolean"}}"#,
            r#"{"type":["array","null"],"items":{"type":"boolean"}}"#,
        ),
        (
            Type::Map { values: Box::new(nullable(Type::Number)) },
            r#"{"type":"object","additionalProperties":{"type":["number","null"]}}"#,
            r#"{"type":["object","null"],"additionalProperties":{"type":["number","null"]}}"#,
        ),
        (
            order(),
            r##"{"$ref":"#/components/schemas/Order"}"##,
            r##"{"anyOf":[{"$ref":"#/components/schemas/Order"},{"type":"null"}]}"##,
        ),
        (
            Type::Union { of: vec![INTEGER, TEXT] },
            r#"{"type":["integer","string"]}"#,
            r#"{"type":["integer","string","null"]}"#,
        ),
        (
            Type::Union { of: vec![Type::Number, text(Format::Decimal)] },
            r#"{"anyOf":[{"type":"number"},{"type":"string","x-docwright-format":"decimal"}]}"#,
            r#"{"anyOf":[{"type":"number"},{"type":"string","x-docwright-format":"decimal"},{"type":"null"}]}"#,
        ),
    ];
    for (kind, plain, or_null) in expected {
        assert_eq!(schema_of(&TypeRef::new(kind.clone())), plain, "{kind:?}");
        assert_eq!(schema_of(&nullable(kind.clone())), or_null, "{kind:?} or null");
    }
}

#[test]
fn formats() {
    for (format, keyword) in [
        (Format::DateTime, r#""format":"date-time""#),
        (Format::Duration, r#""format":"duration""#),
        (Format::OffsetDateTime, r#""x-docwright-format":"offset-date-time""#),
        (Format::LocalDateTime, r#""x-docwright-format":"local-date-time""#),
    ] {
        let text = Type::String { format: Some(format) };
        assert_eq!(schema_of(&TypeRef::new(text.clone())), format!(r#"{{"type":"string",{keyword}}}"#));
        assert_eq!(schema_of(&nullable(text)), format!(r#"{{"type":["string","null"],{keyword}}}"#));
    }
}

#[test]
fn structs() {
    let mut total = field("total", nullable(Type::Number), Presence::Unproven);
    total.description = Some("With tax.".to_owned());
    let mut parent = field("parent", nullable(order()), Presence::Optional);
    parent.description = Some("What it amends.".to_owned());
    let fields = vec![field("id", TypeRef::new(INTEGER), Presence::Required), total, parent];
    let extra = PatternKeys {
        ident: "extra".to_owned(),
        pattern: "^scan_[0-9a-f]+$".to_owned(),
        values: nullable(Type::Unknown),
    };
    let body = TypeBody::Struct { fields, extra: Some(extra) };
    let def = TypeDef { area: None, description: Some("An order.".to_owned()), usage: Usage::Both, body };
    let draft = Draft { types: [("Order".to_owned(), def)].into(), ..Draft::default() };
    assert_snapshot!(part(draft, &["components", "schemas"]), @r##"
    {
      "Order": {
        "type": "object",
        "description": "An order.",
        "properties": {
          "id": {"type":"integer","format":"int64"},
          "total": {"type":["number","null"],"description":"With tax."},
          "parent": {
            "anyOf": [{"$ref":"#/components/schemas/Order"},{"type":"null"}],
            "description": "What it amends."
          }
        },
        "required": ["id"],
        "patternProperties": {"^scan_[0-9a-f]+$":{}}
      }
    }
    "##);
}

#[test]
fn defaults_fit_their_types_or_stand_aside() {
    let with_default = |name: &str, kind: Type, default: &str| Field {
        default: Some(default.to_owned()),
        ..field(name, TypeRef::new(kind), Presence::Optional)
    };
    let fields = vec![
        with_default("page", INTEGER, "1"),
        with_default("size", INTEGER, "twenty"),
        with_default("ratio", Type::Number, "0.50"),
        with_default("deep", Type::Boolean, "true"),
        with_default("sort", TEXT, "name"),
        with_default("since", Type::String { format: Some(Format::Date) }, "today"),
    ];
    let draft = Draft { types: [("Filter".to_owned(), structure(fields))].into(), ..Draft::default() };
    assert_snapshot!(part(draft, &["components", "schemas", "Filter", "properties"]), @r#"
    {
      "page": {"type":"integer","format":"int64","default":1},
      "size": {"type":"integer","format":"int64","x-docwright-default":"twenty"},
      "ratio": {"type":"number","default":0.5},
      "deep": {"type":"boolean","default":true},
      "sort": {"type":"string","default":"name"},
      "since": {"type":"string","format":"date","x-docwright-default":"today"}
    }
    "#);
}

#[test]
fn limits_of_numbers_and_texts() {
    let with_limits =
        |name: &str, kind: Type, limits| Field { limits, ..field(name, TypeRef::new(kind), Presence::Optional) };
    let fields = vec![
        with_limits("page", INTEGER, Limits::numbers(Some(-1), Some(100))),
        with_limits("name", TEXT, Limits::lengths(Some(1), Some(20))),
    ];
    let draft = Draft { types: [("Filter".to_owned(), structure(fields))].into(), ..Draft::default() };
    assert_snapshot!(part(draft, &["components", "schemas", "Filter", "properties"]), @r#"
    {
      "page": {"type":"integer","format":"int64","minimum":-1,"maximum":100},
      "name": {"type":"string","minLength":1,"maxLength":20}
    }
    "#);
}

#[test]
fn enumerations() {
    let set = |integer, open, values: &[(&str, &str, Option<&str>)]| {
        let value = |(value, ident, gloss): &(&str, &str, Option<&str>)| EnumValue {
            value: (*value).to_owned(),
            ident: (*ident).to_owned(),
            description: gloss.map(str::to_owned),
        };
        let body = TypeBody::Enumeration { integer, open, values: values.iter().map(value).collect() };
        TypeDef { area: None, description: None, usage: Usage::Both, body }
    };
    let closed = set(false, false, &[("asc", "Ascending", None), ("desc", "Descending", None)]);
    let open = set(true, true, &[("1", "Paid", Some("paid in full")), ("-2", "Void", None)]);
    let draft =
        Draft { types: [("Direction".to_owned(), closed), ("State".to_owned(), open)].into(), ..Draft::default() };
    assert_snapshot!(part(draft, &["components", "schemas"]), @r#"
    {
      "Direction": {"type":"string","enum":["asc","desc"],"x-enum-varnames":["Ascending","Descending"]},
      "State": {
        "type": "integer",
        "x-extensible-enum": [1,-2],
        "x-enum-varnames": ["Paid","Void"],
        "x-enum-descriptions": ["paid in full",""]
      }
    }
    "#);
}
