//! What the lists of an operation describe: parameters and error codes.

use docwright_schema::{
    Span,
    document::{Outcome, Place, Table},
};

use crate::{
    list::{self, Trust},
    page::{Block, Kind as Part, Page},
    words::Facets,
};

use super::{draft::Draft, endpoint, label, label::Form, section::Kind, tables, walk::Walk};

/// Reads the list that begins with the block at hand, and yields how many blocks it takes.
pub(super) fn read(walk: &mut Walk<'_, '_, '_>) -> Option<usize> {
    if walk.section.kind == Kind::Codes || walk.section.outcome == Some(Outcome::Error) {
        return code(walk);
    }
    // What was no list as a whole is none in its parts.
    if walk.at < walk.no_list {
        return None;
    }
    // A single line before a table or an example names what follows.
    let (place, trust) = trusted(walk).filter(|_| !walk.leads())?;
    let page = walk.page;
    if walk.page.blocks[walk.at].kind == Part::Line && is_heading(page.raw(page.blocks[walk.at].span)) {
        return None;
    }
    if let Some(required) = list::requirement(page.raw(page.blocks[walk.at].span)) {
        walk.requirement = Some(required);
        return Some(1);
    }
    let label = walk.section.label.map_or("", |label| page.raw(label));
    let ends = |block: &Block| {
        let line = page.raw(block.span);
        is_structure(line) || block.kind == Part::Line && is_sibling(line, label) || is_address(page, line)
    };
    let nests = matches!(place, Place::Request | Place::Body | Place::Response);
    let (mut rows, taken) = list::rows(page, &page.blocks[walk.at..], trust, nests, ends, walk.diagnostics);
    if rows.is_empty() {
        walk.no_list = walk.at + taken;
        return None;
    }
    rows.iter_mut().for_each(|row| row.required = row.required.or(walk.requirement));
    let span = rows.iter().map(|row| row.span).reduce(Span::to)?;
    walk.add_table(Table { span, place, anchor: None, marks_optional: false, rows });
    walk.last = None;
    Some(taken)
}

/// What a list at this place would describe, and how sure it must be of it.
fn trusted(walk: &Walk<'_, '_, '_>) -> Option<(Place, Trust)> {
    let section = &walk.section;
    let open = walk.draft.as_ref().is_some_and(|draft| draft.is_addressed() && walk.holds(draft));
    match section.kind {
        Kind::Data if section.example => None,
        Kind::Data => {
            let names = Facets::PARAMETER | Facets::QUERY | Facets::BODY | Facets::HEADER | Facets::COOKIE;
            let told = section.facets.has(names);
            let answered = walk.draft.as_ref().is_some_and(Draft::answers);
            let place = section.place.unwrap_or(if answered { Place::Response } else { Place::Request });
            Some((place, if told { Trust::Section } else { Trust::Marks }))
        }
        Kind::Url if section.label.is_some() => Some((Place::Path, Trust::Marks)),
        Kind::Start | Kind::Description if open => Some((Place::Request, Trust::Marks)),
        _ => None,
    }
}

/// Whether a line begins another section: a label that a parameter is hardly called.
fn is_structure(line: &str) -> bool {
    let structural =
        Facets::REQUEST | Facets::RESPONSE | Facets::URL | Facets::METHOD | Facets::EXAMPLE | Facets::HEADER;
    let told = Facets::REMARK | Facets::DESCRIPTION | Facets::ERROR | Facets::SUCCESS;
    let capital = !line.starts_with(|char: char| char.is_ascii_lowercase() || matches!(char, '`' | '_'));
    // `**filters**` is a parameter, and `**Filters**` a label.
    let is_word = line.trim_start_matches(['*', '_']).starts_with(|char: char| char.is_ascii_lowercase());
    let is_part = |facets: Facets| facets.has(structural | told) || facets.count() > 1 && !is_word;
    label::parse(line, Form::Text).is_some_and(|(phrase, _)| capital && is_part(phrase.facets))
}

/// Whether a line is a label in emphasised letters and nothing else: `*Params*`.
fn is_heading(line: &str) -> bool {
    let is_capital = line.trim_start_matches(['*', '_']).starts_with(char::is_uppercase);
    is_capital && label::is_marked(line.trim_end_matches([':', '：'])) && label::phrase(line).is_some()
}

/// Whether a line is written like the label of the section, so that it is one too, whatever it names.
fn is_sibling(line: &str, label: &str) -> bool {
    let is_label = |text: &str| {
        let inner = text.strip_prefix("**").and_then(|rest| rest.trim_end_matches([':', '：']).strip_suffix("**"));
        inner.is_some_and(|inner| inner.starts_with(char::is_uppercase) && !inner.contains("**"))
    };
    is_label(line) && is_label(label)
}

/// Whether a line says where requests go, with or without a label before it.
fn is_address<'a>(page: &Page<'a>, line: &'a str) -> bool {
    let value = line.split_once([':', '：']).map(|(_, value)| value);
    [Some(line), value].into_iter().flatten().any(|text| endpoint::request_line(page, text).is_some())
}

/// Reads a line that explains an error code, or an HTTP status: `**404 Not Found** – no such shelf`.
fn code(walk: &mut Walk<'_, '_, '_>) -> Option<usize> {
    let span = walk.page.blocks[walk.at].span;
    let code = list::code(walk.page, span).or_else(|| {
        let (_, code) = tables::status(walk, span).filter(|_| walk.section.kind == Kind::Codes)?;
        Some(code)
    })?;
    tables::add_codes(walk, span, vec![code]);
    walk.last = None;
    Some(1)
}
