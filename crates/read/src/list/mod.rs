//! Parameters that are described in lists: items, lines such as `name: meaning`, terms with definitions.
//!
//! `item` takes one line apart into an entry, `assigned` one of several; here lines become lists, with what is nested in their items.

mod assigned;
mod item;

use std::borrow::Cow;

use docwright_schema::{
    Diagnostics, Span,
    document::{DescribedValue, ErrorCode, Row, Text},
};

use crate::{
    page::{Block, Kind, Page, trim},
    table::{self, Nesting},
    words,
};

use item::Item;

/// How sure a list must be to describe parameters, by where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// In a section of parameters.
    Section,
    /// Elsewhere: its names must be marked, and it must say more than what they mean.
    Marks,
}

/// The list that begins with the first of `blocks`: what it describes, if anything, and how many blocks it takes. Where it does
/// not `nests`, items in items are no parameters; a line that `ends` the list is none of its own.
pub(crate) fn rows<'a>(
    page: &Page<'a>,
    blocks: &[Block],
    trust: Trust,
    nests: bool,
    ends: impl Fn(&Block) -> bool,
    diagnostics: &mut Diagnostics,
) -> (Vec<Row<'a>>, usize) {
    let is_bulleted = blocks.first().is_some_and(|block| block.kind == Kind::Item);
    let mut list = List { page, is_bulleted, nests, items: Vec::new(), strays: 0 };
    let taken = list.take(blocks, ends);
    if !list.is_convincing(trust) {
        return (Vec::new(), taken);
    }
    let mut nesting = Nesting::default();
    let rows = list.items.into_iter().filter_map(|item| item.entry.row(page, &mut nesting, diagnostics));
    (rows.collect(), taken)
}

/// What a line says of all that follows it: `**Required:**`.
pub(crate) fn requirement(line: &str) -> Option<bool> {
    let is_mark = |char: char| !char.is_alphanumeric();
    let word = line.trim_matches(is_mark);
    let marked = line.starts_with(['*', '_', '`']) || line.ends_with([':', '：']);
    words::required(word).filter(|_| marked && word.chars().count() > 1)
}

/// The code that a line explains: `404 – no such thing`.
pub(crate) fn code<'a>(page: &Page<'a>, span: Span) -> Option<ErrorCode<'a>> {
    let (code, rest) = item::leading_name(page.raw(span))?;
    let meaning = item::after_separator(rest)?;
    // `NAME = 700` gives the code behind its name.
    let named = rest.trim_start().starts_with(['=', '＝']).then(|| trim(meaning)).filter(|value| is_number(value));
    let (code, message) = match named {
        Some(number) => (number, page.span_of(code)),
        None => (code, page.span_of(trim(meaning))),
    };
    let symbol =
        code.len() > 3 && code.bytes().all(|byte| byte.is_ascii_uppercase() || matches!(byte, b'_' | b'0'..=b'9'));
    (is_number(code) && code.len() >= 2 || symbol).then(|| ErrorCode {
        span,
        code: Cow::Borrowed(code),
        message: Some(page.plain(message)).filter(|message| !message.text.is_empty()),
    })
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A list while it is being read.
struct List<'p, 'a> {
    page: &'p Page<'a>,
    /// Whether its items are marked as such, so that other lines go on with what stands above them.
    is_bulleted: bool,
    nests: bool,
    items: Vec<Item<'a>>,
    /// How many items on the outermost level name nothing.
    strays: usize,
}

