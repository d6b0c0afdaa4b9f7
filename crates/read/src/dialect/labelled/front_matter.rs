//! Operations in the metadata before a page: its method, its route and its parameters as YAML.

use std::borrow::Cow;

use docwright_schema::{
    Limits, Span,
    document::{Place, Row, Table, Text},
};

use crate::{
    page::Page,
    table::{Entry, Nesting},
    words::{self, Facets, Role},
    yaml::{self, Node},
};

use super::{
    endpoint::{self, Endpoint},
    walk::Walk,
};

/// The most parameters of one page's metadata.
const MOST: usize = 500;

/// Reads the metadata in `span`.
pub(super) fn read(walk: &mut Walk<'_, '_, '_>, span: Span) {
    let Some(metadata) = yaml::read(walk.page, span) else { return };
    let text = |role| value(&metadata, role).and_then(Node::text).cloned();
    let title = metadata.entries().iter().find(|(key, _)| key.text == "title").and_then(|(_, title)| title.text());
    if let Some(title) = title.or_else(|| value(&metadata, Role::Name)?.text()) {
        walk.entitle_page(title.span);
    }
    let Some(endpoint) = address(walk.page, &metadata) else { return };
    walk.open(endpoint, span);
    let groups = groups(&metadata);
    let description = text(Role::Description);
    walk.current(span).description.extend(description);
    for (place, node) in groups {
        let rows = rows(walk, node);
        if let Some(span) = rows.iter().map(|row| row.span).reduce(Span::to) {
            walk.add_table(Table { span, place, anchor: None, marks_optional: false, rows });
        }
    }
}

/// The value under the first key that means `role`.
fn value<'n, 'a>(node: &'n Node<'a>, role: Role) -> Option<&'n Node<'a>> {
    let means = |(key, _): &&(Text<'_>, Node<'_>)| words::header(&spaced(&key.text)) == Some(role);
    node.entries().iter().find(means).map(|(_, value)| value)
}

/// A key as words: `base_url`, `baseUrl` as `base url`.
fn spaced(key: &str) -> Cow<'_, str> {
    if !key.contains(['_', '-']) && key.chars().skip(1).all(|char| !char.is_ascii_uppercase()) {
        return Cow::Borrowed(key);
    }
    let mut out = String::with_capacity(key.len() + 4);
    for (at, char) in key.char_indices() {
        if at > 0 && char.is_ascii_uppercase() {
            out.push(' ');
        }
        out.push(if matches!(char, '_' | '-') { ' ' } else { char.to_ascii_lowercase() });
    }
    Cow::Owned(out)
}

/// Method and path, in one value such as `api: GET /things` or in two.
fn address<'a>(page: &Page<'a>, metadata: &Node<'a>) -> Option<Endpoint<'a>> {
    let raw = |text: &Text<'a>| page.raw(text.span);
    let texts = || metadata.entries().iter().filter_map(|(_, value)| value.text());
    let whole = texts().find_map(|text| endpoint::request_line(page, raw(text)));
    if whole.is_some() {
        return whole;
    }
    let method = value(metadata, Role::Method)?.text()?;
    let method = endpoint::method(page, raw(method))?;
    let addresses =
        metadata.entries().iter().filter(|(key, _)| is_address(&key.text)).filter_map(|(_, url)| url.text());
    let parts: Vec<Endpoint<'a>> = addresses.filter_map(|text| endpoint::first_url(page, raw(text))).collect();
    // One key may hold the host and another one the route.
    let server = parts.iter().find_map(|part| part.server.clone());
    let is_root = |path: &Option<Text<'_>>| path.as_ref().is_some_and(|path| path.text == "/");
    let mut found = parts.into_iter().filter(|part| part.path.is_some()).min_by_key(|part| is_root(&part.path))?;
    found.method = Some(method);
    found.server = found.server.or(server);
    Some(found)
}

