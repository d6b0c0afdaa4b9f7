//! One item of a list: `` `name` (string, required): what it means ``.

use std::borrow::Cow;

use docwright_schema::{Span, document::Text};

use crate::{
    page::{Page, is_blank, trim},
    table::{self, Entry},
    words,
};

/// An item taken apart.
pub(super) struct Item<'a> {
    pub(super) entry: Entry<'a>,
    /// How far it is indented.
    pub(super) indent: usize,
    /// Whether its name is marked as one.
    pub(super) marked: bool,
    /// Whether it says more than what it means: a type, or whether it is required.
    pub(super) told: bool,
}

/// Reads an item; nothing where it does not begin with a name.
pub(super) fn read<'a>(page: &Page<'a>, span: Span, indent: usize) -> Option<Item<'a>> {
    let text = page.raw(span);
    // A code span may hold a name and its value.
    let code = text.strip_prefix('`').and_then(|rest| rest.strip_suffix('`'));
    let assigned = code.filter(|inner| inner.contains('=') || inner.contains(": "));
    let (text, kind) = typed(assigned.filter(|inner| !inner.contains('`')).unwrap_or(text));
    let mut item = named(page, span, indent, text)?;
    let (_, rest) = leading_name(text)?;
    item.entry.kind = kind.map(|kind| page.plain(page.span_of(kind))).or(item.entry.kind);
    item.told |= kind.is_some();
    let behind = rest.strip_prefix([':', '：']).filter(|_| item.marked);
    let rest = without_spaces(item.marks(page, behind.unwrap_or(rest)));
    let meaning = after_separator(rest);
    let is_item = indent_is_item(page, span);
    // Prose begins with a word as well, and goes on without anything that would part it from the rest.
    let plain = item.entry.name.text.starts_with(|char: char| !char.is_ascii_uppercase()) || is_item;
    let is_typed = item.told && table::is_type(trim(rest));
    let is_parted = behind.is_some() || meaning.is_some() || kind.is_some() || trim(rest).is_empty() || is_typed;
    if !is_item && !is_parted {
        return None;
    }
    let says = plain && meaning.is_some_and(|meaning| !trim(meaning).is_empty());
    if !(says || item.told || item.marked) {
        return None;
    }
    let meaning = trim(meaning.unwrap_or(rest));
    let meaning = item.marks(page, meaning);
    let meaning = item.leading_type(page, trim(meaning.trim_start_matches([':', '：', '-', '–', '—', ',', '，', '.'])));
    let meaning = item.trailing_marks(page, meaning);
    if !trim(meaning).is_empty() {
        item.entry.descriptions.push(page.plain(page.span_of(trim(meaning))));
    }
    Some(item)
}

/// Whether a place is marked as a list's item.
fn indent_is_item(page: &Page<'_>, span: Span) -> bool {
    let before = page.text.get(..span.start as usize).unwrap_or_default();
    trim(before.rsplit('\n').next().unwrap_or_default()).chars().any(|char| !char.is_alphanumeric())
}

/// Reads the term of a definition.
pub(super) fn term<'a>(page: &Page<'a>, span: Span) -> Option<Item<'a>> {
    let text = page.raw(span).trim_start_matches(':');
    let (_, rest) = leading_name(text)?;
    let mut item = named(page, span, 0, text)?;
    let rest = item.marks(page, rest);
    item.marked = true;
    trim(rest.trim_matches([':', '：', ' '])).is_empty().then_some(item)
}

fn named<'a>(page: &Page<'a>, span: Span, indent: usize, text: &'a str) -> Option<Item<'a>> {
    let (name, rest) = leading_name(text)?;
    let (name, kind) = placeheld(name);
    let bare = name.trim_matches(['*', '?']);
    let fits = table::is_name(name) && !name.contains([' ', '(', '<']) && bare.len() <= 64;
    let marked = trim(text).starts_with(['`', '*', '_', '<']);
    let optional = rest.starts_with('?') && !marked;
    let mut entry = Entry::named(span, Text { span: page.span_of(name), text: Cow::Borrowed(name) });
    if optional {
        entry.name.text = Cow::Owned(format!("{name}?"));
    }
    entry.kind = kind.map(|kind| page.plain(page.span_of(kind)));
    let told = kind.is_some();
    fits.then_some(Item { entry, indent, marked, told })
}

/// A name without what stands for its value, and the type where that is one: `limit=<integer>`.
fn placeheld(name: &str) -> (&str, Option<&str>) {
    match name.split_once('=') {
        Some((bare, value)) if value.starts_with(['<', '[', '{']) || value.starts_with("&lt;") => {
            let inner = value.trim_start_matches("&lt;").trim_end_matches("&gt;");
            let kind = inner.trim_matches(['<', '>', '[', ']', '{', '}']);
            (bare, Some(kind).filter(|kind| table::is_type(kind)))
        }
        _ => (name, None),
    }
}

