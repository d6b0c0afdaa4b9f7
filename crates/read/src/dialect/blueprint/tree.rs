//! Takes a blueprint apart into sections and their nested items.
//!
//! Nesting goes by indentation where the page keeps to it, and by keywords where it does not: `+ Response` never stands
//! in another item, and `+ Body` belongs to the payload above it however far it is indented.

use docwright_schema::Span;

use super::{
    heading::Heading,
    keyword::Keyword,
    line::{self, Line},
};
use crate::page::Marks;

/// A heading and what stands below it.
#[derive(Debug, Default)]
pub(super) struct Section<'a> {
    pub(super) span: Span,
    /// None for what stands above the first heading.
    pub(super) level: u8,
    pub(super) title: &'a str,
    /// Its paragraphs.
    pub(super) text: Vec<Span>,
    pub(super) items: Vec<Item<'a>>,
}

/// An item of a list.
#[derive(Debug)]
pub(super) struct Item<'a> {
    /// Where its first line stands, without the bullet.
    pub(super) span: Span,
    /// Its first line.
    pub(super) head: &'a str,
    pub(super) keyword: Option<Keyword>,
    /// Its further paragraphs.
    pub(super) text: Vec<Span>,
    /// What it holds word for word.
    pub(super) code: Option<Span>,
    pub(super) items: Vec<Self>,
    indent: usize,
}

/// How deep items are nested in one another.
const DEEPEST: usize = 32;

/// Takes a page apart.
pub(super) fn sections(text: &str) -> Vec<Section<'_>> {
    let mut builder = Builder {
        lines: line::lines(text),
        at: 0,
        sections: Vec::new(),
        section: Section::default(),
        open: Vec::new(),
        code: None,
        unclosed: Vec::new(),
        no_comment_end: false,
        in_types: false,
    };
    while builder.at < builder.lines.len() {
        builder.step();
    }
    builder.end_section(Section::default());
    builder.sections
}

struct Builder<'a> {
    lines: Vec<Line<'a>>,
    at: usize,
    sections: Vec<Section<'a>>,
    section: Section<'a>,
    /// The items that are open, from the outermost inwards.
    open: Vec<Item<'a>>,
    /// The indentation of the code that the innermost item holds, and whether it is JSON.
    code: Option<(usize, bool)>,
    /// Fences of which it is known that nothing below closes them.
    unclosed: Vec<Marks<'a>>,
    no_comment_end: bool,
    /// Whether the section defines types, whose members may be called like anything.
    in_types: bool,
}

