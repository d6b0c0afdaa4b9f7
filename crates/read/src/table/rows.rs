//! What the rows of a table claim.

use std::{borrow::Cow, collections::BTreeMap};

use docwright_schema::{
    Diagnostics, Limits, Site, Span, codes,
    document::{Declared, ErrorCode, Place, Row, Text},
};

use crate::{
    page::Page,
    words::{self, Role},
};

use super::{
    Columns, Grid, Line,
    entry::{Entry, Nesting},
    name, said,
};

/// The parameters or fields that the rows of `grid` describe.
pub(crate) fn rows<'a>(page: &Page<'a>, grid: &Grid, columns: &Columns, diagnostics: &mut Diagnostics) -> Vec<Row<'a>> {
    let mut nesting = Nesting::default();
    let mut own = Diagnostics::default();
    let row = |line| entry(page, line, columns, &mut own)?.row(page, &mut nesting, &mut own);
    let rows = grid.rows.iter().filter_map(row).collect();
    report_once(&own, diagnostics);
    below_body(rows)
}

/// Whether the names of what is optional are marked, and nothing else tells.
pub(crate) fn marks_optional(page: &Page<'_>, grid: &Grid, columns: &Columns) -> bool {
    let tells = columns.has(Role::Required) || columns.has(Role::Optional);
    let mut names = grid.rows.iter().filter_map(|line| columns.cell(line, Role::Name));
    !tells && names.any(|cell| name::is_marked_optional(&page.plain(cell).text))
}

/// Takes out the row that stands for the whole body, so that what is nested in it are the body's own members.
fn below_body(mut rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    let in_body = |row: &&Row<'_>| row.path.len() == 1 && row.place == Some(Place::Body);
    let mut bodies = rows.iter().filter(in_body).map(|row| row.path.clone());
    let Some(body) = bodies.next().filter(|_| bodies.next().is_none()) else { return rows };
    drop(bodies);
    let is_inside = |row: &Row<'_>| row.path.len() > body.len() && row.path.starts_with(&body);
    if !rows.iter().any(is_inside) {
        // As in OpenAPI's second version, the one parameter in the body is the body, whatever it is called.
        let is_model = |row: &Row<'_>| row.refers.is_some() || matches!(row.declared, Some(Declared::Named(_)));
        let is_whole = |row: &&mut Row<'_>| row.path == body && row.place == Some(Place::Body) && is_model(row);
        rows.iter_mut().filter(is_whole).for_each(|row| row.path.clear());
        return rows;
    }
    rows.retain(|row| row.path != body);
    for row in rows.iter_mut().filter(|row| is_inside(row)) {
        row.path.drain(..body.len());
        row.place = row.place.or(Some(Place::Body));
    }
    rows
}

/// Reports each kind of fault once for a table: what is wrong in its header is wrong in every row.
fn report_once(own: &Diagnostics, diagnostics: &mut Diagnostics) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    own.iter().for_each(|diagnostic| *counts.entry(diagnostic.code.id).or_default() += 1);
    for diagnostic in own.iter() {
        let mut first = diagnostic.clone();
        match counts.remove(first.code.id) {
            None => continue,
            Some(1) => {}
            Some(count) => first.message = format!("{}, and {} more rows like it", first.message, count - 1),
        }
        diagnostics.push(first);
    }
}

