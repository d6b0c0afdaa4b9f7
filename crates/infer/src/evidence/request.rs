//! Where each documented parameter goes: path, query, header, cookie or body.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Diagnostic, Diagnostics, Site, Sources, codes,
    document::{Direction, Document, Method, Place, Row, Step, Table},
};

use super::{agree, anchor, insert::insert, operation::OperationEvidence};
use crate::{
    rules::paging,
    shape::{Claim, Shape},
};

/// What is known of a parameter outside the body.
#[derive(Debug, Clone)]
pub(crate) struct ParameterEvidence {
    pub location: Place,
    /// The name on the wire.
    pub name: String,
    /// The claims about it.
    pub shape: Shape,
    /// Where it stands in the documentation's order.
    pub rank: u32,
}

/// Parameters by location and name, so that a long table is sorted in one go.
#[derive(Default)]
struct Parameters {
    all: Vec<ParameterEvidence>,
    known: BTreeMap<(Place, String), usize>,
}

/// Sorts the rows of an operation's request tables into parameters and body.
pub(crate) fn gather(operation: &mut OperationEvidence<'_>, diagnostics: &mut Diagnostics) {
    let in_body = body_is_likely(operation);
    let body = if in_body { operation.observe(Direction::Request, None) } else { Shape::default() };
    let placeholders = operation.placeholders();
    let renamed = renamed_placeholder(operation, &placeholders);
    let wrapper = wrapper(operation, &body);
    let parameters = Parameters::default();
    let mut sorter = Sorter { operation, in_body, placeholders, renamed, body, parameters, rank: 0, diagnostics };
    let parts = sorter.operation.parts.iter();
    let tables = parts.flat_map(|part| part.operation.tables.iter().map(|table| (part.document.source, table)));
    for (source, table) in tables.filter(|(_, table)| table.place != Place::Response) {
        // A table of its own describes members of the field it is named after, which its own rows do not bring about.
        let anchor = table.anchor.as_ref().and_then(|name| anchor::path_to(&sorter.body, &name.text));
        for row in &table.rows {
            let outer = anchor.clone().or_else(|| Some(vec![wrapper.as_ref()?.around(row, &sorter.body)?]));
            sorter.row(Site::new(source, row.span), table, &outer.unwrap_or_default(), row);
        }
    }
    let Sorter { placeholders, mut body, mut parameters, .. } = sorter;
    for name in placeholders {
        // A placeholder that no table describes is a parameter all the same.
        parameters.entry(Place::Path, name, 0);
    }
    let mut parameters = parameters.all;
    agree::on_required(operation, &mut body, &mut parameters);
    operation.parameters = parameters;
    operation.request = body;
}

/// What the rows of an operation's request tables have come to so far.
struct Sorter<'s, 'd> {
    operation: &'s OperationEvidence<'d>,
    in_body: bool,
    placeholders: BTreeSet<&'d str>,
    /// A row below the URL, and what the path calls it.
    renamed: Option<(&'d str, &'d str)>,
    body: Shape,
    parameters: Parameters,
    rank: u32,
    diagnostics: &'s mut Diagnostics,
}

impl Sorter<'_, '_> {
    /// Sorts a row of a table that describes what stands in `outer`.
    fn row(&mut self, site: Site, table: &Table<'_>, outer: &[String], row: &Row<'_>) {
        let (place, rank) = (table.place, self.rank);
        self.rank += 1;
        let mut claim = Claim::of_row(site, row);
        // Whoever changes a part of a thing sends that part alone, and a default is for who sends nothing.
        let is_part = self.operation.method() == Some(Method::Patch);
        let marks = table.marks_optional && !is_part && claim.default.is_none();
        claim.required = claim.required.or(marks.then_some(true));
        let name = row.name.text.trim();
        if let Some((_, placeholder)) = self.renamed.filter(|(own, _)| place == Place::Path && name == *own) {
            report_renamed(self.operation, site, name, placeholder, self.diagnostics);
            self.parameters.entry(Place::Path, placeholder, rank).shape.claim(claim);
            return;
        }
        let is_known = self.parameters.known.contains_key(&(Place::Path, name.to_owned()));
        let is_path = row.path.len() <= 1 && (self.placeholders.contains(name) || is_known);
        let has_path = self.operation.path().is_some();
        let location = locate(row.place.unwrap_or(place), is_path, has_path, self.in_body, row);
        // A label that speaks of the URL may mean its query, where the path has no place for anything.
        if place == Place::Path && location != Place::Path && has_path && !self.placeholders.is_empty() {
            let message = format!("`{name}` is described as a part of the path, which has no such placeholder");
            self.diagnostics.report(&codes::PATH_PARAMETER_UNKNOWN, site, message);
        }
        if location == Place::Body {
            insert(&mut self.body, &below(outer, row), claim, rank);
        } else {
            self.parameters.add(location, row, claim, rank, self.diagnostics);
        }
    }
}

