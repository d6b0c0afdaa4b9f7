//! Operations: parameters and request body.

use std::collections::BTreeSet;

use docwright_schema::schema::{Body, Direction, Example, Operation, Parameter, Place, Presence, Type, TypeBody};

use super::{
    components::Components,
    json::Object,
    response::{examples, responses},
    types,
};

/// One operation, as it stands under `path` and its method.
pub(super) fn operation(components: &Components<'_>, operation: &Operation, path: &str) -> Object {
    Object::new()
        .entry("operationId", &operation.id)
        .entry("tags", [&*operation.area])
        .some("summary", operation.title.as_ref())
        .some("description", operation.description.as_ref())
        .some("deprecated", operation.deprecated.then_some(true))
        .filled("parameters", parameters(operation, path))
        .some("requestBody", operation.body.as_ref().map(|body| request_body(components, operation, body)))
        .entry("responses", responses(components, operation))
        .entry("x-docwright-source", Object::new().entry("page", &operation.page))
}

/// The documented parameters, and one for each placeholder that none of them stands for: those of the path and its
/// placeholders must be the same.
fn parameters(operation: &Operation, path: &str) -> Vec<Object> {
    let placeholders = placeholders(path);
    let mut seen = BTreeSet::new();
    let mut written = Vec::new();
    for parameter in &operation.parameters {
        let Some(location) = location(parameter.location) else { continue };
        // Header names have no case.
        let is_header = parameter.location == Place::Header;
        let name = if is_header { parameter.name.to_ascii_lowercase() } else { parameter.name.clone() };
        let has_place = location != "path" || placeholders.contains(&*name);
        if has_place && seen.insert((location, name)) {
            written.push(self::parameter(parameter, location));
        }
    }
    let missing = placeholders.into_iter().filter(|name| !seen.contains(&("path", (*name).to_owned())));
    written.extend(missing.map(|name| {
        let schema = Object::new().entry("type", "string");
        Object::new().entry("name", name).entry("in", "path").entry("required", true).entry("schema", schema)
    }));
    written
}

fn parameter(parameter: &Parameter, location: &str) -> Object {
    let Parameter { name, ty, description, default, .. } = parameter;
    let is_list = location == "query" && matches!(ty.kind, Type::Array { .. });
    let annotations = types::annotations(ty, None, default.as_deref());
    let schema = types::of_ref(ty).and(annotations).and(types::limits(parameter.limits));
    Object::new()
        .entry("name", name)
        .entry("in", location)
        .some("description", description.as_ref())
        .some("required", (parameter.required || location == "path").then_some(true))
        .some("style", is_list.then_some("form"))
        .some("explode", is_list.then_some(true))
        .entry("schema", schema)
}

fn location(place: Place) -> Option<&'static str> {
    match place {
        Place::Path => Some("path"),
        Place::Query => Some("query"),
        Place::Header => Some("header"),
        Place::Cookie => Some("cookie"),
        Place::Body | Place::Request | Place::Response => None,
    }
}

fn request_body(components: &Components<'_>, operation: &Operation, body: &Body) -> Object {
    let requests = operation.examples.iter().filter(|example| example.direction == Direction::Request);
    let requests: Vec<&Example> = requests.collect();
    let content =
        Object::new().entry("schema", types::of_ref(&body.ty)).some("examples", examples(&requests).not_empty());
    Object::new()
        .entry("content", Object::new().entry(&body.media_type, content))
        .some("required", is_required(components, body).then_some(true))
}

/// An object whose members may all be missing may be missing itself.
fn is_required(components: &Components<'_>, body: &Body) -> bool {
    let Type::Ref { name } = &body.ty.kind else { return true };
    match components.schema.types.get(name).map(|def| &def.body) {
        Some(TypeBody::Struct { fields, .. }) => fields.iter().any(|field| field.presence == Presence::Required),
        _ => true,
    }
}

/// The names in braces.
pub(super) fn placeholders(template: &str) -> BTreeSet<&str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
}
