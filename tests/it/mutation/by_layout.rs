//! Edits without meaning.

use std::collections::BTreeSet;

use super::{
    Expect, Kind,
    base::{Base, Edit, member},
};

pub(super) fn kinds() -> Vec<Kind> {
    let kind = |name, edits| Kind { name, expect: Expect::Nothing, edits };
    vec![
        kind("end lines otherwise", |base| base.all(|text| text.replace('\n', "\r\n"))),
        kind("blanks at the ends of lines", |base| {
            base.all(|text| text.lines().flat_map(|line| [line, "  \n"]).collect())
        }),
        kind("blank lines at the end", |base| base.all(|text| format!("{text}\n\n\n"))),
        kind("indent JSON by tabs", |base| base.all(|text| text.lines().map(tabbed).collect())),
        kind("indent JSON deeper", |base| base.all(|text| text.lines().map(deeper).collect())),
        kind("narrow tables", |base| base.all(|text| text.lines().map(|line| row(line, "|", "|")).collect())),
        kind("wide tables", |base| base.all(|text| text.lines().map(|line| row(line, "   |", "|   ")).collect())),
        kind("align columns", |base| base.all(|text| text.lines().map(aligned).collect())),
        kind("swap rows", swapped_rows),
        kind("swap members", swapped_members),
        kind("rename a page", renamed_page),
    ]
}

/// A line of JSON with a tab for each two blanks before it.
fn tabbed(line: &str) -> String {
    let rest = line.trim_start_matches(' ');
    let depth = (line.len() - rest.len()) / 2;
    let is_json = rest.starts_with(['"', '{', '}', '[', ']']);
    if is_json { format!("{}{rest}\n", "\t".repeat(depth)) } else { format!("{line}\n") }
}

fn deeper(line: &str) -> String {
    let rest = line.trim_start_matches(' ');
    let is_json = rest.starts_with(['"', '}', ']']) && rest.len() < line.len();
    if is_json { format!("{}{line}\n", " ".repeat(line.len() - rest.len())) } else { format!("{line}\n") }
}

fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.contains("\\|") && !line.contains('`')
}

fn row(line: &str, before: &str, after: &str) -> String {
    if !is_row(line) {
        return format!("{line}\n");
    }
    let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
    // An empty cell at an end would go with the pipes.
    if line.trim().starts_with("||")
        || line.trim().ends_with("||")
        || cells.iter().any(|cell| cell.starts_with(['└', '-', '>'])) && !line.contains("--")
    {
        return format!("{line}\n");
    }
    format!("|{}|\n", cells.join(&format!("{before}{after}").replace("||", "|")))
}

fn aligned(line: &str) -> String {
    let is_separator = is_row(line) && line.chars().all(|char| "|-: ".contains(char)) && line.contains("---");
    if !is_separator {
        return format!("{line}\n");
    }
    let cells = line.trim().trim_matches('|').split('|').count();
    format!("|{}\n", ":-----:|".repeat(cells))
}

/// Neighbouring rows of parameters in each other's place.
fn swapped_rows(base: &Base) -> Vec<Edit> {
    let rows = base.rows();
    let plain: Vec<_> = rows.iter().filter(|row| !row.name.contains(['.', '['])).collect();
    let pairs = plain
        .windows(2)
        .filter(|pair| pair[0].origin.page == pair[1].origin.page && pair[0].origin.line + 1 == pair[1].origin.line);
    pairs.map(|pair| swapped(base, &pair[0].origin.page, pair[0].origin.line)).collect()
}

/// Neighbouring members of an answer in each other's place.
fn swapped_members(base: &Base) -> Vec<Edit> {
    let mut edits = Vec::new();
    for field in base.shown() {
        let next = base.line(&field.origin.page, field.origin.line + 1);
        if next.is_some_and(|next| member(next).is_some()) {
            edits.push(swapped(base, &field.origin.page, field.origin.line));
        }
    }
    edits
}

fn swapped(base: &Base, page: &str, line: usize) -> Edit {
    let mut lines: Vec<&str> = base.texts()[page].lines().collect();
    lines.swap(line - 1, line);
    let mut pages = base.texts().clone();
    pages.insert(page.to_owned(), lines.join("\n") + "\n");
    Edit { pages, about: format!("{page}:{line}"), line: None }
}

/// Pages after which neither operations nor areas are named, under other names in their folders.
fn renamed_page(base: &Base) -> Vec<Edit> {
    let schema = base.schema();
    let alone: BTreeSet<&str> = base.operations().map(|operation| operation.page.as_str()).collect();
    let mut edits = Vec::new();
    for name in base.texts().keys().filter(|name| alone.contains(name.as_str())) {
        let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
        let words = |text: &str| text.chars().filter(|char| char.is_alphanumeric()).collect::<String>();
        let stem = words(file.rsplit_once('.').map_or(file, |(stem, _)| stem));
        let is_named_after = schema.areas.iter().any(|area| area.pages == [name.as_str()])
            || schema.operations.iter().any(|operation| operation.page == *name && words(&operation.id) == stem);
        let is_whole = base.operations().filter(|operation| operation.page == *name).count()
            == schema.operations.iter().filter(|operation| operation.page == *name).count();
        if is_named_after || !is_whole || folder.is_empty() {
            continue;
        }
        let mut pages = base.texts().clone();
        if let Some(text) = pages.remove(name) {
            pages.insert(format!("{folder}/zz_{file}"), text);
        }
        edits.push(Edit { pages, about: name.clone(), line: None });
    }
    edits
}
