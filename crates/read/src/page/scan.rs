//! The scanner that finds the blocks of a page.

use docwright_schema::{Diagnostics, Site, SourceId, Span, codes};

use crate::json;

use super::{
    Block, Kind,
    fence::Marks,
    line::{self, Line, is_blank, trim},
    tag,
};

/// The blocks of a page, in their order.
pub(super) fn blocks(source: SourceId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Block> {
    let lines = line::lines(text);
    let mut scanner =
        Scanner { source, text, lines, at: 0, blocks: Vec::new(), no_table_end: false, no_comment_end: false };
    scanner.front_matter();
    while scanner.at < scanner.lines.len() {
        let before = scanner.at;
        scanner.step(diagnostics);
        debug_assert!(scanner.at > before, "a step takes in a line");
        scanner.at = scanner.at.max(before + 1);
    }
    scanner.blocks
}

/// A line before and behind its first break, where it goes on in bold, as labels do.
fn parted(line: &str) -> Option<(&str, &str)> {
    let (before, after) = line.split_once("<br")?;
    let (mark, after) = after.split_once('>')?;
    let after = trim(after);
    (mark.trim_matches(['/', ' ']).is_empty() && after.starts_with("**")).then(|| (trim(before), after))
}

struct Scanner<'a> {
    source: SourceId,
    text: &'a str,
    lines: Vec<Line>,
    /// The next line.
    at: usize,
    blocks: Vec<Block>,
    /// Whether it is known that nothing below ends an HTML table.
    no_table_end: bool,
    /// Whether it is known that nothing below ends a comment.
    no_comment_end: bool,
}

