//! Tables of all shapes, and what their rows claim.
//!
//! However a table is written down (`pipe`, `lines`, `spaced`, `html`), it becomes one [`Grid`]; the roles of its header
//! cells (`columns`) tell what it is about, and `rows` makes entries of its rows. An `entry` claims what its texts say,
//! wherever they come from: lists and metadata describe parameters as well.

mod cells;
mod choices;
mod columns;
mod entry;
mod html;
mod limits;
mod lines;
mod name;
mod null;
mod pipe;
mod rows;
mod said;
mod spaced;
mod types;

#[cfg(test)]
mod tests;

use docwright_schema::{Span, document::Declared};

use crate::page::Page;

pub(crate) use choices::label_values;
pub(crate) use columns::Columns;
pub(crate) use entry::{Entry, Nesting};
pub(crate) use html::grid as html;
pub(crate) use name::{is_identifier, is_name};
pub(crate) use rows::{codes, marks_optional, rows};
pub(crate) use said::all_are_optional;
pub(crate) use spaced::grid as spaced;
pub(crate) use types::{is_scalar, is_type};

/// A table as cells, whatever way it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) span: Span,
    pub(crate) header: Vec<Span>,
    pub(crate) rows: Vec<Line>,
}

/// The cells of one row; as many as the header has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) span: Span,
    pub(crate) cells: Vec<Span>,
    /// Whether it was put together from two lines.
    pub(crate) joined: bool,
}

/// The tables in a run of adjacent rows.
pub(crate) fn grids(page: &Page<'_>, lines: &[Span]) -> Vec<Grid> {
    match lines::grid(page, lines) {
        Some(grid) => vec![grid],
        None => pipe::grids(page, lines),
    }
}

/// The type that a text spells, and whether it says that there may be no value.
pub(crate) fn declared(text: &str) -> Option<(Declared<'static>, bool)> {
    types::parse(text).map(|spelled| (spelled.declared, spelled.nullable))
}