/// The type in braces before a name, and the rest: `{string} name`.
fn typed(text: &str) -> (&str, Option<&str>) {
    let parted = text.strip_prefix('{').and_then(|rest| rest.split_once('}'));
    match parted.filter(|(kind, _)| table::is_type(kind)) {
        Some((kind, rest)) => (trim(rest), Some(kind)),
        None => (text, None),
    }
}

/// The name that a text begins with, without its markup, and what follows.
pub(super) fn leading_name(text: &str) -> Option<(&str, &str)> {
    let coded = text.strip_prefix("<b><code>").or_else(|| text.strip_prefix("<code>"));
    if let Some((name, rest)) = coded.and_then(|inner| inner.split_once("</code>")) {
        return Some((trim(name), rest.strip_prefix("</b>").unwrap_or(rest)));
    }
    for mark in ["**`", "`", "**", "__", "*", "_"] {
        let Some(inner) = text.strip_prefix(mark) else { continue };
        let close: String = mark.chars().rev().collect();
        let end = inner.find(close.as_str())?;
        let (name, rest) = (inner.get(..end)?, inner.get(end + close.len()..)?);
        let name = trim(name).trim_matches('`').trim_end_matches([':', '：']);
        return (!name.is_empty()).then_some((trim(name), rest));
    }
    let is_part = |char: char| char.is_ascii_alphanumeric() || matches!(char, '_' | '.' | '[' | ']' | '$' | '@' | '-');
    let end = text.find(|char| !is_part(char)).unwrap_or(text.len());
    let name = text.get(..end)?.trim_end_matches(['.', '-']);
    (!name.is_empty()).then(|| (name, &text[name.len()..]))
}

/// What follows the separator between a name and its meaning.
pub(super) fn after_separator(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_blank);
    let spaced = rest.len() < text.len();
    if let Some(after) = rest.strip_prefix(['：', '—', '–', '=', '＝', '，']) {
        return Some(after);
    }
    if let Some(after) = rest.strip_prefix(':') {
        // A colon inside a word is part of it.
        return (after.is_empty() || after.starts_with(|char: char| is_blank(char) || !char.is_ascii()))
            .then_some(after);
    }
    let dashed = rest.strip_prefix("--").or_else(|| rest.strip_prefix('-'))?;
    (spaced && dashed.starts_with(is_blank) || dashed.starts_with(is_blank)).then_some(dashed)
}

impl<'a> Item<'a> {
    /// Takes in one of the definitions of a term.
    pub(super) fn define(&mut self, page: &Page<'a>, span: Span) {
        self.entry.span = self.entry.span.to(span);
        let rest = self.marks(page, page.raw(span));
        let rest = trim(self.leading_type(page, trim(rest)));
        if !rest.is_empty() {
            self.entry.descriptions.push(page.plain(page.span_of(rest)));
        }
    }

