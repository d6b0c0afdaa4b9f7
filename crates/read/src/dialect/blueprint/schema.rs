//! What the JSON schema of a body says of its fields.

use std::borrow::Cow;

use docwright_schema::{
    Limits, Span,
    document::{Declared, DescribedValue, Row, Step, Text},
    json::{Json, Object, Value},
};

use crate::table;

/// How deep schemas are followed into one another.
const DEEPEST: usize = 12;

/// The most rows of one schema: one that refers to itself many times would never end.
const MOST: usize = 2_000;

/// The rows of a JSON schema.
pub(super) fn rows<'a>(schema: &Json<'a>) -> Vec<Row<'a>> {
    let Value::Object(root) = &schema.value else { return Vec::new() };
    let mut reader = Reader { root, rows: Vec::new() };
    reader.below(root, &[], DEEPEST);
    reader.rows
}

struct Reader<'s, 'a> {
    root: &'s Object<'a>,
    rows: Vec<Row<'a>>,
}

impl<'s, 'a> Reader<'s, 'a> {
    /// Adds what stands below a schema, and tells its type and whether it may be null.
    fn below(&mut self, schema: &'s Object<'a>, path: &[Step<'a>], depth: usize) -> (Option<Declared<'a>>, bool) {
        let schema = self.resolve(schema);
        let (declared, nullable) = declared(schema);
        let Some(depth) = depth.checked_sub(1) else { return (declared, nullable) };
        if let Some(items) = object(schema.get("items")) {
            let path = [path, &[Step::Items]].concat();
            let items = self.below(items, &path, depth).0;
            return (Some(Declared::Array(items.map(Box::new))), nullable);
        }
        let properties = object(schema.get("properties"));
        let required: Vec<&str> = texts(schema.get("required")).collect();
        for member in properties.iter().flat_map(|properties| &properties.members) {
            let Value::Object(property) = &member.value.value else { continue };
            if self.rows.len() >= MOST {
                break;
            }
            let path = [path, &[Step::Key(member.key.clone())]].concat();
            let at = self.rows.len();
            self.rows.push(self.row(member.key_span, member.key.clone(), path.clone(), property));
            self.rows[at].required = required.contains(&&*member.key).then_some(true);
            let (declared, nullable) = self.below(property, &path, depth);
            self.rows[at].declared = declared;
            self.rows[at].nullable = nullable.then_some(true);
        }
        (declared.or(properties.map(|_| Declared::Object)), nullable)
    }

    /// What a reference to another part of the schema stands for.
    fn resolve(&self, schema: &'s Object<'a>) -> &'s Object<'a> {
        let Some(Json { value: Value::String(reference), .. }) = schema.get("$ref") else { return schema };
        let Some(path) = reference.strip_prefix("#/") else { return schema };
        let step = |at: &'s Object<'a>, key: &str| object(at.get(key));
        path.split('/').try_fold(self.root, step).unwrap_or(schema)
    }

    fn row(&self, span: Span, name: Cow<'a, str>, path: Vec<Step<'a>>, schema: &'s Object<'a>) -> Row<'a> {
        let schema = self.resolve(schema);
        let text = |key: &str| schema.get(key).and_then(scalar);
        let listed = match schema.get("enum").map(|listed| &listed.value) {
            Some(Value::Array(listed)) => &listed.items[..],
            _ => &[],
        };
        let values = listed.iter().filter_map(scalar).map(|value| DescribedValue { value, gloss: None });
        Row {
            span,
            name: Text { span, text: name },
            path,
            declared: None,
            required: None,
            nullable: None,
            description: text("description").or_else(|| text("title")),
            default: text("default"),
            example: text("example"),
            values: values.collect(),
            limits: Limits::default(),
            place: None,
            refers: None,
            links: Vec::new(),
        }
    }
}

fn declared<'a>(schema: &Object<'a>) -> (Option<Declared<'a>>, bool) {
    let names: Vec<&str> = texts(schema.get("type")).collect();
    let nullable = names.contains(&"null");
    let format = texts(schema.get("format")).next().and_then(|text| match text {
        "date" => Some(Declared::Date),
        "date-time" => Some(Declared::DateTime),
        "int64" => Some(Declared::Long),
        _ => None,
    });
    let known = names.into_iter().filter(|name| *name != "null").filter_map(|name| Some(table::declared(name)?.0));
    let mut types: Vec<Declared<'a>> = known.collect();
    let one = if types.len() > 1 { Some(Declared::OneOf(types)) } else { types.pop() };
    (if one.is_some() { format.or(one) } else { None }, nullable)
}

fn object<'s, 'a>(json: Option<&'s Json<'a>>) -> Option<&'s Object<'a>> {
    match &json?.value {
        Value::Object(object) => Some(object),
        _ => None,
    }
}

/// A text, or the texts of a list.
fn texts<'s>(json: Option<&'s Json<'_>>) -> impl Iterator<Item = &'s str> {
    let one = json.map(std::slice::from_ref).unwrap_or_default();
    let all = match json.map(|json| &json.value) {
        Some(Value::Array(array)) => &array.items[..],
        _ => one,
    };
    all.iter().filter_map(|item| match &item.value {
        Value::String(text) => Some(&**text),
        _ => None,
    })
}

/// A single value as text.
fn scalar<'a>(json: &Json<'a>) -> Option<Text<'a>> {
    let text = match &json.value {
        Value::String(text) | Value::Number(text) => text.clone(),
        Value::Bool(value) => Cow::Borrowed(if *value { "true" } else { "false" }),
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    Some(Text { span: json.span, text })
}
