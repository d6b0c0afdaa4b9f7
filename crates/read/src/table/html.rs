//! HTML tables.

use docwright_schema::Span;

use crate::page::{Page, trim};

use super::{Grid, Line, columns};

/// How many columns one cell may span.
const WIDEST: usize = 50;

/// A cell, and how many columns and rows it spans.
struct Cell {
    span: Span,
    columns: usize,
    rows: usize,
    /// Whether it is marked as a heading.
    heads: bool,
}

/// The table in `span`.
pub(crate) fn grid(page: &Page<'_>, span: Span) -> Option<Grid> {
    let mut lines: Vec<(Span, Vec<Span>)> = Vec::new();
    let mut pending: Vec<(usize, Span)> = Vec::new();
    let rows = rows(page, span);
    let first = rows.iter().map(|(_, cells)| cells).find(|cells| !cells.is_empty())?;
    let is_known = |cell: &Cell| columns::role(&page.plain(cell.span).text).is_some();
    // A heading beside cells names its row.
    let is_header = match first.iter().filter(|cell| cell.heads).count() {
        0 => first.iter().any(is_known),
        heads => heads == first.len(),
    };
    for (row, cells) in rows {
        lines.push((row, spread(cells, &mut pending)));
    }
    lines.retain(|(_, cells)| !cells.is_empty());
    let (start, first) = lines.first().map(|(row, cells)| (row.start, cells.clone()))?;
    let width = first.len();
    let header = if is_header { first } else { vec![Span { start, end: start }; width] };
    let lines = lines.into_iter().skip(usize::from(is_header));
    let row = |(span, mut cells): (Span, Vec<Span>)| {
        cells.resize(width, Span { start: span.end, end: span.end });
        Line { span, cells, joined: false }
    };
    let rows: Vec<Line> = lines.map(row).collect();
    (width > 1).then_some(Grid { span, header, rows })
}

/// Puts the cells of a row into columns; `pending` holds what cells above reach down into it.
fn spread(cells: Vec<Cell>, pending: &mut Vec<(usize, Span)>) -> Vec<Span> {
    let mut out = Vec::new();
    let mut cells = cells.into_iter();
    loop {
        if let Some((left, span)) = pending.get_mut(out.len()).filter(|(left, _)| *left > 0) {
            *left -= 1;
            out.push(*span);
            continue;
        }
        let Some(cell) = cells.next() else { break };
        for _ in 0..cell.columns {
            if pending.len() <= out.len() {
                pending.resize(out.len() + 1, (0, cell.span));
            }
            pending[out.len()] = (cell.rows - 1, cell.span);
            out.push(cell.span);
        }
    }
    out
}

/// The rows of a table with their cells.
fn rows(page: &Page<'_>, span: Span) -> Vec<(Span, Vec<Cell>)> {
    let mut rows: Vec<(Span, Vec<Cell>)> = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (start, tag) in tags(page.raw(span), span.start as usize) {
        let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '\n', '/']).next().unwrap_or_default();
        let is_cell = name.eq_ignore_ascii_case("td") || name.eq_ignore_ascii_case("th");
        let is_row = name.eq_ignore_ascii_case("tr");
        if !is_cell && !is_row {
            continue;
        }
        if let (Some((begin, opening)), Some((row, cells))) = (open.take(), rows.last_mut()) {
            let shown = page.text.get(begin..start).map(trim).unwrap_or_default();
            let span = if shown.is_empty() { Span::new(begin..begin) } else { page.span_of(shown) };
            cells.push(Cell {
                span,
                columns: attribute(opening, "colspan").min(WIDEST),
                rows: attribute(opening, "rowspan"),
                heads: opening.get(..3).is_some_and(|tag| tag.eq_ignore_ascii_case("<th")),
            });
            *row = row.to(span);
        }
        if is_row && !tag.starts_with("</") {
            rows.push((Span::new(start..start), Vec::new()));
        }
        open = (is_cell && !tag.starts_with("</")).then(|| (start + tag.len(), tag));
    }
    rows
}

/// All tags of a text and where they begin.
fn tags(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + text.get(at..)?.find('<')?;
        let end = begin + text.get(begin..)?.find('>')? + 1;
        at = end;
        Some((start + begin, text.get(begin..end)?))
    })
}

/// The number in an attribute such as `colspan="2"`.
fn attribute(tag: &str, name: &str) -> usize {
    let value = tag.split_once(name).map(|(_, rest)| rest.trim_start_matches(['=', '"', '\'', ' ']));
    let digits = value.map(|value| value.chars().take_while(char::is_ascii_digit).take(4).collect::<String>());
    digits.and_then(|digits| digits.parse().ok()).filter(|number| *number > 0).unwrap_or(1)
}
