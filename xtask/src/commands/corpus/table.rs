//! The table: one row for each API, one for all.

use std::fmt;

use super::{
    Row,
    build::Build,
    figures::Figures,
    score::{Score, Share, Tally},
};

/// Stands where there is no figure.
const NONE: &str = "–";

const READING: [&str; 12] = [
    "api",
    "pages",
    "operations",
    "incomplete",
    "examples",
    "strict",
    "repaired",
    "unreadable",
    "read",
    "errors",
    "warnings",
    "notes",
];

const SCORE: [&str; 13] = [
    "op P",
    "op R",
    "op F1",
    "param P",
    "param R",
    "param F1",
    "fields R",
    "required",
    "param type",
    "field type",
    "ok ex",
    "error ex",
    "accepted",
];

/// Rows as Markdown, in columns of equal width.
pub(super) struct Table<'r> {
    pub(super) rows: &'r [Row],
    pub(super) scored: bool,
    pub(super) built: bool,
}

impl Table<'_> {
    fn header(&self) -> Vec<String> {
        let score = SCORE.into_iter().filter(|_| self.scored);
        READING.into_iter().chain(score).chain(self.has_build().then_some("build")).map(str::to_owned).collect()
    }

    fn cells(&self, row: &Row) -> Vec<String> {
        let mut cells = reading(&row.api, &row.figures);
        if self.scored {
            cells.extend(row.score.as_ref().map_or_else(|| vec![NONE.to_owned(); SCORE.len()], score));
        }
        if self.has_build() {
            cells.push(row.build.as_ref().map_or_else(|| NONE.to_owned(), Build::shown));
        }
        cells
    }

    /// Words to the left, figures to the right.
    fn write_row(&self, f: &mut fmt::Formatter<'_>, cells: &[String], widths: &[usize]) -> fmt::Result {
        for (at, (cell, &width)) in cells.iter().zip(widths).enumerate() {
            let is_text = at == 0 || self.has_build() && at + 1 == cells.len();
            if is_text { write!(f, "| {cell:<width$} ")? } else { write!(f, "| {cell:>width$} ")? }
        }
        writeln!(f, "|")
    }

    /// What fails is shown, though nothing was to be built.
    fn has_build(&self) -> bool {
        self.built || self.rows.iter().any(Row::is_failed)
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let header = self.header();
        let rows: Vec<_> = self.rows.iter().map(|row| self.cells(row)).collect();
        let width = |at: usize| rows.iter().chain([&header]).map(|row| row[at].chars().count()).max().unwrap_or(0);
        let widths: Vec<_> = (0..header.len()).map(width).collect();
        self.write_row(f, &header, &widths)?;
        self.write_row(f, &widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>(), &widths)?;
        rows.iter().try_for_each(|row| self.write_row(f, row, &widths))
    }
}

fn reading(api: &str, figures: &Figures) -> Vec<String> {
    let Figures { pages, operations, incomplete, examples, json, errors, warnings, notes } = figures;
    let before = [pages, operations, incomplete, examples, &json.strict, &json.repaired, &json.unreadable];
    let after = [errors, warnings, notes];
    let mut cells = vec![api.replace('|', " ")];
    cells.extend(before.into_iter().map(usize::to_string));
    cells.push(percent(json.read()));
    cells.extend(after.into_iter().map(usize::to_string));
    cells
}

fn score(score: &Score) -> Vec<String> {
    let tallies = [&score.operations, &score.parameters].into_iter().flat_map(Tally::shares);
    let shares = [
        &score.response_fields,
        &score.param_required,
        &score.param_type,
        &score.field_type,
        &score.examples,
        &score.error_examples,
        &score.accepted,
    ];
    tallies.chain(shares.into_iter().map(Share::share)).map(percent).collect()
}

/// Rounded down, so that only all is 100 %.
fn percent((hit, of): (usize, usize)) -> String {
    match (1000 * hit).checked_div(of) {
        Some(thousandths) => format!("{}.{}%", thousandths / 10, thousandths % 10),
        None => NONE.to_owned(),
    }
}