impl<'a> Scanner<'a> {
    fn content(&self, at: usize) -> &'a str {
        self.lines.get(at).map_or("", |line| line.content.of(self.text))
    }

    fn push(&mut self, kind: Kind, text: &str) {
        let start = (text.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.blocks.push(Block { kind, span: Span::new(start..start + text.len()) });
    }

    /// Takes in the page's metadata.
    fn front_matter(&mut self) {
        // Metadata in JSON says nothing that a title would not.
        if self.content(0).trim_end() == "{{{" {
            let end = (1..self.lines.len().min(200)).find(|&at| self.content(at).trim_end() == "}}}");
            self.at = end.map_or(0, |end| end + 1);
            return;
        }
        if self.content(0).trim_end() != "---" {
            return;
        }
        let end = (1..self.lines.len().min(200)).find(|&at| matches!(self.content(at), "---" | "..."));
        let is_metadata = |end: usize| (1..end).any(|at| self.content(at).contains(':'));
        if let Some(end) = end.filter(|&end| is_metadata(end)) {
            let span = Span::new(self.line_start(1)..self.line_start(end));
            self.blocks.push(Block { kind: Kind::FrontMatter, span });
            self.at = end + 1;
        }
    }

    fn step(&mut self, diagnostics: &mut Diagnostics) {
        let content = line::unwrapped(self.content(self.at));
        let (kind, inner) = match line::item(content) {
            Some(inner) if !inner.is_empty() => (Kind::Item, inner),
            _ => (Kind::Line, content),
        };
        if content.is_empty() || self.comment(content) {
            self.at += 1;
        } else if let Some(marks) = Marks::of(inner) {
            self.fence(marks, diagnostics);
        } else if self.tag(content) || self.bare_json(inner) || self.html_table(content) || self.rows(content) {
            // Each of them has stepped over its lines.
        } else if let Some((level, title)) = line::heading(content).or_else(|| line::html_heading(content)) {
            self.push(Kind::Heading(level), title);
            self.at += 1;
        } else if line::is_rule(content) {
            self.underline(content);
            self.at += 1;
        } else if !self.json_after_label(kind.clone(), inner) {
            let (mut kind, mut rest) = (kind, inner);
            while let Some((before, after)) = parted(rest) {
                self.push(std::mem::replace(&mut kind, Kind::Line), before);
                rest = after;
            }
            self.push(kind, rest);
            self.at += 1;
        }
    }

    /// Turns the line above into a heading where this one underlines it.
    fn underline(&mut self, content: &str) {
        let level = match content.as_bytes()[0] {
            b'=' => 1,
            b'-' => 2,
            _ => return,
        };
        let above = self.at.checked_sub(1).map(|above| self.lines[above].content);
        let Some(block) = self.blocks.last_mut() else { return };
        if block.kind == Kind::Line && Some(block.span) == above {
            block.kind = Kind::Heading(level);
        }
    }

    /// Steps to the last line of a comment that begins here.
    fn comment(&mut self, content: &str) -> bool {
        if !content.starts_with("<!--") {
            return false;
        }
        if !self.no_comment_end {
            match (self.at..self.lines.len()).find(|&at| self.content(at).contains("-->")) {
                Some(end) => self.at = end,
                None => self.no_comment_end = true,
            }
        }
        true
    }

    /// Takes in a tag and what stands behind it on its line.
    fn tag(&mut self, content: &'a str) -> bool {
        if !content.starts_with(['{', '<']) {
            return false;
        }
        let start = self.offset(content);
        let Some(length) = tag::length(&self.text[start..]) else { return false };
        self.push(Kind::Tag, &self.text[start..start + length]);
        self.at = self.line_after(self.at, start + length);
        // The tag's last line may hold more than the tag.
        let end = self.lines.get(self.at - 1).map_or(self.text.len(), |line| line.span.end as usize);
        let mut rest = self.text.get(start + length..end).map_or("", trim);
        while !rest.is_empty() {
            let next = rest.match_indices(['{', '<']).find_map(|(at, _)| Some((at, tag::length(&rest[at..])?)));
            let (text, tag, after) = match next {
                Some((at, length)) => (&rest[..at], &rest[at..at + length], &rest[at + length..]),
                None => (rest, "", ""),
            };
            if !trim(text).is_empty() {
                self.push(Kind::Line, trim(text));
            }
            if !tag.is_empty() {
                self.push(Kind::Tag, tag);
            }
            rest = trim(after);
        }
        true
    }

    fn fence(&mut self, open: Marks<'a>, diagnostics: &mut Diagnostics) {
        let first = self.at + 1;
        let mark = |at: usize| Marks::of(self.content(at)).filter(|marks| marks.closes(open) || marks.reopens(open));
        let end = (first..self.lines.len()).find_map(|at| mark(at).map(|marks| (at, marks.closes(open))));
        let info = Span::new(self.offset(open.info)..self.offset(open.info) + open.info.len());
        let (last, next) = match end {
            Some((end, true)) => (end, end + 1),
            Some((end, false)) => self.unclosed(first, end, diagnostics),
            None => self.unclosed(first, self.lines.len(), diagnostics),
        };
        let start = self.line_start(first);
        let end = self.lines.get(last.max(first)).map_or(self.text.len(), |line| line.span.start as usize).max(start);
        self.blocks.push(Block { kind: Kind::Fence { info }, span: Span::new(start..end) });
        self.at = next;
    }

    /// The line that ends a fence which nothing closes before line `limit`: where its JSON ends, or a blank line.
    fn unclosed(&mut self, first: usize, limit: usize, diagnostics: &mut Diagnostics) -> (usize, usize) {
        let site = Site::new(self.source, self.lines[self.at].content);
        diagnostics.report(&codes::FENCE_UNCLOSED, site, "this code fence is never closed");
        let begin = (first..limit).find(|&at| !self.content(at).is_empty()).unwrap_or(limit);
        if let Some(bare) = self.json_at(self.content(begin)) {
            let end = self.line_after(begin, bare.end as usize).min(limit);
            return (end, end);
        }
        let ends = |at: usize| self.content(at).is_empty() || line::heading(self.content(at)).is_some();
        let end = (begin..limit).find(|&at| ends(at)).unwrap_or(limit);
        (end, end)
    }

    fn offset(&self, part: &str) -> usize {
        (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize)
    }

    fn line_start(&self, at: usize) -> usize {
        self.lines.get(at).map_or(self.text.len(), |line| line.span.start as usize)
    }

    /// The first line from `at` on that begins at or behind `offset`.
    fn line_after(&self, at: usize, offset: usize) -> usize {
        at + self.lines[at..].partition_point(|line| (line.span.start as usize) < offset)
    }

    fn json_at(&self, content: &str) -> Option<Span> {
        let found = content.starts_with(['{', '[']).then(|| json::bare(self.text, self.offset(content)))?;
        found.map(|bare| bare.span)
    }

    fn bare_json(&mut self, content: &'a str) -> bool {
        // An example may stand in a code span as well, unless the span is a part of a sentence.
        let bare = content.trim_start_matches('`');
        let above = self.at.checked_sub(1).map_or("", |above| self.content(above));
        if bare.len() < content.len() && !(above.is_empty() || above.ends_with([':', '：', '*'])) {
            return false;
        }
        let content = bare;
        let Some(span) = self.json_at(content) else { return false };
        self.blocks.push(Block { kind: Kind::Json, span });
        self.at = self.line_after(self.at, span.end as usize).max(self.at + 1);
        true
    }

    /// Parts a line like `Response: {` into its label and its JSON.
    fn json_after_label(&mut self, kind: Kind, content: &'a str) -> bool {
        let Some((label, rest)) = content.split_once([':', '：']) else { return false };
        let value = rest.trim_start_matches(|char| is_blank(char) || matches!(char, '*' | '`'));
        // A status may stand before the body: `Response: 201 {…}`.
        let body = value.get(3..).filter(|_| value.bytes().take(3).all(|byte| byte.is_ascii_digit())).map(trim);
        let body = body.filter(|body| body.starts_with('{'));
        let label = body.map_or(label, |body| trim(&content[..content.len() - body.len()]));
        let value = body.unwrap_or(value);
        // A list within a line of prose names values; a body begins with an object or goes on below.
        let likely = value.starts_with('{') || matches!(value, "[" | "[{");
        let Some(span) = self.json_at(value).filter(|span| likely && span.len() >= value.trim_end_matches('`').len())
        else {
            return false;
        };
        self.push(kind, label);
        self.blocks.push(Block { kind: Kind::Json, span });
        self.at = self.line_after(self.at, span.end as usize).max(self.at + 1);
        true
    }

    fn html_table(&mut self, content: &'a str) -> bool {
        if self.no_table_end || !content.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("<table")) {
            return false;
        }
        let ends = |at: &usize| self.content(*at).contains("</table>") || self.content(*at).contains("</TABLE>");
        let Some(end) = (self.at..self.lines.len()).find(ends) else {
            self.no_table_end = true;
            return false;
        };
        let span = self.lines[self.at].content.to(self.lines[end].content);
        self.blocks.push(Block { kind: Kind::Html, span });
        self.at = end + 1;
        true
    }

    /// Takes in the adjacent rows of a pipe table.
    fn rows(&mut self, content: &str) -> bool {
        let parted = line::is_separator(self.content(self.at + 1));
        if !(content.contains('|') && (parted || line::is_row(content))) {
            return false;
        }
        let mut rows = Vec::new();
        let mut parted = parted;
        while let Some(line) = self.lines.get(self.at) {
            let content = line.content.of(self.text);
            parted |= line::is_separator(content);
            let belongs = content.contains('|') && (parted || line::is_row(content) || self.is_parted_below());
            // The first line was judged without the tags around it, with which it may not look like a row.
            if !(belongs || rows.is_empty()) {
                break;
            }
            // A quote mark before a row without a leading pipe tells how deep its name is nested.
            let whole = line.span.of(self.text);
            let nested = !content.starts_with('|') && whole.trim_start_matches(is_blank).starts_with('>');
            let quoted = rows.first().is_some_and(|first: &Span| first.of(self.text).starts_with('|'));
            let span = if nested && !quoted { line.span } else { line.content };
            rows.push(span);
            self.at += 1;
        }
        let span = rows.first().zip(rows.last()).map_or(Span::default(), |(first, last)| first.to(*last));
        self.blocks.push(Block { kind: Kind::Rows(rows), span });
        true
    }

    fn is_parted_below(&self) -> bool {
        line::is_separator(self.content(self.at + 1))
    }
}