/// A cell that holds a code, or a status with its reason: `404 Not Found`.
fn status_of(cell: Cow<'_, str>) -> Cow<'_, str> {
    let digits = cell.find(|char: char| !char.is_ascii_digit()).filter(|end| *end == 3);
    let reason = digits.is_some_and(|end| cell[end..].trim_start().starts_with(|char: char| char.is_alphabetic()));
    match cell {
        Cow::Borrowed(text) if reason => Cow::Borrowed(text.get(..3).unwrap_or(text)),
        Cow::Owned(text) if reason => Cow::Owned(text.get(..3).unwrap_or(&text).to_owned()),
        cell => cell,
    }
}

/// The parent of what has none.
fn nobody<'a>(line: &Line) -> Text<'a> {
    Text { span: Span { start: line.span.end, end: line.span.end }, text: Cow::Borrowed("") }
}

/// How far a name is indented by entities or by its style.
fn indentation(raw: &str) -> usize {
    if let Some((_, rest)) = raw.split_once("padding-left:") {
        let digits: String = rest.trim_start().chars().take_while(char::is_ascii_digit).take(4).collect();
        return digits.parse().unwrap_or_default();
    }
    let mut rest = raw;
    let mut depth = 0;
    while let Some(after) =
        ["&emsp;", "&ensp;", "&nbsp;"].iter().find_map(|entity| rest.trim_start().strip_prefix(entity))
    {
        rest = after;
        depth += 1;
    }
    depth
}

/// The codes that the rows of `grid` explain.
///
/// A code of the API's own says more than the HTTP status beside it, as `is_status` tells by the header, and a number
/// more than its name.
pub(crate) fn codes<'a>(
    page: &Page<'a>,
    grid: &Grid,
    columns: &Columns,
    is_status: impl Fn(&str) -> bool,
) -> Vec<ErrorCode<'a>> {
    let statuses: Vec<usize> =
        columns.at(Role::Code).filter(|at| is_status(&page.plain(grid.header[*at]).text)).collect();
    let row = |line: &Line| {
        let codes =
            columns.at(Role::Code).filter_map(|at| Some((at, line.cells.get(at).filter(|cell| !cell.is_empty())?)));
        let code =
            codes.min_by_key(|(at, cell)| (statuses.contains(at), page.plain(**cell).text.parse::<i64>().is_err()));
        let code = code.map(|(_, cell)| *cell).or_else(|| line.cells.first().copied())?;
        let message = [Role::Message, Role::Description].into_iter().find_map(|role| columns.cell(line, role));
        let code = status_of(page.plain(code).text);
        let message = message.map(|cell| page.plain(cell)).filter(|text| !text.text.is_empty());
        name::is_code(&code).then_some(ErrorCode { span: line.span, code, message })
    };
    grid.rows.iter().filter_map(row).collect()
}

/// What the cells of a row say; nothing where it names nothing.
fn entry<'a>(page: &Page<'a>, line: &Line, columns: &Columns, diagnostics: &mut Diagnostics) -> Option<Entry<'a>> {
    let site = Site::new(page.source, line.span);
    let text = |role| columns.cell(line, role).map(|cell| page.plain(cell));
    let Some(name) = text(Role::Name).filter(|name| name::parse(&name.text).is_some()) else {
        // The items of a list have no name, and yet a row in some tables.
        let is_item = text(Role::Name).is_some_and(|name| name::is_only_nesting(&name.text));
        if !is_item && line.cells.iter().any(|cell| !cell.is_empty() && !words::is_nothing(&page.plain(*cell).text)) {
            diagnostics.report(&codes::ROW_UNREADABLE, site, "this row names no parameter or field");
        }
        return None;
    };
    if line.joined {
        diagnostics.report(&codes::ROW_BROKEN, site, format!("the row of `{}` is broken over two lines", name.text));
    }
    let mut descriptions: Vec<Text<'a>> = columns.cells(line, Role::Description).map(|cell| page.plain(cell)).collect();
    let mut required = text(Role::Required);
    if let Some(tick) = required.as_mut().filter(|text| columns.ticked && text.text.eq_ignore_ascii_case("o")) {
        tick.text = Cow::Borrowed("required");
    }
    // What else stands in the column of requirements explains them.
    descriptions.extend(required.take_if(|text| said::requirement(&text.text).is_none()));
    let may_be_null = required.clone().filter(|_| columns.asks_for_null);
    let may_be_null = may_be_null.filter(|text| said::requirement(&text.text) == Some(false));
    if descriptions.is_empty() {
        descriptions.extend(columns.unknown(line).map(|cell| page.plain(cell)).next());
    }
    Some(Entry {
        span: line.span,
        name,
        // An empty cell says that it belongs to none.
        parent: columns.has(Role::Parent).then(|| text(Role::Parent).unwrap_or(nobody(line))),
        kind: text(Role::Type),
        required,
        optional: text(Role::Optional).or_else(|| text(Role::Blank).filter(|_| !columns.has(Role::Required))),
        nullable: text(Role::Nullable)
            .or(text(Role::Blank))
            .or(may_be_null.map(|text| Text { text: Cow::Borrowed("yes"), ..text })),
        descriptions,
        default: text(Role::Default),
        example: text(Role::Example),
        values: text(Role::Values),
        length: text(Role::Length),
        location: text(Role::Location),
        choices: Vec::new(),
        limits: Limits::default(),
        depth: columns.cell(line, Role::Name).map_or(0, |cell| indentation(page.raw(cell))),
    })
}