/// A row below the URL and a placeholder of it that miss each other: the one described under another name, and what
/// the path calls it. Only where there is one of each can they be meant for each other.
fn renamed_placeholder<'d>(
    operation: &OperationEvidence<'d>,
    placeholders: &BTreeSet<&'d str>,
) -> Option<(&'d str, &'d str)> {
    let described: BTreeSet<&str> =
        tables(operation).flat_map(|table| &table.rows).map(|row| row.name.text.trim()).collect();
    let below_url = tables(operation).filter(|table| table.place == Place::Path).flat_map(|table| &table.rows);
    let mut strays = below_url.map(|row| row.name.text.trim()).filter(|name| !placeholders.contains(name));
    let mut open = placeholders.difference(&described);
    match (strays.next(), strays.next(), open.next(), open.next()) {
        (Some(described), None, Some(placeholder), None) => Some((described, *placeholder)),
        _ => None,
    }
}

fn report_renamed(
    operation: &OperationEvidence<'_>,
    site: Site,
    described: &str,
    placeholder: &str,
    diagnostics: &mut Diagnostics,
) {
    let message = format!("`{described}` is described, but the path has `{{{placeholder}}}`; they were taken for one");
    let mut diagnostic = Diagnostic::new(&codes::PATH_PARAMETER_UNKNOWN, site, message);
    let part = operation.parts.iter().find(|part| part.operation.path.is_some());
    if let Some((part, path)) = part.and_then(|part| Some((part, part.operation.path.as_ref()?))) {
        diagnostic = diagnostic.and(Site::new(part.document.source, path.span), "the path stands here");
    }
    diagnostics.push(diagnostic);
}

/// Whether parameters of unstated place go into the body: the method decides, and where the page
/// lost it or shows a body all the same, a request example does.
fn body_is_likely(operation: &OperationEvidence<'_>) -> bool {
    let has_example = operation.bodies(Direction::Request, None).next().is_some();
    let is_body = |row: &Row<'_>| row.place == Some(Place::Body);
    let has_table = || tables(operation).any(|table| table.place == Place::Body || table.rows.iter().any(is_body));
    match operation.method() {
        Some(Method::Delete) | None => has_example || has_table(),
        Some(method) => method.has_body() || has_table(),
    }
}

fn tables<'o, 'd>(operation: &'o OperationEvidence<'d>) -> impl Iterator<Item = &'d Table<'d>> + use<'o, 'd> {
    operation.parts.iter().flat_map(|part| &part.operation.tables)
}

/// The one member of all shown bodies inside which everything stands that the tables describe: `{"contact": {…}}`
/// with a table of the contact's fields.
struct Wrapper {
    name: String,
    /// Whether a row describes the member itself, so that others may stand beside it.
    is_described: bool,
}

fn wrapper(operation: &OperationEvidence<'_>, body: &Shape) -> Option<Wrapper> {
    let mut fields = body.fields();
    let (name, member) = fields.next().filter(|_| fields.next().is_none())?;
    let inner = member.shape.innermost();
    let describes = |table: &&Table<'_>| matches!(table.place, Place::Request | Place::Body) && table.anchor.is_none();
    let rows = tables(operation).filter(describes).flat_map(|table| &table.rows);
    let keys: Vec<&str> = rows.filter_map(first_key).collect();
    let fits = keys.iter().any(|key| inner.field(key).is_some());
    fits.then(|| Wrapper { name: name.to_owned(), is_described: keys.contains(&name) })
}

impl Wrapper {
    /// The member that a row describes a part of.
    fn around(&self, row: &Row<'_>, body: &Shape) -> Option<String> {
        let is_inside = || {
            let inner = body.field(&self.name)?.innermost();
            inner.field(first_key(row).filter(|key| *key != self.name)?)
        };
        (!self.is_described || is_inside().is_some()).then(|| self.name.clone())
    }
}

fn first_key<'r>(row: &'r Row<'_>) -> Option<&'r str> {
    row.path.iter().find_map(|step| match step {
        Step::Key(key) => Some(&**key),
        Step::Items | Step::AnyKey => None,
    })
}

