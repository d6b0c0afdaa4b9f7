//! Labels: phrases of known words that name the section below them.

use crate::{
    page::{is_blank, trim},
    words::{self, Facets},
};

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) facets: Facets,
    /// The HTTP status that it names.
    pub(super) status: Option<u16>,
}

/// How a line presents its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Heading,
    /// A line or list item.
    Text,
    /// A line or list item directly before a table or an example.
    Lead,
}

/// The most characters that a label has.
const LONGEST: usize = 40;

/// Takes a line for a label: what it says, and the value behind its colon.
pub(super) fn parse(raw: &str, form: Form) -> Option<(Phrase, Option<&str>)> {
    let text = without_caption(trim(raw));
    if let Some((label, value)) = text.split_once([':', '：', '\t'])
        && let Some(phrase) = phrase(label)
    {
        let value = value.trim_start_matches(|char| is_blank(char) || matches!(char, '*' | '_' | ']' | '】'));
        // Neither the scheme of a URL nor what is assigned to (`header := …`) is a label.
        if value.starts_with("//") || value.starts_with('=') {
            return None;
        }
        // `Response: 201 Created`
        if phrase.facets.has(Facets::RESPONSE)
            && let Some(status) = status_line(value)
        {
            return Some((Phrase { status: Some(status), ..phrase }, None));
        }
        return Some((phrase, Some(value).filter(|value| !value.is_empty())));
    }
    if let Some((label, value)) = text.strip_prefix("**").and_then(|rest| rest.split_once("**"))
        && let Some(phrase) = phrase(label).filter(|phrase| is_telling(*phrase))
        && !trim(value).is_empty()
    {
        return Some((phrase, Some(trim(value))));
    }
    let leads = form == Form::Lead && text.ends_with([':', '：']);
    let titled = form == Form::Heading || leads || is_marked(text.trim_end_matches([':', '：']));
    let phrase = phrase(text).or_else(|| titled.then(|| beginning(text)).flatten())?;
    (form != Form::Text || is_marked(text) || is_telling(phrase)).then_some((phrase, None))
}

/// A text without the number of the table that it is the caption of: `**表 3**  请求参数`, `Table 3: Parameters`.
pub(super) fn without_caption(text: &str) -> &str {
    let inner = text.trim_start_matches('*');
    let word = ["表", "Table", "table"].iter().find_map(|word| inner.strip_prefix(word));
    let Some(rest) = word.map(|rest| rest.trim_start_matches(is_blank)) else { return text };
    let after = rest.trim_start_matches(|char: char| char.is_ascii_digit() || matches!(char, '-' | '.'));
    let caption = after.trim_start_matches(|char: char| is_blank(char) || matches!(char, '*' | ':' | '：' | '.'));
    if after.len() < rest.len() && !caption.is_empty() { caption } else { text }
}

/// A heading whose first part is a label: `Response (200)`, `Example - as JSON`.
fn beginning(text: &str) -> Option<Phrase> {
    if let Some(status) = status_line(text) {
        return Some(Phrase { facets: Facets::RESPONSE, status: Some(status) });
    }
    let text = text.trim_matches(['*', '_', '[', ']', '【', '】']);
    let end = [" - ", " – ", "——", "(", "（", "：", ", ", "，"].iter().filter_map(|mark| text.find(mark)).min()?;
    let first = phrase(&text[..end])?;
    let rest = text[end..].trim_matches(|char: char| !char.is_alphanumeric());
    let rest = phrase(rest).unwrap_or(Phrase { facets: Facets::FILL, status: status_line(rest) });
    Some(Phrase { facets: first.facets | rest.facets, status: first.status.or(rest.status) })
}

/// The status that a text begins with: `404 Not Found`.
pub(super) fn status_line(text: &str) -> Option<u16> {
    let text = text.trim_matches(['`', '*']);
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let bound = !text[end..].starts_with(|char: char| char.is_alphanumeric() || matches!(char, '.' | ')' | '、'));
    bound.then(|| status(&text[..end])).flatten()
}

