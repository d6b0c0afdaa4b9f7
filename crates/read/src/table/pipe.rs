//! Tables whose cells are parted by pipes.

use docwright_schema::Span;

use crate::page::{Page, is_separator};

use super::{Grid, Line, cells};

/// The tables in adjacent rows: each separator row makes a header of the row above it.
pub(super) fn grids(page: &Page<'_>, lines: &[Span]) -> Vec<Grid> {
    let parts = |at: &usize| is_separator(page.raw(lines[*at]));
    let mut starts: Vec<usize> = (1..lines.len()).filter(parts).map(|at| at - 1).collect();
    if starts.first() != Some(&0) {
        starts.insert(0, 0);
    }
    starts.push(lines.len());
    starts.windows(2).filter_map(|pair| grid(page, lines.get(pair[0]..pair[1])?)).collect()
}

fn grid(page: &Page<'_>, lines: &[Span]) -> Option<Grid> {
    let (first, rest) = lines.split_first()?;
    let split = |span: &Span| cells::split(page.raw(*span), span.start as usize);
    let mut header = split(first);
    let framed = page.raw(*first).starts_with('|');
    if framed {
        header.remove(0);
    }
    let body = rest.iter().filter(|line| !is_separator(page.raw(**line)));
    let mut rows: Vec<Line> = Vec::new();
    for span in body {
        let mut cells = split(span);
        if page.raw(*span).starts_with('|') && (framed || cells.len() > header.len()) {
            cells.remove(0);
        }
        // A cell may go on on the next line.
        let goes_on =
            |above: &&mut Line| framed && !page.raw(*span).starts_with('|') && !page.raw(above.span).ends_with('|');
        if let Some((above, first)) = rows.last_mut().filter(goes_on).zip(cells.first().copied()) {
            if let Some(cell) = above.cells.last_mut() {
                *cell = cell.to(first);
            }
            above.cells.extend(cells.drain(..).skip(1));
            above.span = above.span.to(*span);
            above.joined = true;
            continue;
        }
        match rows.last_mut().filter(|above| above.cells.len() == 1 && cells.len() + 1 == header.len()) {
            Some(above) => {
                above.span = above.span.to(*span);
                above.cells.extend(cells);
                above.joined = true;
            }
            None => rows.push(Line { span: *span, cells, joined: false }),
        }
    }
    for row in &mut rows {
        fit(&mut row.cells, header.len(), row.span);
    }
    let span = first.to(*lines.last()?);
    (header.len() > 1).then_some(Grid { span, header, rows })
}

/// Gives a row as many cells as its header has: the last cell takes in what is too much.
fn fit(cells: &mut Vec<Span>, width: usize, row: Span) {
    if cells.len() > width {
        let extra = cells.split_off(width);
        let filled = extra.iter().rfind(|cell| !cell.is_empty());
        if let Some((last, extra)) = cells.last_mut().zip(filled) {
            *last = last.to(*extra);
        }
    }
    cells.resize(width, Span { start: row.end, end: row.end });
}