fn locate(told: Place, is_path: bool, has_path: bool, in_body: bool, row: &Row<'_>) -> Place {
    match told {
        // One table often lists the path's parameters too, and so does a table below the URL.
        Place::Request | Place::Query | Place::Body if is_path => Place::Path,
        Place::Request if names_a_header(row) => Place::Header,
        Place::Request if in_body => Place::Body,
        Place::Request | Place::Response => Place::Query,
        // A row below the URL though the path has no such placeholder.
        Place::Path if has_path && !is_path => {
            if in_body && row.required != Some(false) {
                Place::Body
            } else {
                Place::Query
            }
        }
        told => told,
    }
}

/// Names that only headers have, in small letters.
const HEADERS: [&str; 9] = [
    "accept-language",
    "authorization",
    "content-type",
    "idempotency-key",
    "if-match",
    "if-modified-since",
    "if-none-match",
    "proxy-authorization",
    "user-agent",
];

/// Whether only headers are called so: `Authorization`, `X-Request-Id`.
fn names_a_header(row: &Row<'_>) -> bool {
    let name = row.name.text.trim();
    name.strip_prefix("X-").is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_alphanumeric()))
        || HEADERS.iter().any(|header| header.eq_ignore_ascii_case(name))
}

/// The row's path inside of what its table describes.
fn below<'a>(outer: &[String], row: &Row<'a>) -> Vec<Step<'a>> {
    outer.iter().map(|name| Step::Key(name.clone().into())).chain(row.path.iter().cloned()).collect()
}

impl Parameters {
    fn add(&mut self, location: Place, row: &Row<'_>, claim: Claim, rank: u32, diagnostics: &mut Diagnostics) {
        let parameter = self.entry(location, row.name.text.trim(), rank);
        report_twice(parameter, &claim, diagnostics);
        let list = row.path.last().filter(|step| **step == Step::Items);
        insert(&mut parameter.shape, list.map(std::slice::from_ref).unwrap_or_default(), claim, 0);
    }

    fn entry(&mut self, location: Place, name: &str, rank: u32) -> &mut ParameterEvidence {
        // Header names have no case.
        let key = if location == Place::Header { name.to_ascii_lowercase() } else { name.to_owned() };
        let at = *self.known.entry((location, key)).or_insert_with(|| {
            self.all.push(ParameterEvidence { location, name: name.to_owned(), shape: Shape::default(), rank });
            self.all.len() - 1
        });
        &mut self.all[at]
    }
}

fn report_twice(known: &ParameterEvidence, claim: &Claim, diagnostics: &mut Diagnostics) {
    let Some(other) = known.shape.claims.first() else { return };
    let differs = (other.kind.is_some() && claim.kind.is_some() && other.kind != claim.kind)
        || (other.required.is_some() && claim.required.is_some() && other.required != claim.required);
    if differs {
        let message = format!("`{}` is described twice with different claims", known.name);
        let diagnostic = Diagnostic::new(&codes::PARAMETER_TWICE, claim.site, message);
        diagnostics.push(diagnostic.and(other.site, "described here first"));
    }
}

/// Adds the guide's common parameters to operations that refer to them and answer in pages.
pub(crate) fn share_common_parameters(
    operations: &mut [OperationEvidence<'_>],
    documents: &[Document<'_>],
    sources: &Sources,
) {
    let mut common: Vec<(Site, &Row<'_>)> = Vec::new();
    for document in documents {
        let rows = document.guide.common_parameters.iter().flat_map(|table| &table.rows);
        common.extend(rows.map(|row| (Site::new(document.source, row.span), row)));
    }
    common.sort_by_key(|(site, _)| (sources.get(site.source).name(), site.span));
    for operation in operations {
        let refers = operation.parts.iter().any(|part| part.operation.common_parameters.is_some());
        if !refers || !paging::answers_in_pages(&operation.answer) {
            continue;
        }
        for (rank, (site, row)) in common.iter().enumerate() {
            let name = row.name.text.trim();
            if operation.parameters.iter().all(|known| known.name != name) {
                let mut shape = Shape::default();
                shape.claim(Claim::of_row(*site, row));
                let rank = COMMON + rank as u32;
                operation.parameters.push(ParameterEvidence {
                    location: Place::Query,
                    name: name.to_owned(),
                    shape,
                    rank,
                });
            }
        }
    }
}

/// The rank from which common parameters follow an operation's own.
const COMMON: u32 = 1 << 16;
