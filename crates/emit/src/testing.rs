//! Schemas from little text, for tests.

use docwright_schema::{Provenance, Schema};
use serde_json::{Value, json};

use crate::{Files, Package, Runtime, emit};

/// A schema in which most features meet.
pub(crate) fn rich() -> Schema {
    serde_json::from_str(include_str!("tests/rich.json")).expect("the fixture is a schema")
}

/// A schema in its JSON form; an area `things` and what is left out are added.
pub(crate) fn schema(mut parts: Value) -> Schema {
    let defaults =
        json!({"name": "shop", "areas": [{"name": "things", "pages": ["things.md"]}], "operations": [], "types": {}});
    if let (Value::Object(parts), Value::Object(defaults)) = (&mut parts, defaults) {
        for (key, value) in defaults {
            parts.entry(key).or_insert(value);
        }
    }
    serde_json::from_value(parts).unwrap_or_else(|error| panic!("a fixture is no schema: {error}"))
}

/// A schema with types alone, of which `types` gives name, usage and the rest of the definition.
pub(crate) fn models(types: &[(&str, &str, Value)]) -> Schema {
    let types = types.iter().map(|(name, usage, body)| {
        let mut body = body.clone();
        body["usage"] = json!(usage);
        body["area"] = json!("things");
        ((*name).to_owned(), body)
    });
    schema(json!({"types": types.collect::<serde_json::Map<_, _>>()}))
}

/// A struct of fields given as `name`, `type` and `presence`, the ident being the name.
pub(crate) fn structure(fields: &[(&str, Value, &str)]) -> Value {
    let field = |(name, ty, presence): &(&str, Value, &str)| json!({"name": name, "ident": name, "ty": ty, "presence": presence});
    json!({"kind": "struct", "fields": fields.iter().map(field).collect::<Vec<_>>()})
}

/// An operation `get_thing`, `GET /things/{id}`, but for what `parts` say.
pub(crate) fn operation(parts: &Value) -> Value {
    let mut operation = json!({
        "id": "get_thing", "area": "things", "page": "things.md", "method": "GET", "path": "/things",
        "parameters": [], "answer": {"status": 200, "wrapping": "bare"}, "examples": []
    });
    for (key, value) in parts.as_object().into_iter().flatten() {
        operation[key] = value.clone();
    }
    operation
}

/// A query parameter, or of another location.
pub(crate) fn parameter(location: &str, name: &str, ty: &Value, required: bool) -> Value {
    json!({"location": location, "name": name, "ident": name, "ty": ty, "required": required})
}

/// A package that says as little as possible.
pub(crate) fn package() -> Package {
    Package {
        name: "shop".to_owned(),
        version: "0.1.0".to_owned(),
        description: None,
        license: None,
        keywords: Vec::new(),
        categories: Vec::new(),
        repository: None,
        docs_url: None,
        runtime: Runtime::Version("1".to_owned()),
        programs: Vec::new(),
        workspace: false,
    }
}

/// All files of the crate of a schema.
pub(crate) fn files(schema: &Schema) -> Files {
    emit(schema, &Provenance::default(), &package())
}

/// The module `things` of the crate, from its first item on.
pub(crate) fn things(schema: &Schema) -> String {
    let files = files(schema);
    let text = files.get("src/things.rs").map_or("", |text| text);
    let lines = text.lines().skip_while(|line| !line.starts_with("///") && !line.starts_with("#["));
    lines.collect::<Vec<_>>().join("\n")
}
