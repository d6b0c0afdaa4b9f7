//! The OpenAPI 3.1 document of a schema.
//!
//! What OpenAPI has no word for stands under `x-docwright-…`; where a fact stands in the docs is left to the
//! provenance file, but for the page of each operation.

mod components;
mod json;
mod operation;
mod response;
mod security;
#[cfg(test)]
mod tests;
mod types;

use std::collections::BTreeMap;

use docwright_schema::{
    Instance, Schema,
    schema::{Area, ErrorCode, Method, Operation, Server},
};

use self::{
    components::Components,
    json::{IntoJson, Object},
    operation::placeholders,
};

/// The version of documents, which the docs of an API do not tell.
const VERSION: &str = "0.0.0";

/// Writes the OpenAPI document of `schema` as JSON.
///
/// # Panics
/// When an example holds a number that is not written as JSON writes numbers, which no reader yields.
pub fn document(schema: &Schema) -> String {
    let components = Components::new(schema);
    let document = Object::new()
        .entry("openapi", "3.1.0")
        .entry("info", info(schema))
        .filled("servers", schema.servers.iter().map(server))
        .filled("security", schema.authentication.iter().map(|_| security::requirement()))
        .filled("tags", schema.areas.iter().map(tag))
        .entry("paths", paths(&components))
        .some("components", components.write())
        .some(
            "x-docwright-rate-limit",
            schema
                .rate_limit
                .map(|limit| Object::new().entry("requests", limit.requests).entry("seconds", limit.seconds)),
        )
        .filled("x-docwright-error-codes", schema.error_codes.iter().map(error_code))
        .entry("x-docwright-incomplete", incomplete(schema));
    let mut text =
        serde_json::to_string_pretty(&document.into_json()).expect("every number of an instance is a JSON number");
    text.push('\n');
    text
}

fn info(schema: &Schema) -> Object {
    Object::new().entry("title", schema.title.as_ref().unwrap_or(&schema.name)).entry("version", VERSION)
}

fn server(server: &Server) -> Object {
    let variables = placeholders(&server.url)
        .into_iter()
        .fold(Object::new(), |variables, name| variables.entry(name, Object::new().entry("default", name)));
    Object::new()
        .entry("url", &server.url)
        .some("description", server.description.as_ref())
        .some("variables", variables.not_empty())
}

fn tag(area: &Area) -> Object {
    Object::new().entry("name", &area.name)
}

fn error_code(code: &ErrorCode) -> Object {
    Object::new().entry("code", types::value(&code.code, true)).some("message", code.message.as_ref())
}

/// The operations that can be called, by path and then in OpenAPI's order of methods.
fn paths(components: &Components<'_>) -> Object {
    let mut items: BTreeMap<String, BTreeMap<Method, &Operation>> = BTreeMap::new();
    for operation in &components.schema.operations {
        if let (Some(method), Some(path)) = (operation.method, &operation.path) {
            let path = if path.starts_with('/') { path.clone() } else { format!("/{path}") };
            items.entry(path).or_default().entry(method).or_insert(operation);
        }
    }
    items.into_iter().fold(Object::new(), |paths, (path, methods)| {
        let item = methods.into_iter().fold(Object::new(), |item, (method, operation)| {
            let name = method.as_str().to_ascii_lowercase();
            item.entry(name, operation::operation(components, operation, &path))
        });
        paths.entry(path, item)
    })
}

/// The operations that no request can be built for, with what is missing.
fn incomplete(schema: &Schema) -> Vec<Object> {
    let lacks = |operation: &Operation| match (operation.method, &operation.path) {
        (Some(_), Some(_)) => None,
        (Some(_), None) => Some("the page names no URL"),
        (None, Some(_)) => Some("the page names no HTTP method"),
        (None, None) => Some("the page names no URL and no HTTP method"),
    };
    let entry = |operation: &Operation| {
        let or_null = |text: Option<&str>| text.map_or(Instance::Null, IntoJson::into_json);
        let entry = Object::new()
            .entry("page", &operation.page)
            .entry("method", or_null(operation.method.map(Method::as_str)))
            .entry("title", or_null(operation.title.as_deref()))
            .entry("reason", lacks(operation)?);
        Some(entry)
    };
    schema.operations.iter().filter_map(entry).collect()
}
