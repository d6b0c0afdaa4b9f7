//! Components of site generators: `{% swagger method="get" path="/x" %}`, `<ParamField query="x" type="string">`.
//!
//! No component is known by its name. What has a method is an operation, what has a name among parameters is one, what
//! has a status is an answer, and a name made of a label's words opens the section that the label would.

use std::borrow::Cow;

use docwright_schema::{
    Span,
    document::{Place, Row, Table, Text},
};

use crate::{
    page::{Kind as Part, Tag, trim},
    table::{Entry, Nesting},
    words::{self, Facets},
};

use super::{
    endpoint,
    label::{self, Form, Phrase},
    section::Section,
    walk::Walk,
};

/// The components around a place.
#[derive(Debug, Default)]
pub(super) struct Components<'a> {
    open: Vec<Open<'a>>,
    nesting: Nesting<'a>,
}

/// A component whose end has not come yet.
#[derive(Debug)]
struct Open<'a> {
    name: &'a str,
    kind: Kind<'a>,
}

#[derive(Debug)]
enum Kind<'a> {
    /// What holds an operation, and the block that says where it is.
    Operation(usize),
    /// A parameter that is being described.
    Field(Place, Box<Entry<'a>>),
    /// A parameter whose members follow.
    Described,
    Section,
    /// What names the operation.
    Title,
    Other,
}

/// What components call the path of an operation.
const ADDRESSES: [&str; 4] = ["path", "url", "route", "endpoint"];

/// The level of the first component's section: deeper than any heading.
const LEVEL: u8 = 7;

/// How deep components may be nested.
const DEEPEST: usize = 64;

/// Reads a tag.
pub(super) fn tag(walk: &mut Walk<'_, '_, '_>, span: Span) {
    let Some(tag) = Tag::parse(walk.page.raw(span)) else { return };
    if tag.closes {
        return close(walk, tag.name);
    }
    let kind = open(walk, &tag, span);
    if walk.components.open.len() < DEEPEST {
        walk.components.open.push(Open { name: tag.name, kind });
        if tag.is_empty {
            close(walk, tag.name);
        }
    }
}

/// Gives a line to the parameter or the title that it describes, where it stands inside of one.
pub(super) fn describe(walk: &mut Walk<'_, '_, '_>, span: Span) -> bool {
    let (text, at) = (walk.page.plain(span), walk.at);
    match walk.components.open.last_mut().map(|open| &mut open.kind) {
        Some(Kind::Field(_, entry)) => entry.descriptions.push(text),
        // The line of the address was read with the tag.
        Some(Kind::Operation(address)) if *address == at => {}
        Some(Kind::Title) => {
            if let Some(draft) = &mut walk.draft {
                draft.title = Some(text);
            }
        }
        _ => return false,
    }
    true
}

fn open<'a>(walk: &mut Walk<'_, 'a, '_>, tag: &Tag<'a>, span: Span) -> Kind<'a> {
    settle(walk);
    let words = words_of(tag.name);
    if begin_operation(walk, tag, span) {
        return if tag.is_empty {
            Kind::Other
        } else {
            Kind::Operation(walk.at + usize::from(tag.attribute(&ADDRESSES).is_none()))
        };
    }
    if let Some((place, entry)) = field(walk, tag, &words, span) {
        return Kind::Field(place, Box::new(entry));
    }
    if words == "summary" {
        return Kind::Title;
    }
    let titled = tag
        .attribute(&["status", "httpCode", "statusCode", "title", "label", "value"])
        .filter(|title| !title.is_empty());
    let own = label::phrase(&words);
    let phrase = match titled.and_then(|title| label::parse(title, Form::Heading)) {
        Some((phrase, _)) => {
            Some(own.filter(|own| own.facets.has(Facets::RESPONSE)).map_or(phrase, |own| joined(phrase, own)))
        }
        None => own,
    };
    let Some(phrase) = phrase else {
        walk.last = titled.map(|title| walk.page.span_of(title));
        return Kind::Other;
    };
    let level = LEVEL + walk.components.open.len() as u8;
    let title = titled.map(|title| walk.page.span_of(title));
    walk.label_heading(level, phrase, title.unwrap_or(span));
    walk.last = title.filter(|_| titled.is_some_and(|title| title.contains(char::is_alphabetic)));
    Kind::Section
}

fn joined(one: Phrase, other: Phrase) -> Phrase {
    Phrase { facets: one.facets | other.facets, status: one.status.or(other.status) }
}

/// Opens the operation that a tag with a method and a path documents.
fn begin_operation<'a>(walk: &mut Walk<'_, 'a, '_>, tag: &Tag<'a>, span: Span) -> bool {
    let page = walk.page;
    let Some(method) = tag.attribute(&["method"]).and_then(|word| endpoint::method(page, word)) else { return false };
    let path = tag.attribute(&ADDRESSES).filter(|path| !path.is_empty());
    let host = tag.attribute(&["baseUrl", "host", "server"]).filter(|host| !trim(host).is_empty());
    let next = page.blocks.get(walk.at + 1).filter(|next| next.kind == Part::Line).map(|next| page.raw(next.span));
    let found = path.and_then(|path| endpoint::first_url(page, path)).or_else(|| endpoint::first_url(page, host?));
    let found = found.or_else(|| Some(endpoint::url(page, next?, false)?.0));
    let Some(mut endpoint) = found else { return false };
    endpoint.method = Some(method);
    if let (Some(host), Some(path)) = (host.and_then(|host| endpoint::first_url(page, host)), &mut endpoint.path) {
        // The path below the host is one with the operation's.
        let base = host.path.map(|path| path.text).filter(|base| base != "/" && !path.text.starts_with(&**base));
        if let Some(base) = base {
            path.text = format!("{}/{}", base.trim_end_matches('/'), path.text.trim_start_matches('/')).into();
        }
        endpoint.server = endpoint.server.or(host.server);
    }
    walk.open(endpoint, span);
    if let Some(title) = tag.attribute(&["summary", "title"]).filter(|title| !title.is_empty()) {
        let title = page.plain(page.span_of(title));
        walk.current(span).title = Some(title);
    }
    true
}