impl<'a> Builder<'a> {
    fn step(&mut self) {
        let line = self.lines[self.at];
        self.at += 1;
        if self.goes_on(&line) {
            self.extend_code(&line);
            return;
        }
        self.code = None;
        if let Some((level, title)) = line::heading(line.text).filter(|_| is_heading(&line)) {
            self.end_section(Section { span: line.span(), level, title, ..Section::default() });
        } else if self.underlines(&line) || self.comment(&line) || line.text.starts_with(":[") {
            // A comment, an inclusion, or the second line of a heading.
        } else if let Some(marks) = Marks::of(line.text) {
            self.fence(marks);
        } else if let Some(head) = line::item(line.text).filter(|_| !self.begins_code(&line)) {
            self.item(&line, head);
        } else if self.begins_code(&line) {
            self.code = Some((line.indent, line.text.starts_with(['{', '['])));
            self.extend_code(&line);
        } else {
            self.text(&line);
        }
    }

    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.code = None;
            let Some(item) = self.open.pop() else { return };
            match self.open.last_mut() {
                Some(outer) => outer.items.push(item),
                None => self.section.items.push(item),
            }
        }
    }

    fn end_section(&mut self, next: Section<'a>) {
        self.close(0);
        self.in_types = match Heading::of(next.title) {
            Heading::DataStructures => true,
            Heading::Title => self.in_types,
            _ => false,
        };
        let done = std::mem::replace(&mut self.section, next);
        self.sections.push(done);
    }

    /// Whether a line belongs to the code that is being read. JSON is often indented less than it should be.
    fn goes_on(&self, line: &Line<'a>) -> bool {
        let Some((indent, is_json)) = self.code else { return false };
        if line::item(line.text).and_then(Keyword::of).is_some() {
            return false;
        }
        let outside = self.open.last().map_or(0, |item| item.indent);
        let looks_alike =
            line.text.starts_with(['{', '}', '[', ']', '"', ',']) || !line.spaced && line.indent > outside;
        line.indent >= indent.max(1) || is_json && looks_alike
    }

    fn extend_code(&mut self, line: &Line<'a>) {
        let Some(item) = self.open.last_mut() else { return };
        let whole = Span::new(line.start..line.at + line.text.len());
        item.code = Some(item.code.map_or(whole, |code| code.to(whole)));
    }

    /// Whether code of the innermost item begins with this line.
    fn begins_code(&self, line: &Line<'a>) -> bool {
        let Some(item) = self.open.last() else { return false };
        let Some(keyword) = item.keyword.filter(|keyword| keyword.is_verbatim() && item.code.is_none()) else {
            return false;
        };
        let directly = line.spaced || item.text.is_empty();
        let is_item = line::item(line.text).is_some();
        let is_link = is_reference(line.text) || line.text.contains("](");
        let json = line.text.starts_with(['{', '[']) && !is_link;
        let deep = line.indent >= item.indent + if is_item || keyword.is_payload() { 6 } else { 1 };
        let keyword_ahead = line::item(line.text).and_then(Keyword::of).is_some();
        directly && !keyword_ahead && (deep || json && !is_item)
    }

    /// Takes the line above for a heading where this one underlines it.
    fn underlines(&mut self, line: &Line<'a>) -> bool {
        let level = match line.text.as_bytes() {
            [b'=', b'=', ..] if line.text.bytes().all(|byte| byte == b'=') => 1,
            [b'-', b'-', ..] if line.text.bytes().all(|byte| byte == b'-') => 2,
            _ => return false,
        };
        let above = self.at.checked_sub(2).and_then(|above| self.lines.get(above)).copied();
        let Some(above) = above.filter(|_| !line.spaced && line.is_outermost() && self.open.is_empty()) else {
            return line.is_outermost() && self.open.is_empty();
        };
        let Some(last) = self.section.text.last_mut().filter(|last| last.end == above.span().end) else {
            return true;
        };
        last.end = above.start as u32;
        if last.start >= last.end {
            self.section.text.pop();
        }
        self.end_section(Section { span: above.span(), level, title: above.text, ..Section::default() });
        true
    }

    /// Steps over a comment that begins here.
    fn comment(&mut self, line: &Line<'a>) -> bool {
        if !line.text.starts_with("<!--") {
            return false;
        }
        let ends = |at: &usize| self.lines[*at].text.contains("-->");
        if !self.no_comment_end {
            match (self.at - 1..self.lines.len()).find(ends) {
                Some(end) => self.at = end + 1,
                None => self.no_comment_end = true,
            }
        }
        true
    }

    /// Reads a fence: the code of the innermost item, or an illustration.
    fn fence(&mut self, open: Marks<'a>) {
        let closes = |at: &usize| Marks::of(self.lines[*at].text).is_some_and(|marks| marks.closes(open));
        let known = self.unclosed.iter().any(|unclosed| open.needs_more_than(*unclosed));
        let end = if known { None } else { (self.at..self.lines.len()).find(closes) };
        let Some(end) = end else {
            self.unclosed.extend((!known).then_some(open));
            return;
        };
        let inside = match (self.lines.get(self.at), self.lines.get(end)) {
            (Some(first), Some(last)) => Span::new(first.start..last.start.max(first.start)),
            _ => Span::default(),
        };
        self.at = end + 1;
        let holder = self.open.iter().rposition(|item| item.keyword.is_some_and(Keyword::is_verbatim));
        let Some(holder) = holder else { return };
        self.close(holder + 1);
        let Some(item) = self.open.last_mut().filter(|item| item.code.is_none()) else { return };
        item.code = Some(inside).filter(|inside| !inside.is_empty());
    }

    fn item(&mut self, line: &Line<'a>, head: &'a str) {
        let keyword = Keyword::of(head).map(|(keyword, _)| keyword);
        let keyword = keyword.filter(|keyword| !self.in_types && !self.is_member(line, *keyword));
        match keyword {
            Some(keyword) if keyword.is_part() => self.enter_payload(),
            Some(Keyword::Attributes | Keyword::Parameters) => self.place_list(line.indent, keyword),
            Some(_) => self.close(0),
            None => self.place_member(line.indent),
        }
        self.close(self.open.len().min(DEEPEST));
        let start = line.at + line.text.len() - head.len();
        let span = Span::new(start..start + head.len());
        self.open.push(Item {
            span,
            head,
            keyword,
            text: Vec::new(),
            code: None,
            items: Vec::new(),
            indent: line.indent,
        });
    }

    /// Whether an item that looks like a keyword is a member of the list that it stands in.
    fn is_member(&self, line: &Line<'a>, keyword: Keyword) -> bool {
        let list = self.open.iter().find(|item| item.keyword.is_some_and(Keyword::is_list));
        let inside = list.is_some_and(|list| line.indent > list.indent);
        // Parts of a payload may be indented too far after its attributes.
        inside && keyword != Keyword::Response && !(keyword.is_part() && list.is_some_and(|list| list.items.is_empty()))
    }

    /// Goes to the payload that a part of one belongs to.
    fn enter_payload(&mut self) {
        let is_payload = |item: &Item<'a>| item.keyword.is_some_and(Keyword::is_payload);
        if let Some(at) = self.open.iter().rposition(is_payload) {
            return self.close(at + 1);
        }
        self.close(0);
        self.open.extend(self.section.items.pop_if(|item| is_payload(item)));
    }

    /// Goes to what `+ Attributes` or `+ Parameters` at this indentation belongs to.
    fn place_list(&mut self, indent: usize, keyword: Option<Keyword>) {
        let payload = self.open.iter().rposition(|item| item.keyword.is_some_and(Keyword::is_payload));
        let inside = payload.filter(|&at| self.open[at].indent < indent);
        if let Some(at) = inside {
            self.close(at + 1);
            return;
        }
        self.close(0);
        let lacks = |item: &mut Item<'a>| {
            item.keyword.is_some_and(Keyword::is_payload) && item.code.is_none() && item.items.is_empty()
        };
        if keyword == Some(Keyword::Attributes)
            && let Some(payload) = self.section.items.pop_if(lacks)
        {
            self.open.push(payload);
        }
    }

    /// Goes to the item that one of this indentation is nested in.
    fn place_member(&mut self, indent: usize) {
        // Members of a list may stand below its keyword without indentation.
        let holds = |item: &Item<'a>| {
            item.indent < indent
                || item.indent == indent
                    && item.keyword.is_some_and(Keyword::is_list)
                    && item.items.first().is_none_or(|first| first.indent <= indent)
        };
        while self.open.last().is_some_and(|item| !holds(item)) {
            self.close(self.open.len() - 1);
        }
    }

    fn text(&mut self, line: &Line<'a>) {
        if line.spaced {
            while self.open.last().is_some_and(|item| item.indent >= line.indent) {
                self.close(self.open.len() - 1);
            }
        }
        let paragraphs = match self.open.last_mut() {
            Some(item) => &mut item.text,
            None => &mut self.section.text,
        };
        match paragraphs.last_mut().filter(|_| !line.spaced) {
            Some(last) => *last = last.to(line.span()),
            None => paragraphs.push(line.span()),
        }
    }
}

/// Whether a line with the marks of a heading is one: marks without a blank need more to go by.
fn is_heading(line: &Line<'_>) -> bool {
    let Some((_, title)) = line::heading(line.text).filter(|_| line.is_outermost()) else { return false };
    let blank = line.text.trim_start_matches('#').starts_with(crate::page::is_blank);
    blank || !matches!(Heading::of(title), Heading::Title)
}

/// Whether a text refers to a resource's model: `[Name][]`.
pub(super) fn is_reference(text: &str) -> bool {
    reference(text).is_some()
}

/// The resource that a text refers to: `[Name][]`.
pub(super) fn reference(text: &str) -> Option<&str> {
    let name = text.strip_prefix('[')?.strip_suffix("[]")?.strip_suffix(']')?;
    (!name.contains(['[', ']', '"', '{', '\n'])).then_some(name)
}
