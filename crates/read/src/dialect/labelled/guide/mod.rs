//! What a page says of the API as a whole, outside of its operations.

mod limit;

use std::{borrow::Cow, ops::Range};

use docwright_schema::{
    Diagnostics, Span,
    document::{Credential, Guide, Place, Server, Table, Text},
};

use crate::{
    page::{Block, Kind as Part, Page, is_blank, trim},
    table::{self, Columns, Grid},
    words::{Facets, Role},
};

use super::{
    credential,
    label::{self, Form},
};

/// Reads the blocks outside of `taken`, which belong to operations.
pub(super) fn read<'a>(page: &Page<'a>, taken: &[Range<usize>]) -> Guide<'a> {
    let mut reader = Reader { page, guide: Guide::default(), topic: Facets::FILL, alone: taken.is_empty() };
    let mut taken = taken.iter().peekable();
    let mut at = 0;
    while let Some(block) = page.blocks.get(at) {
        while taken.next_if(|range| range.end <= at).is_some() {}
        at = match taken.peek() {
            Some(range) if range.contains(&at) => range.end,
            _ => at + reader.block(block, &page.blocks[at..]),
        };
    }
    reader.guide
}

struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    guide: Guide<'a>,
    /// What the heading above is about.
    topic: Facets,
    /// Whether the page documents no operation.
    alone: bool,
}

impl<'a> Reader<'_, 'a> {
    /// Reads a block, and yields how many blocks that took.
    fn block(&mut self, block: &Block, blocks: &[Block]) -> usize {
        match &block.kind {
            Part::Heading(_) => self.topic = topic(self.page.raw(block.span)),
            Part::Line | Part::Item => {
                if let Some((grid, taken)) = table::spaced(self.page, blocks) {
                    self.grid(&grid);
                    return taken;
                }
                self.line(block.span);
            }
            Part::Fence { .. } => {
                self.page.raw(block.span).lines().take(50).for_each(|line| self.credential(trim(line)));
            }
            Part::Rows(lines) => table::grids(self.page, lines).iter().for_each(|grid| self.grid(grid)),
            Part::Html => {
                if let Some(grid) = table::html(self.page, block.span) {
                    self.grid(&grid);
                }
            }
            Part::Json | Part::FrontMatter | Part::Tag => {}
        }
        1
    }

    fn line(&mut self, span: Span) {
        let raw = self.page.raw(span);
        let label = label::parse(raw, Form::Text);
        if let Some((phrase, value)) = label {
            if phrase.facets.has(Facets::HOST)
                && let Some(url) = value.and_then(|value| base_url(value))
            {
                self.server(url, None, None);
            }
            if value.is_none() {
                self.topic = phrase.facets;
            }
        } else if !raw.contains("://") && topic_line(raw) {
            self.topic = topic(raw);
        } else if self.topic.has(Facets::HOST)
            && let Some((name, url)) = base_url(raw).map(|url| (None, url)).or_else(|| named_url(raw))
        {
            let name = name.map(|name| self.page.plain(self.page.span_of(name)));
            self.server(url, name, None);
        }
        self.credential(raw.trim_matches('`'));
        if self.alone {
            self.guide.rate_limits.extend(limit::read(self.page, span));
        }
    }

    fn credential(&mut self, line: &'a str) {
        let Some(found) = credential::read(self.page, line) else { return };
        let room = self.guide.credentials.len() < 20;
        if room && !self.guide.credentials.iter().any(|other| other.header == found.header) {
            self.guide.credentials.push(found);
        }
    }

    fn grid(&mut self, grid: &Grid) {
        let columns = Columns::of(self.page, grid);
        if columns.has(Role::Host) || self.topic.has(Facets::HOST) {
            self.servers(grid, &columns);
        }
        if !columns.name_parameters() {
            return;
        }
        // What is wrong with the rows was reported when the page was looked through for operations.
        let rows = table::rows(self.page, grid, &columns, &mut Diagnostics::default());
        let explained = |credential: &&mut Credential<'_>| {
            let names = |name: &str| rows.iter().any(|row| row.name.text == name);
            credential.rows.is_empty() && credential::names(credential).any(names)
        };
        if let Some(credential) = self.guide.credentials.iter_mut().find(explained) {
            credential.rows = rows;
        } else if self.alone && self.topic.has(Facets::COMMON) && !self.topic.has(Facets::RESPONSE | Facets::ERROR) {
            let place = if self.topic.has(Facets::HEADER) { Place::Header } else { Place::Request };
            self.guide.common_parameters.push(Table {
                span: grid.span,
                place,
                anchor: None,
                marks_optional: false,
                rows,
            });
        }
    }

    /// Reads the rows that hold a base URL.
    fn servers(&mut self, grid: &Grid, columns: &Columns) {
        for row in &grid.rows {
            let Some(at) = row.cells.iter().position(|cell| base_url(self.page.raw(*cell)).is_some()) else { continue };
            let Some(url) = base_url(self.page.raw(row.cells[at])) else { continue };
            let description = columns.cell(row, Role::Description).map(|cell| self.page.plain(cell));
            let own = |cell: &&Span| !cell.is_empty() && description.as_ref().is_none_or(|text| text.span != **cell);
            let name = row.cells.iter().take(at).find(own).map(|cell| self.page.plain(*cell));
            self.server(url, name, description);
        }
    }

    fn server(&mut self, url: &'a str, name: Option<Text<'a>>, description: Option<Text<'a>>) {
        let url = Text { span: self.page.span_of(url), text: Cow::Borrowed(url) };
        if self.guide.servers.len() < 100 && !self.guide.servers.iter().any(|server| server.url.text == url.text) {
            self.guide.servers.push(Server { url, name, description });
        }
    }
}

/// What a heading is about: all known words that stand in it, whatever else does.
fn topic(text: &str) -> Facets {
    label::known_words(text)
}

/// Whether a line could be a heading whose marks were lost.
fn topic_line(raw: &str) -> bool {
    raw.chars().count() <= 20 && !raw.ends_with(['。', '.', '，', ',', ';', '；', '：'])
}

/// The base URL in a line of text, and the name before it: `Sandbox: https://…`.
fn named_url(text: &str) -> Option<(Option<&str>, &str)> {
    let start = text.find("https://").or_else(|| text.find("http://"))?;
    let is_end = |char: char| {
        is_blank(char) || matches!(char, '`' | '"' | '\'' | '<' | '>' | ')' | ']' | '*' | ',') || !char.is_ascii()
    };
    let end = text[start..].find(is_end).map_or(text.len(), |length| start + length);
    let url = base_url(text.get(start..end)?.trim_end_matches(['.', ';']))?;
    let before = text[..start].trim_end_matches(|char: char| is_blank(char) || matches!(char, '`' | '*' | '<'));
    let name = before.strip_suffix([':', '：']).map(|name| name.trim_matches(|char| is_blank(char) || char == '*'));
    Some((name.filter(|name| !name.is_empty() && name.chars().count() <= 30), url))
}

/// The base URL that a text holds and nothing else.
fn base_url(text: &str) -> Option<&str> {
    let bare = text.trim_matches(|char: char| is_blank(char) || matches!(char, '`' | '*' | '<' | '>' | '"' | '\''));
    let rest = bare.strip_prefix("https://").or_else(|| bare.strip_prefix("http://"))?;
    let fits = rest
        .chars()
        .all(|char| char.is_ascii_alphanumeric() || matches!(char, '.' | '-' | ':' | '/' | '_' | '{' | '}'));
    (fits && rest.contains(['.', ':']) && bare.len() <= 200).then(|| bare.trim_end_matches('/'))
}