impl<'a> List<'_, 'a> {
    /// Takes in blocks as long as they belong to the list, and yields how many they are.
    fn take(&mut self, blocks: &[Block], ends: impl Fn(&Block) -> bool) -> usize {
        let mut at = 0;
        let mut end = 0;
        while let Some(block) = blocks.get(at).filter(|block| self.may_hold(block, end)) {
            if block.kind == Kind::Json {
                self.show(block, end);
                (at, end) = (at + 1, block.span.end as usize);
                continue;
            }
            let assigned = assigned::read(self.page, block.span);
            if !assigned.is_empty() && !ends(block) {
                let indent = self.page.indent(block.span);
                self.items.extend(assigned.into_iter().map(|entry| Item { entry, indent, marked: true, told: true }));
                (at, end) = (at + 1, block.span.end as usize);
                continue;
            }
            let definitions = definitions(self.page, &blocks[at + 1..]);
            let belongs = match definitions {
                0 => {
                    let line = self.page.raw(block.span);
                    requirement(line).is_none() && !ends(block) && self.line(block, end)
                }
                _ => self.term(block, &blocks[at + 1..=at + definitions]),
            };
            if !belongs {
                break;
            }
            at += 1 + definitions;
            end = blocks[at - 1].span.end as usize;
        }
        at
    }

    /// Whether a block may be a part of the list: text, or JSON with which the text of an item goes on.
    fn may_hold(&self, block: &Block, end: usize) -> bool {
        match (&block.kind, self.items.last()) {
            (Kind::Line | Kind::Item, _) => true,
            (Kind::Json, Some(above)) => match line_breaks(self.page, end, block.span.start as usize) {
                0 => !above.entry.descriptions.is_empty(),
                1 => self.page.indent(block.span) > above.indent,
                _ => false,
            },
            _ => false,
        }
    }

    /// A value that the text of an item shows.
    fn show(&mut self, block: &Block, end: usize) {
        let (page, start) = (self.page, block.span.start as usize);
        let Some(above) = self.items.last_mut().filter(|_| !page.raw(block.span).contains('\n')) else { return };
        let rest = page.text.get(start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let lead =
            page.text.get(end..start).and_then(|gap| gap.lines().last()).map_or(start, |lead| start - lead.len());
        let line = Span::new(lead..start + rest.len());
        let said = above.entry.descriptions.pop_if(|_| line_breaks(page, end, start) == 0);
        let span = said.map_or(page.span_of(trim(page.raw(line))), |said| said.span.to(line));
        above.add(page.plain(span));
    }

    /// A term with its definitions below.
    fn term(&mut self, block: &Block, definitions: &[Block]) -> bool {
        let Some(mut item) = item::term(self.page, block.span) else { return false };
        for definition in definitions {
            let text = self.page.raw(definition.span).trim_start_matches(':');
            item.define(self.page, self.page.span_of(trim(text)));
        }
        self.items.push(item);
        true
    }

    /// An item, or a line that belongs to the one above.
    fn line(&mut self, block: &Block, end: usize) -> bool {
        let page = self.page;
        let indent = page.indent(block.span);
        let above = self.items.last_mut();
        let parted = above.is_some() && is_parted(page, end, block.span.start as usize);
        let inside = above.as_ref().is_some_and(|above| indent > above.indent);
        let found = item::read(page, block.span, indent).filter(|_| block.kind == Kind::Item || !self.is_bulleted);
        match (found, above) {
            (Some(item), above) if !parted || block.kind == Kind::Item || inside => {
                match above.filter(|_| inside) {
                    Some(above) if above.lists_values(&item) => above.entry.choices.push(value(page, item)),
                    Some(above) if !self.nests => above.add(page.plain(block.span)),
                    _ => self.push(item),
                }
                true
            }
            (None, Some(above)) if inside => {
                above.add(page.plain(block.span));
                true
            }
            (None, Some(above)) if !self.is_bulleted && above.marked && above.entry.descriptions.is_empty() => {
                above.add(page.plain(block.span));
                true
            }
            (None, Some(_)) if block.kind == Kind::Item => {
                self.strays += 1;
                self.strays <= self.items.len()
            }
            _ => false,
        }
    }

    fn push(&mut self, mut item: Item<'a>) {
        let outer = self.items.first().map_or(item.indent, |first| first.indent);
        item.entry.depth = item.indent.saturating_sub(outer);
        self.items.push(item);
    }

    /// Whether the items are sure to describe parameters.
    fn is_convincing(&self, trust: Trust) -> bool {
        let most = |count: usize| count * 2 > self.items.len();
        let sure = self.items.iter().filter(|item| item.marked || item.told).count();
        let told = self.items.iter().filter(|item| item.marked && item.told).count();
        match trust {
            Trust::Section => most(sure) || self.strays == 0,
            // Items with a type each need no marks.
            Trust::Marks => most(told) || self.is_bulleted && self.items.iter().all(|item| item.entry.kind.is_some()),
        }
    }
}

/// An item as one of the values that it names.
fn value<'a>(page: &Page<'a>, item: Item<'a>) -> DescribedValue<'a> {
    let span = item.entry.descriptions.iter().map(|text| text.span).reduce(Span::to);
    DescribedValue { value: item.entry.name, gloss: span.map(|span| page.plain(span).text) }
}

/// How many of `blocks` define the term above them.
fn definitions(page: &Page<'_>, blocks: &[Block]) -> usize {
    let defines = |block: &&Block| {
        let text = page.raw(block.span);
        block.kind == Kind::Line && text.strip_prefix(':').is_some_and(|rest| rest.starts_with([' ', '\t']))
    };
    blocks.iter().take_while(defines).count()
}

/// Whether a blank line stands between two places.
fn is_parted(page: &Page<'_>, end: usize, start: usize) -> bool {
    line_breaks(page, end, start) > 1
}

fn line_breaks(page: &Page<'_>, end: usize, start: usize) -> usize {
    page.text.get(end..start).map_or(0, |gap| gap.matches('\n').count())
}

impl<'a> Item<'a> {
    /// Adds a further line to what is said.
    fn add(&mut self, text: Text<'a>) {
        self.entry.span = self.entry.span.to(text.span);
        self.entry.descriptions.push(text);
    }

    /// Whether an item nested in this one is one of its values.
    fn lists_values(&self, item: &Self) -> bool {
        let text = self.entry.descriptions.iter().map(|text| text.text.to_lowercase()).collect::<String>();
        let leads = words::phrases(|language| language.choices).any(|word| word.len() > 2 && text.contains(word));
        let scalar = self.entry.kind.as_ref().is_some_and(|kind| table::is_scalar(&kind.text));
        (leads || scalar) && !item.told
    }
}
