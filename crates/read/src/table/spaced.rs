//! Tables whose cells are parted by mere blanks, as they remain of a page's text.

use docwright_schema::Span;

use crate::{
    page::{Block, Kind, Page, is_blank},
    words::{self, Role},
};

use super::{Grid, Line, columns, name, types};

/// How many words a header cell or a type may have.
const WORDS: usize = 3;

/// The table that begins with the first of `blocks`, and how many of them it takes.
pub(crate) fn grid(page: &Page<'_>, blocks: &[Block]) -> Option<(Grid, usize)> {
    let (first, rest) = blocks.split_first().filter(|(first, _)| first.kind == Kind::Line)?;
    let (header, roles) = header(page, first.span)?;
    let mut rows = Vec::new();
    let mut end = first.span.end;
    for block in rest {
        // A blank line ends the table, a line break does not.
        let gap = page.text.get(end as usize..block.span.start as usize)?;
        if block.kind != Kind::Line || gap.matches('\n').count() > 1 {
            break;
        }
        let Some(cells) = cells(page, block.span, &roles) else { break };
        rows.push(Line { span: block.span, cells, joined: false });
        end = block.span.end;
    }
    let taken = rows.len() + 1;
    let span = Span { start: first.span.start, end };
    (!rows.is_empty()).then_some((Grid { span, header, rows }, taken))
}

/// The words of a text with their places.
fn words_of(page: &Page<'_>, span: Span) -> Vec<Span> {
    page.raw(span).split(is_blank).filter(|word| !word.is_empty()).map(|word| page.span_of(word)).collect()
}

/// The cells of a header: every word of it belongs to one, and there are at least two.
fn header(page: &Page<'_>, span: Span) -> Option<(Vec<Span>, Vec<Role>)> {
    if span.len() > 120 {
        return None;
    }
    let words = words_of(page, span);
    let mut rest = words.as_slice();
    let mut cells = Vec::new();
    let mut roles = Vec::new();
    while !rest.is_empty() {
        let (length, role) = (1..=WORDS.min(rest.len())).rev().find_map(|length| {
            let cell = rest[0].to(rest[length - 1]);
            columns::role(page.raw(cell)).map(|role| (length, role))
        })?;
        cells.push(rest[0].to(rest[length - 1]));
        roles.push(role);
        rest = &rest[length..];
    }
    let is_table =
        roles.len() > 1 && (roles.contains(&Role::Name) || roles.contains(&Role::Host) || roles.contains(&Role::Code));
    is_table.then_some((cells, roles))
}

/// Deals the words of a row out to its columns: each takes what fits its role, the description what remains.
fn cells(page: &Page<'_>, span: Span, roles: &[Role]) -> Option<Vec<Span>> {
    let words = words_of(page, span);
    let mut rest = words.get(..).filter(|words| words.len() > 1)?;
    let mut cells = Vec::with_capacity(roles.len());
    for (at, role) in roles.iter().enumerate() {
        let taken = match role {
            _ if at + 1 == roles.len() => rest.len(),
            Role::Description | Role::Message => remaining(page, rest, &roles[at + 1..]),
            _ => fitting(page, rest, *role)?,
        };
        let (cell, after) = rest.split_at_checked(taken)?;
        let empty = Span { start: span.end, end: span.end };
        cells.push(cell.first().zip(cell.last()).map_or(empty, |(first, last)| first.to(*last)));
        rest = after;
    }
    Some(cells)
}

/// How many words a description takes that is followed by further columns.
fn remaining(page: &Page<'_>, words: &[Span], roles: &[Role]) -> usize {
    // A type in the place of the description leaves the rest to the columns behind it.
    let length = types::prefix(page, words, WORDS);
    let behind = roles.iter().filter(|role| **role != Role::Other).count();
    match length {
        Some(length) => length,
        None => words.len().saturating_sub(if words.len() > behind + 1 { behind } else { 0 }),
    }
}

/// How many words a cell of this role takes; nothing where the line is no row of the table.
fn fitting(page: &Page<'_>, words: &[Span], role: Role) -> Option<usize> {
    let Some(first) = words.first() else { return Some(0) };
    let word = page.raw(*first);
    match role {
        Role::Name => {
            let fits = name::is_name(word) && !word.ends_with([':', '：']);
            fits.then_some(1)
        }
        Role::Code => name::is_code(word).then_some(1),
        Role::Required | Role::Optional | Role::Nullable | Role::Blank => {
            Some(usize::from(words::required(word).is_some()))
        }
        Role::Type => Some(types::prefix(page, words, WORDS).unwrap_or(0)),
        Role::Location => Some(usize::from(words::place(word).is_some())),
        Role::Host | Role::Url => Some(usize::from(word.contains('/'))),
        _ => Some(1),
    }
}