    /// Takes in the marks in brackets, emphasis or code that a text begins with, and yields what follows them.
    fn marks(&mut self, page: &Page<'a>, text: &'a str) -> &'a str {
        const BRACKETS: [(&str, &str); 14] = [
            ("{{<", ">}}"),
            ("<", "/>"),
            ("<small>", "</small>"),
            ("<i>", "</i>"),
            ("<em>", "</em>"),
            ("(", ")"),
            ("（", "）"),
            ("[", "]"),
            ("{", "}"),
            ("**", "**"),
            ("__", "__"),
            ("*", "*"),
            ("_", "_"),
            ("`", "`"),
        ];
        let mut rest = text;
        loop {
            let start = without_spaces(rest);
            // `<span class="…">array</span>`
            let tagged = start
                .strip_prefix("<span")
                .and_then(|tag| tag.split_once('>'))
                .and_then(|(_, inner)| inner.split_once("</span>"));
            let start = start.strip_prefix('*').filter(|after| after.starts_with('(')).unwrap_or(start);
            let inner = tagged.or_else(|| {
                BRACKETS.iter().find_map(|(open, close)| {
                    let (inner, after) = start.strip_prefix(open)?.split_once(close)?;
                    Some((inner, after))
                })
            });
            let Some((inner, after)) = inner else { return rest };
            if !self.attributes(page, inner) {
                if !(is_model(inner) && after_separator(after).is_some()) {
                    return rest;
                }
                self.entry.kind = self.entry.kind.take().or_else(|| Some(page.plain(page.span_of(inner))));
                self.told = true;
            }
            rest = after.trim_start_matches([')', ']', '*']);
        }
    }

    /// Takes in marks at the end of a text: `… (string, required)`.
    fn trailing_marks(&mut self, page: &Page<'a>, text: &'a str) -> &'a str {
        let end = trim(text).trim_end_matches(['.', '。']);
        let open = end.strip_suffix([')', '）']).and_then(|inside| inside.rfind(['(', '（']));
        let Some((before, marks)) = open.and_then(|open| end.split_at_checked(open)) else { return text };
        let inner = marks.trim_matches(['(', ')', '（', '）']);
        if self.attributes(page, inner) { before } else { text }
    }

    /// Takes a type with a mark behind it from the beginning of a meaning: `String. The title`.
    fn leading_type(&mut self, page: &Page<'a>, text: &'a str) -> &'a str {
        let end = text.find(['.', ',', ';', '，', '。', '；', '-', '–']).unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let word = self.typed_sentence(page, word).unwrap_or(word);
        if word.is_empty() {
            return rest.trim_start_matches(|char: char| is_blank(char) || matches!(char, '.' | '，' | '。' | ','));
        }
        if word.len() > 24 || !self.attributes(page, word) {
            return text;
        }
        let rest = rest.trim_start_matches(|char: char| {
            is_blank(char) || matches!(char, '.' | ',' | ';' | '，' | '。' | '；' | '-' | '–')
        });
        self.leading_type(page, rest)
    }

    /// Takes in a sentence that says no more than a type and a requirement, such as `String 型必填参数`.
    fn typed_sentence(&mut self, page: &Page<'a>, text: &'a str) -> Option<&'a str> {
        let mut parted = words::phrases(|language| language.kinds).filter_map(|word| text.split_once(word));
        let (kind, rest) = parted.find(|(kind, _)| table::is_type(trim(kind)))?;
        let mut things = words::phrases(|language| language.things);
        let required = things.find_map(|word| rest.strip_suffix(word)).unwrap_or(rest);
        let told = words::required(trim(required)).is_some();
        if !(told || trim(required).is_empty()) {
            return None;
        }
        self.entry.kind = Some(page.plain(page.span_of(trim(kind))));
        self.told = true;
        if told {
            self.entry.required = Some(page.plain(page.span_of(trim(required))));
        }
        Some("")
    }

    /// Takes in a list of types, requirements and defaults; nothing of it where it holds anything else.
    fn attributes(&mut self, page: &Page<'a>, text: &'a str) -> bool {
        let mut found = Vec::new();
        let is_mark = |char: char| is_blank(char) || matches!(char, '`' | '*' | '_' | '(' | ')' | '（' | '）');
        let parts = text.split([',', '，', ';', '；']).map(|part| part.trim_matches(is_mark));
        for part in parts.filter(|part| !part.is_empty()) {
            // `string: <required>`, `int: 30`
            let (part, value) = match part.split_once(':') {
                Some((kind, value)) if table::is_type(trim(kind)) => (trim(kind), Some(trim(value))),
                _ => (part, None),
            };
            let Some(attribute) = attribute(part) else { return false };
            found.push((attribute, part));
            let value = value.map(|value| value.trim_matches(['"', '\'', '<', '>'])).filter(|value| !value.is_empty());
            if let Some(value) = value {
                let is_told = words::required(value).is_some() && value.len() > 3;
                found.push((if is_told { Attribute::Required } else { Attribute::Default(value) }, value));
            }
        }
        let any = !found.is_empty();
        for (attribute, part) in found {
            let text = page.plain(page.span_of(part));
            match attribute {
                Attribute::Required => self.entry.required = Some(text),
                Attribute::Type => self.entry.kind = self.entry.kind.take().or(Some(text)),
                Attribute::Place => self.entry.location = Some(text),
                Attribute::Default(value) => self.entry.default = Some(page.plain(page.span_of(value))),
            }
        }
        self.told |= any;
        any
    }
}

/// Whether a word in brackets may name a type that the docs describe elsewhere.
fn is_model(word: &str) -> bool {
    let capitals = word.chars().filter(char::is_ascii_uppercase).count();
    let is_compound = capitals > 1 && capitals < word.len();
    table::is_identifier(word) && word.starts_with(|char: char| char.is_ascii_uppercase()) && is_compound
}

/// A text without the blanks before it, which may be entities.
fn without_spaces(text: &str) -> &str {
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_blank);
        match rest.strip_prefix("&nbsp;") {
            Some(after) => rest = after,
            None => return rest,
        }
    }
}

enum Attribute<'a> {
    Required,
    Type,
    Place,
    Default(&'a str),
}

/// What a short text in brackets claims.
fn attribute(text: &str) -> Option<Attribute<'_>> {
    let is_long = text.chars().count() > if text.is_ascii() { 3 } else { 1 };
    if is_long && words::required(text).is_some() {
        return Some(Attribute::Required);
    }
    if table::is_type(text) {
        return Some(Attribute::Type);
    }
    if words::place(text).is_some() {
        return Some(Attribute::Place);
    }
    let lower = text.to_ascii_lowercase();
    words::phrases(|language| language.defaults).find_map(|word| {
        let rest = lower.starts_with(word).then(|| text.get(word.len()..)).flatten()?;
        let value = trim(rest.trim_start_matches([':', '=', '：', ' ']));
        (!value.is_empty() && !value.contains(' ')).then_some(Attribute::Default(value))
    })
}