/// The status that a title ends with: `Missing fields (400 Bad Request)`.
pub(super) fn status_in_parentheses(title: &str) -> Option<u16> {
    let inner = trim(title).strip_suffix([')', '）'])?;
    let (_, inner) = inner.rsplit_once(['(', '（'])?;
    status_head(inner).filter(|(_, meaning)| meaning.is_empty()).map(|(status, _)| status)
}

/// The status that a line gives, with or without words that lead to it, and what it says behind it: `404 Not Found`,
/// `// Status code: 200`, `Status 201 (Created)`, `409: busy`.
pub(super) fn status_head(line: &str) -> Option<(u16, &str)> {
    let line = trim(line.trim_start_matches(|char| is_blank(char) || matches!(char, '/' | '#' | '-' | '*' | '`')));
    let (before, rest) = line.split_at_checked(line.find(|char: char| char.is_ascii_digit())?)?;
    let told = Facets::STATUS | Facets::CODE | Facets::RESPONSE | Facets::INTERFACE | Facets::ERROR | Facets::SUCCESS;
    let leads = before.is_empty() || phrase(before).is_some_and(|phrase| phrase.facets.is_within(told));
    let status = status_line(rest).filter(|_| leads)?;
    let rest = rest.get(3..)?.trim_start_matches(['`', '*']);
    let end = [":", "：", " - ", " – ", " — "].iter().filter_map(|mark| Some((rest.find(mark)?, mark.len()))).min();
    let (reason, meaning) = end.map_or((rest, ""), |(at, length)| (&rest[..at], trim(&rest[at + length..])));
    let reason = trim(reason);
    let is_reason = reason.is_empty() || reason.starts_with(|char: char| char.is_uppercase() || char == '(');
    (is_reason && reason.len() <= LONGEST).then_some((status, meaning))
}

fn status(digits: &str) -> Option<u16> {
    let number = digits.parse().ok().filter(|number| (100..600).contains(number));
    number.filter(|_| digits.len() == 3)
}

/// What a label says of all that it names: `Required body parameters`.
pub(super) fn requirement(text: &str) -> Option<bool> {
    let text = text.get(..text.len().min(2 * LONGEST)).unwrap_or_default();
    let mut told = text.split(|char: char| !char.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    let told: Vec<bool> = told.by_ref().filter_map(words::required).collect();
    told.first().copied().filter(|first| told.iter().all(|other| other == first))
}

/// Whether a text is marked as a label by bold or slanted letters or brackets.
pub(super) fn is_marked(text: &str) -> bool {
    let emphasised = |mark| text.starts_with(mark) && text.ends_with(mark) && text.len() > 2 * str::len(mark);
    emphasised("*")
        || emphasised("_")
        || text.starts_with('【') && text.ends_with('】')
        || text.starts_with('[') && text.ends_with(']')
}

/// Whether a phrase says enough to be a label without any mark.
fn is_telling(phrase: Phrase) -> bool {
    phrase.facets.count() >= 2
}

/// Reads a text as a phrase of nothing but known words.
pub(super) fn phrase(text: &str) -> Option<Phrase> {
    let is_mark = |char: char| !char.is_alphanumeric();
    let text = unnumbered(text.trim_matches(is_mark)).trim_matches(is_mark);
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    let mut phrase = Phrase { facets: Facets::FILL, status: None };
    let mut rest = text;
    let mut telling = false;
    while !rest.is_empty() {
        let (word, after) = next_word(rest)?;
        if let Some(status) = status(word) {
            phrase.status = Some(status);
        } else if !(telling && is_ordinal(word)) {
            phrase.facets = phrase.facets | words::label(word)?;
        }
        telling |= words::label(word).is_some_and(|facets| facets != Facets::FILL);
        rest = after.trim_start_matches(is_mark);
    }
    telling.then_some(phrase)
}

/// Whether a word counts what its label names.
fn is_ordinal(word: &str) -> bool {
    word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit())
        || ["一", "二", "三", "四", "五", "六"].contains(&word)
}

