//! Tables of which each line holds one cell.

use docwright_schema::Span;

use crate::{page::Page, words};

use super::{Grid, Line, cells, columns, name};

/// Reads lines such as `name |` as the cells of a table, whose header ends where its words do.
pub(super) fn grid(page: &Page<'_>, lines: &[Span]) -> Option<Grid> {
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        let mut cells = cells::split(page.raw(*line), line.start as usize);
        found.push(cells.pop().filter(|_| cells.is_empty())?);
    }
    let is_header = |cell: &&Span| columns::role(&page.plain(**cell).text).is_some();
    let width = found.iter().take_while(is_header).count();
    let (header, body) = found.split_at_checked(width)?;
    if width < 2 {
        return None;
    }
    let rows = body.chunks(width).filter(|cells| cells.len() > 1).map(|cells| {
        let mut row = cells.to_vec();
        let span = cells[0].to(cells[cells.len() - 1]);
        row.resize(width, Span { start: span.end, end: span.end });
        Line { span, cells: row, joined: false }
    });
    let rows: Vec<Line> = rows.collect();
    let fits = |row: &Line| {
        let name = page.plain(row.cells[0]).text;
        name::is_name(&name) && words::required(&name).is_none()
    };
    let span = lines.first()?.to(*lines.last()?);
    rows.iter().all(fits).then(|| Grid { span, header: header.to_vec(), rows })
}