/// The parameter or field that a tag describes.
fn field<'a>(walk: &Walk<'_, 'a, '_>, tag: &Tag<'a>, words: &str, span: Span) -> Option<(Place, Entry<'a>)> {
    let facets = words.split(' ').filter_map(words::label).fold(Facets::FILL, |all, facets| all | facets);
    if !facets.has(Facets::PARAMETER) {
        return None;
    }
    let page = walk.page;
    let text = |value: &'a str| page.plain(page.span_of(value));
    let placed = tag.attributes().find_map(|(key, value)| Some((words::place(key)?, value)));
    let told = tag.attribute(&["in", "location"]).and_then(words::place);
    let name = placed.map(|(_, name)| name).or_else(|| tag.attribute(&["name"])).filter(|name| !name.is_empty())?;
    let own = facets.has(Facets::RESPONSE).then_some(Place::Response);
    let place = placed.map(|(place, _)| place).or(told).or(own).or(walk.section.place).unwrap_or(Place::Request);
    let value = |names: &[&str]| tag.attribute(names).filter(|value| !value.is_empty()).map(text);
    let required = tag.attribute(&["required"]);
    let depth =
        walk.components.open.iter().filter(|open| matches!(open.kind, Kind::Field(..) | Kind::Described)).count();
    let entry = Entry {
        kind: value(&["type"]),
        required: match required {
            Some("") => Some(Text { span, text: Cow::Borrowed("required") }),
            told => told.map(text),
        },
        default: value(&["default"]),
        example: value(&["example", "placeholder"]),
        descriptions: value(&["description"]).into_iter().collect(),
        depth,
        ..Entry::named(span, text(name))
    };
    Some((place, entry))
}

/// Ends the innermost component of a name, and what is open inside of it.
fn close(walk: &mut Walk<'_, '_, '_>, name: &str) {
    let Some(at) = walk.components.open.iter().rposition(|open| open.name == name) else { return };
    settle(walk);
    let ended: Vec<Kind<'_>> = walk.components.open.drain(at..).map(|open| open.kind).collect();
    // What follows the block of an operation is none of it, unless the block held no more than its address.
    let is_whole = |kind: &Kind<'_>| matches!(kind, Kind::Operation(address) if walk.at > address + 1);
    if ended.iter().any(is_whole) {
        walk.close();
        walk.section = walk.labels.last().map_or(Section::START, |(_, section)| *section);
    }
    let sections = ended.iter().any(|kind| matches!(kind, Kind::Section));
    if sections {
        walk.labels.retain(|(level, _)| usize::from(*level) < usize::from(LEVEL) + at);
        walk.section = walk.labels.last().map_or(Section::START, |(_, section)| *section);
        walk.last = None;
    }
}

/// Takes in the parameter that was described up to here.
fn settle(walk: &mut Walk<'_, '_, '_>) {
    let Some(open) = walk.components.open.last_mut().filter(|open| matches!(open.kind, Kind::Field(..))) else {
        return;
    };
    let Kind::Field(place, entry) = std::mem::replace(&mut open.kind, Kind::Described) else { return };
    if let Some(row) = entry.row(walk.page, &mut walk.components.nesting, walk.diagnostics) {
        add(walk, place, row);
    }
}

/// Adds a row to the table of its place.
fn add<'a>(walk: &mut Walk<'_, 'a, '_>, place: Place, row: Row<'a>) {
    let draft = walk.current(row.span);
    match draft.tables.last_mut().filter(|table| table.place == place && table.anchor.is_none()) {
        Some(table) => {
            table.span = table.span.to(row.span);
            table.rows.push(row);
        }
        None => {
            draft.tables.push(Table { span: row.span, place, anchor: None, marks_optional: false, rows: vec![row] });
        }
    }
}

/// The words of a component's name without those that merely say whose component it is: `api-method-query-parameters`
/// as `query parameters`, `ResponseField` as `response field`.
fn words_of(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for char in name.chars() {
        if char.is_ascii_uppercase() {
            words.push(' ');
        }
        words.push(if matches!(char, '-' | '_' | '.') { ' ' } else { char.to_ascii_lowercase() });
    }
    let own = words.split(' ').filter(|word| !matches!(*word, "" | "api" | "method" | "swagger" | "openapi"));
    own.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::words_of;

    #[test]
    fn names_as_words() {
        assert_eq!(words_of("api-method-query-parameters"), "query parameters");
        assert_eq!(words_of("ResponseField"), "response field");
        assert_eq!(words_of("swagger"), "");
    }
}
