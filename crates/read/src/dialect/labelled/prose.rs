//! Lines of prose, and which of them are one paragraph.

use docwright_schema::{Span, document::Text};

use crate::page::Page;

use super::{
    draft::Draft,
    section::Kind,
    walk::{Title, Walk},
};

/// Paragraphs grow no longer than this, in bytes: each line that is added is read again with those before it.
const LONGEST: usize = 1000;

/// From this width on, in columns, a line that ends in no punctuation was broken for its length.
const FULL: usize = 60;

impl Walk<'_, '_, '_> {
    /// Reads a line that says something of an operation, or of what follows.
    pub(super) fn prose(&mut self, span: Span) {
        let text = self.page.plain(span);
        // Tags and braces are directives of site generators, and a line may merely lead to what follows.
        let leads = self.leads() && text.text.ends_with([':', '：']);
        let raw = self.page.raw(span);
        let links_back = raw.starts_with('[') && raw.ends_with(')') && raw.contains("](#");
        if text.text.is_empty()
            || text.text.starts_with(['<', '{'])
            || text.text.starts_with(":::")
            || leads
            || links_back
        {
            return;
        }
        let opens = self.draft.is_none() && self.titles.is_empty() && self.intro.is_empty();
        if opens && self.section.kind == Kind::Start && is_title(&text.text) {
            self.titles.push(Title { level: 1, span });
            return;
        }
        let page = self.page;
        // What follows another title, once it was said how an operation answers, may speak of the next.
        let ends = |draft: &Draft<'_>| draft.answers() && self.titles.last().map(|title| title.span) != draft.scope;
        let is_own = |draft: &Draft<'_>| self.holds(draft) && !self.is_elsewhere(draft) && !ends(draft);
        let texts = match self.draft.as_ref().is_some_and(is_own) {
            true => &mut self.current(span).description,
            false => &mut self.intro,
        };
        match texts.last_mut().filter(|last| goes_on(page, last, &text)) {
            Some(last) => join(page, last, &text),
            None => texts.push(text),
        }
    }
}

/// Whether a line goes on with the paragraph before it. Authors end lines where paragraphs end as often as where lines
/// are full, so that what stands before has to be unfinished.
fn goes_on(page: &Page<'_>, last: &Text<'_>, next: &Text<'_>) -> bool {
    if last.span.len() > LONGEST {
        return false;
    }
    let gap = page.raw(Span { start: last.span.end, end: next.span.start });
    let is_next_line = gap.matches('\n').count() == 1 && gap.trim().is_empty();
    let text = last.text.trim_end();
    let is_full = text.chars().map(columns).sum::<usize>() >= FULL;
    let is_open = page.raw(last.span).rsplit_once('[').is_some_and(|(_, rest)| !rest.contains(']'));
    is_next_line && (is_open || text.ends_with([',', '，', '、']) || is_full && text.ends_with(char::is_alphanumeric))
}

fn columns(char: char) -> usize {
    if is_wide(char) { 2 } else { 1 }
}

/// Whether the character is of a script that has no blanks between words.
fn is_wide(char: char) -> bool {
    matches!(char, '\u{2e80}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}')
}

/// Reads two lines as one text, since markup may begin in one and end in the other.
fn join<'a>(page: &Page<'a>, last: &mut Text<'a>, next: &Text<'a>) {
    let mut whole = page.plain(last.span.to(next.span));
    while let Some(at) = whole.text.find('\n') {
        let (before, after) = (whole.text[..at].trim_end(), whole.text[at..].trim_start());
        let is_tight = before.ends_with(is_wide) || after.starts_with(|char| is_wide(char) || ",.;:)".contains(char));
        let joint = if is_tight { "" } else { " " };
        whole.text = [before, joint, after].concat().into();
    }
    *last = whole;
}

/// Whether a page's first line could be its title.
fn is_title(text: &str) -> bool {
    text.chars().count() <= 40 && !text.ends_with(['。', '.', '：', ':', '，', ',', ';'])
}
