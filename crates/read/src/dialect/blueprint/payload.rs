//! What a request, an answer or a model holds.

use std::{borrow::Cow, collections::BTreeMap};

use docwright_schema::{
    Diagnostics, Limits, Span,
    document::{Declared, Outcome, Row, Step, Text},
    json::Json,
};

use crate::{
    address, json,
    page::{Page, trim},
};

use super::{
    head,
    keyword::{self, Keyword},
    schema,
    tree::{self, Item},
};

/// A request, an answer or a model taken apart.
#[derive(Debug, Default)]
pub(super) struct Payload<'i, 'a> {
    pub(super) span: Span,
    pub(super) title: Option<Text<'a>>,
    pub(super) status: Option<u16>,
    /// Success or error, where it is an answer.
    pub(super) outcome: Option<Outcome>,
    pub(super) media_type: &'a str,
    /// Where its body stands.
    pub(super) body: Option<Span>,
    /// The resource whose model it holds.
    pub(super) reference: Option<&'a str>,
    pub(super) attributes: Option<&'i Item<'a>>,
    /// Where the JSON schema of its body stands.
    pub(super) schema: Option<Span>,
    pub(super) parameters: Vec<&'i Item<'a>>,
    pub(super) headers: Vec<Row<'a>>,
}

/// Headers that clients send by themselves.
const OWN_HEADERS: [&str; 10] = [
    "accept",
    "accept-encoding",
    "cache-control",
    "connection",
    "content-length",
    "content-type",
    "date",
    "host",
    "origin",
    "user-agent",
];

impl<'i, 'a> Payload<'i, 'a> {
    /// Takes an item apart.
    pub(super) fn of(page: &Page<'a>, item: &'i Item<'a>) -> Self {
        let rest = Keyword::of(item.head).map_or("", |(_, rest)| rest);
        let (before, media_type) = media_type(rest);
        let mut payload = Self { span: item.span, media_type, ..Self::default() };
        payload.status = match before {
            "" => Some(200),
            _ => keyword::status(before),
        };
        payload.outcome = match keyword::status_class(before) {
            None | Some('2') => Some(Outcome::Ok),
            Some('4' | '5') => Some(Outcome::Error),
            Some(_) => None,
        };
        let is_request = item.keyword == Some(Keyword::Request);
        payload.title = Some(before).filter(|title| is_request && !title.is_empty()).map(|title| {
            let span = page.span_of(title);
            page.plain(span)
        });
        payload.hold(page, item);
        for part in &item.items {
            match part.keyword {
                Some(Keyword::Body) => payload.hold(page, part),
                Some(Keyword::Headers) => payload.headers.extend(headers(page, part)),
                Some(Keyword::Attributes) => payload.attributes = Some(part),
                Some(Keyword::Schema) => payload.schema = part.code,
                Some(Keyword::Parameters) => payload.parameters.push(part),
                _ => {}
            }
        }
        payload
    }

    /// Takes the body or the reference that an item holds.
    fn hold(&mut self, page: &Page<'a>, item: &Item<'a>) {
        let text = item
            .code
            .into_iter()
            .chain(item.text.iter().copied())
            .find_map(|span| tree::reference(trim(page.raw(span))));
        self.reference = self.reference.or(text);
        self.body = self.body.or(item.code.filter(|_| text.is_none()));
    }

    /// Whether it may hold JSON.
    pub(super) fn is_json(&self) -> bool {
        self.media_type.is_empty() || self.media_type.contains("json") || self.media_type.contains("javascript")
    }