/// The longest known word that a text begins with, and what follows it.
fn next_word(text: &str) -> Option<(&str, &str)> {
    if text.starts_with(is_spaced) {
        let end = text.find(|char| !is_spaced(char) && char != '-').unwrap_or(text.len());
        if words::opens_label(&text[..end])
            && let Some(end) = ends_of_parts(text, end).filter(|end| words::label(&text[..*end]).is_some()).last()
        {
            return Some(text.split_at(end));
        }
        if words::label(&text[..end]).is_some() {
            return Some(text.split_at(end));
        }
        let end = text.find(|char| !is_spaced(char)).unwrap_or(text.len());
        let ascii = text.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(text.len());
        // A Latin word may stand before a Korean one without a blank, and a Korean one before its particle.
        if words::label(&text[..end]).is_some() || text.is_char_boundary(ascii) && ascii == end {
            return Some(text.split_at(end));
        }
        if ascii > 0 && is_hangul(text[ascii..].chars().next()) {
            return Some(text.split_at(ascii));
        }
        if !is_hangul(text.chars().next()) {
            return Some(text.split_at(end));
        }
    }
    let ends = text.char_indices().take(LONGEST).map(|(at, char)| at + char.len_utf8());
    let ends: Vec<usize> = ends.take_while(|end| *end <= 36).collect();
    let is_known = |word: &str| words::label(word).is_some() || is_ordinal(word);
    ends.into_iter().rev().map(|end| text.split_at(end)).find(|(word, _)| is_known(word))
}

/// The most parts of a word that is written in several: `point de terminaison`, `đường dẫn`.
const PARTS: usize = 3;

/// Where the second and further parts of a word end whose first one ends at `end`.
fn ends_of_parts(text: &str, mut end: usize) -> impl Iterator<Item = usize> {
    (1..PARTS).map_while(move |_| {
        let rest = text[end..].strip_prefix(' ').filter(|rest| rest.starts_with(is_spaced))?;
        end = text.len() - rest.len() + rest.find(|char| !is_spaced(char)).unwrap_or(rest.len());
        Some(end)
    })
}

/// Whether a character belongs to a script that parts its words by blanks.
fn is_spaced(char: char) -> bool {
    char.is_alphanumeric()
        && !matches!(char, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '々' | '〇')
}

fn is_hangul(char: Option<char>) -> bool {
    char.is_some_and(|char| matches!(char, '\u{AC00}'..='\u{D7AF}'))
}

/// A text without the number before it.
pub(super) fn unnumbered(text: &str) -> &str {
    let number = |char: char| {
        char.is_ascii_digit()
            || matches!(char, '.' | '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let rest = text.trim_start_matches(number);
    let marked = rest.starts_with(|char: char| is_blank(char) || matches!(char, ')' | '）' | '、' | '．'));
    let dotted = text[..text.len() - rest.len()].contains('.');
    if rest.len() < text.len() && (marked || dotted) && status_line(text).is_none() { rest } else { text }
}

/// The most characters of prose in which known words are looked for.
const PROSE: usize = 200;

/// What the known words of a text say, whatever else stands in it.
pub(super) fn known_words(text: &str) -> Facets {
    let mut facets = Facets::FILL;
    let end = text.char_indices().nth(PROSE).map_or(text.len(), |(end, _)| end);
    let mut rest = &text[..end];
    while let Some(char) = rest.chars().next() {
        match next_word(rest) {
            Some((word, after)) if !word.is_empty() => {
                facets = facets | words::label(word).unwrap_or_default();
                rest = after;
            }
            _ => rest = &rest[char.len_utf8()..],
        }
    }
    facets
}