fn is_address(key: &str) -> bool {
    matches!(words::header(&spaced(key)), Some(Role::Url | Role::Host))
}

/// The parameters by their place: lists under `parameters`, under the places' own names, or both.
fn groups<'n, 'a>(metadata: &'n Node<'a>) -> Vec<(Place, &'n Node<'a>)> {
    let is_list = |key: &str| words::label(key).is_some_and(|facets| facets.has(Facets::PARAMETER));
    let mut groups = Vec::new();
    for (key, node) in metadata.entries() {
        if let Some(place) = words::place(&key.text) {
            groups.push((place, node));
        } else if is_list(&key.text) {
            let placed = node.entries().iter().filter_map(|(key, node)| Some((words::place(&key.text)?, node)));
            groups.extend(placed);
            groups.push((Place::Request, node));
        }
    }
    groups
}

/// The rows of a list of parameters, or of a map from their names to what is said of them.
fn rows<'a>(walk: &mut Walk<'_, 'a, '_>, node: &Node<'a>) -> Vec<Row<'a>> {
    let named =
        node.entries().iter().filter(|(key, node)| words::place(&key.text).is_none() && !node.entries().is_empty());
    let named = named.map(|(name, node)| (Some(name.clone()), node));
    let listed = node.items().iter().map(|item| (value(item, Role::Name).and_then(Node::text).cloned(), item));
    let entries = named.chain(listed).take(MOST).filter_map(|(name, node)| Some(entry(name?, node)));
    let mut nesting = Nesting::default();
    let entries: Vec<Entry<'a>> = entries.collect();
    entries.into_iter().filter_map(|entry| entry.row(walk.page, &mut nesting, walk.diagnostics)).collect()
}

fn entry<'a>(name: Text<'a>, node: &Node<'a>) -> Entry<'a> {
    let text = |role| value(node, role).and_then(Node::text).cloned();
    let schema = node.entries().iter().find(|(key, _)| key.text == "schema").map(|(_, schema)| schema);
    let inner = |role| schema.and_then(|schema| value(schema, role)).and_then(Node::text).cloned();
    let texts = node.entries().iter().filter_map(|(key, node)| Some(key.span.to(node.text()?.span)));
    let span = texts.fold(name.span, Span::to);
    Entry {
        kind: text(Role::Type).or_else(|| inner(Role::Type)),
        required: text(Role::Required),
        optional: text(Role::Optional),
        nullable: text(Role::Nullable),
        descriptions: text(Role::Description).into_iter().collect(),
        default: text(Role::Default).or_else(|| inner(Role::Default)),
        example: text(Role::Example).or_else(|| inner(Role::Example)),
        values: value(node, Role::Values).and_then(listed),
        location: text(Role::Location),
        limits: limits(node).or(schema.map(limits).unwrap_or_default()),
        ..Entry::named(span, name)
    }
}

/// The limits that metadata gives by the names that JSON Schema has for them, or short ones.
fn limits(node: &Node<'_>) -> Limits {
    let number = |names: &[&str]| {
        let entry = node.entries().iter().find(|(key, _)| names.contains(&&*key.text))?;
        entry.1.text()?.text.parse::<i64>().ok()
    };
    let length = |names| number(names).and_then(|number| u32::try_from(number).ok());
    Limits::numbers(number(&["min", "minimum"]), number(&["max", "maximum"]))
        .or(Limits::lengths(length(&["minLength", "min_length"]), length(&["maxLength", "max_length"])))
}

/// The values of a list as one text.
fn listed<'a>(node: &Node<'a>) -> Option<Text<'a>> {
    let mut items = node.items().iter().filter_map(Node::text);
    let Some(first) = items.next() else { return node.text().cloned() };
    Some(items.fold(first.clone(), |all, next| Text {
        span: all.span.to(next.span),
        text: Cow::Owned(format!("{}, {}", all.text, next.text)),
    }))
}
