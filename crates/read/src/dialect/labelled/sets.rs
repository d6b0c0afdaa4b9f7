//! Tables of values below headings of their own, which fields elsewhere link to.

use docwright_schema::document::{DescribedValue, ValueSet};

use crate::{
    page::Page,
    table::{self, Columns, Grid},
    words::{self, Role},
};

use super::{draft::Draft, models, section::Kind, walk::Walk};

/// The most columns of such a table.
const MOST_COLUMNS: usize = 4;

/// The most values of a set.
const MOST_VALUES: usize = 200;

/// Takes a table for a set of values: one column holds whole numbers that all differ, or the first of two words that do.
pub(super) fn read(walk: &mut Walk<'_, '_, '_>, grid: &Grid, columns: &Columns) -> bool {
    let claims = [Role::Required, Role::Optional, Role::Default, Role::Location, Role::Nullable, Role::Blank];
    let is_small = (2..=MOST_COLUMNS).contains(&grid.header.len()) && (2..=MOST_VALUES).contains(&grid.rows.len());
    // Below a label stands what the label names.
    let is_labelled = matches!(walk.section.kind, Kind::Data | Kind::Url | Kind::Codes | Kind::Host);
    if !is_small || is_labelled || claims.into_iter().any(|role| columns.has(role)) || walk.titles.is_empty() {
        return false;
    }
    let page = walk.page;
    // Where a column holds types, another one names fields; and flags are added up.
    let is_other = |row: &table::Line, at| is_type(page, row, at) || is_flag(page, row, at);
    if (0..grid.header.len()).any(|at| grid.rows.iter().any(|row| is_other(row, at))) {
        return false;
    }
    let lists = |at: &usize| {
        let role = words::header(&page.plain(grid.header[*at]).text);
        matches!(role, None | Some(Role::Values | Role::Code | Role::Name)) && holds(page, grid, *at, is_number)
    };
    let numbers = (0..grid.header.len()).find(lists);
    let is_named = columns.has(Role::Name) && walk.draft.as_ref().is_some_and(Draft::is_addressed);
    let words = (grid.header.len() == 2 && !is_named).then_some(0).filter(|at| holds(page, grid, *at, is_word));
    let Some(at) = numbers.or(words) else { return false };
    let gloss = (0..grid.header.len()).find(|other| *other != at);
    let value = |line: &table::Line| {
        let mut value = page.plain(*line.cells.get(at)?);
        value.text = bare(&value.text).to_owned().into();
        let gloss = gloss.and_then(|at| line.cells.get(at)).map(|cell| page.plain(*cell).text);
        Some(DescribedValue { value, gloss: gloss.filter(|gloss| !gloss.is_empty()) })
    };
    let values = grid.rows.iter().filter_map(value).collect();
    let headings = walk.titles.iter().rev().take(1).map(|title| models::heading(page, title.span)).collect();
    walk.value_sets.push(ValueSet { span: grid.span, headings, values });
    true
}

/// Whether all cells of a column fit and differ.
fn holds(page: &Page<'_>, grid: &Grid, at: usize, fits: impl Fn(&str) -> bool) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    grid.rows.iter().all(|row| {
        let text = row.cells.get(at).map(|cell| page.plain(*cell).text);
        text.is_some_and(|text| fits(bare(&text)) && seen.insert(bare(&text).to_owned()))
    })
}

/// Whether a cell is a type.
fn is_type(page: &Page<'_>, row: &table::Line, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| table::is_type(&page.plain(*cell).text))
}

/// Whether a cell is a bit: `1 << 4`.
fn is_flag(page: &Page<'_>, row: &table::Line, at: usize) -> bool {
    row.cells.get(at).is_some_and(|cell| page.raw(*cell).contains("<<"))
}

/// A value without the quotes around it.
fn bare(text: &str) -> &str {
    text.trim().trim_matches(['"', '`', '\''])
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=6).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A word that is sent: in lower case, as names of fields are, or all in capitals.
fn is_word(text: &str) -> bool {
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '-' | '.');
    !text.is_empty()
        && text.len() <= 40
        && text.chars().all(is_part)
        && text.starts_with(|char: char| char.is_ascii_alphabetic())
}