    /// The JSON that it holds.
    pub(super) fn examples(&self, page: &Page<'a>, diagnostics: &mut Diagnostics) -> Vec<Json<'a>> {
        let Some(span) = self.body else { return Vec::new() };
        let looks_so = trim(page.raw(span)).starts_with(['{', '[']);
        if self.media_type.contains("json") {
            json::read(page.source, page.text, span, diagnostics)
        } else if looks_so {
            json::try_read(page.source, page.text, span, diagnostics).unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// The fields that the schema of its body describes.
    pub(super) fn described(&self, page: &Page<'a>) -> Vec<Row<'a>> {
        let read = |span| json::try_read(page.source, page.text, span, &mut Diagnostics::default());
        let schema = self.schema.and_then(read).unwrap_or_default();
        schema.first().map(schema::rows).unwrap_or_default()
    }

    /// The fields of the form that it holds.
    pub(super) fn form(&self, page: &Page<'a>) -> Vec<Row<'a>> {
        let text = self.body.map(|span| page.raw(span)).unwrap_or_default();
        if self.media_type.contains("x-www-form-urlencoded") {
            let rows = address::query_rows(page, trim(text));
            return rows.into_iter().map(|row| Row { declared: Some(Declared::String), ..row }).collect();
        }
        if self.media_type.starts_with("multipart/") {
            return text.lines().filter_map(|line| part_of_form(page, line)).collect();
        }
        Vec::new()
    }
}

/// What stands before a media type in parentheses, and the media type.
fn media_type(text: &str) -> (&str, &str) {
    let parted = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    match parted.filter(|(_, inside)| inside.contains('/')) {
        Some((before, inside)) => (trim(before), trim(inside)),
        None => (text, ""),
    }
}

/// The headers below an item, but those that clients send by themselves.
pub(super) fn headers<'a>(page: &Page<'a>, item: &Item<'a>) -> Vec<Row<'a>> {
    let code = item.code.into_iter().chain(item.text.iter().copied()).flat_map(|span| page.raw(span).lines());
    let listed = item.items.iter().map(|item| item.head);
    let headers = code.chain(listed).filter_map(|line| header(page, line));
    let mut rows: BTreeMap<String, Row<'a>> = BTreeMap::new();
    headers.for_each(|row| {
        rows.entry(row.name.text.to_ascii_lowercase()).or_insert(row);
    });
    let mut rows: Vec<Row<'a>> = rows.into_values().collect();
    rows.sort_by_key(|row| row.span);
    rows
}

fn header<'a>(page: &Page<'a>, line: &'a str) -> Option<Row<'a>> {
    let (name, value) = line.split_once(':')?;
    let (name, value) = (head::unquoted(name), head::unquoted(value));
    let is_name = !name.is_empty()
        && name.len() <= 64
        && name.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_' | '.'));
    let is_own = OWN_HEADERS.iter().any(|own| own.eq_ignore_ascii_case(name));
    (is_name && !is_own).then(|| row(page, line, name, Some(value), Declared::String))
}

/// A part of a multipart body, by its `Content-Disposition`.
fn part_of_form<'a>(page: &Page<'a>, line: &'a str) -> Option<Row<'a>> {
    let line = trim(line);
    let start = line.get(.."content-disposition".len())?;
    let name = line.split_once(" name=").filter(|_| start.eq_ignore_ascii_case("content-disposition"))?.1;
    let name = match name.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => trim(name.split(';').next()?),
    };
    let declared = if line.contains("filename=") { Declared::File } else { Declared::String };
    (!name.is_empty()).then(|| row(page, line, name, None, declared))
}

fn row<'a>(page: &Page<'a>, line: &'a str, name: &'a str, value: Option<&'a str>, declared: Declared<'a>) -> Row<'a> {
    let text = |part: &'a str| Text { span: page.span_of(part), text: Cow::Borrowed(part) };
    Row {
        span: page.span_of(trim(line)),
        name: text(name),
        path: vec![Step::Key(Cow::Borrowed(name))],
        declared: Some(declared),
        required: None,
        nullable: None,
        description: None,
        default: None,
        example: value.filter(|value| !value.is_empty()).map(text),
        values: Vec::new(),
        limits: Limits::default(),
        place: None,
        refers: None,
        links: Vec::new(),
    }
}
