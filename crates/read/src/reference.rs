//! Words that name a model: in a type cell, or where prose says what an operation returns.

use std::collections::BTreeSet;

use docwright_schema::{
    Span,
    document::{Declared, Reference, Text},
};

use crate::{
    page::{Page, Piece, is_blank, trim},
    words::{self, Kind},
};

/// The most characters between the word that speaks of returning and what is returned …
const FAR: usize = 80;
/// … and the most words.
const MOST_WORDS: usize = 8;
/// The most links of a paragraph that are looked at.
const MOST_LINKS: usize = 8;
/// The most lists that stand inside of each other.
const DEEPEST: usize = 4;
/// The longest name of a model, in characters.
const LONGEST: usize = 60;

/// The model that a type cell names: by a link, by words before "object", or as the type itself.
pub(crate) fn of_type<'a>(page: &Page<'a>, text: &Text<'a>, declared: Option<&Declared<'_>>) -> Option<Reference<'a>> {
    if declared.is_some_and(|declared| !may_be(declared)) {
        return None;
    }
    let pieces = page.pieces(text.span);
    let lists = declared.map_or(0, depth);
    if pieces.is_empty() {
        let known = declared.and_then(name_of).map(str::to_owned);
        let name = known.or_else(|| named(&text.text).filter(|_| declared.is_none()))?;
        let lists = lists.max(lists_in(&text.text));
        let is_partial = speaks_of_part(&text.text);
        return Some(Reference { span: text.span, name: name.into(), target: None, lists, is_partial });
    }
    let mut links = (0..pieces.len()).filter(|at| pieces[*at].target.is_some());
    let at = links.next().filter(|_| links.next().is_none())?;
    let (before, after) = around(&pieces, at);
    let is_map = before.split(|char: char| !char.is_alphanumeric()).any(|word| words::kind(word) == Some(Kind::Map));
    let is_scalar = words::kind(&pieces[at].text).is_some_and(|kind| !matches!(kind, Kind::Object | Kind::Array));
    let lists = lists.max(lists_in(&before) + ends_as_list(&after));
    let is_whole = !is_map && !is_scalar && !is_identified(&after);
    is_whole.then(|| of_link(&pieces[at], text.span, lists, speaks_of_part(&before)))
}

/// Whether what follows a name makes it that of an identifier: `[oven](…) IDs`.
fn is_identified(after: &str) -> bool {
    let word = after.split(|char: char| !char.is_alphanumeric()).find(|word| !word.is_empty());
    word.is_some_and(|word| matches!(word, "id" | "ids"))
}

/// Whether what is declared may be a model.
pub(crate) fn may_be(declared: &Declared<'_>) -> bool {
    match declared {
        Declared::Object | Declared::Named(_) | Declared::Any | Declared::Array(None) => true,
        Declared::Array(Some(items)) => may_be(items),
        _ => false,
    }
}

/// The model that a description begins with, of a field that is an object or a list: `an array of partial [ovens](…)`.
pub(crate) fn described<'a>(page: &Page<'a>, text: &Text<'a>, declared: &Declared<'_>) -> Option<Reference<'a>> {
    let pieces = page.pieces(text.span);
    let mut links = (0..pieces.len()).filter(|at| pieces[*at].target.is_some());
    let at = links.next().filter(|_| links.next().is_none())?;
    let (before, after) = around(&pieces, at);
    let lists = depth(declared).max(lists_in(&before) + ends_as_list(&after));
    let is_whole = leads_on(&before) && !is_identified(&after);
    is_whole.then(|| of_link(&pieces[at], text.span, lists, speaks_of_part(&before)))
}

/// The model that prose says is returned.
pub(crate) fn returned<'a>(page: &Page<'a>, span: Span) -> Option<Reference<'a>> {
    let lower = page.raw(span).to_lowercase();
    let told = || words::phrases(|language| language.returns).chain(words::phrases(|language| language.returns_behind));
    if !told().any(|word| lower.contains(word)) {
        return None;
    }
    let pieces = page.pieces(span);
    let linked = (0..pieces.len()).filter(|at| pieces[*at].target.is_some()).take(MOST_LINKS).find_map(|at| {
        let (before, after) = around(&pieces, at);
        let last = sentence(&before).1;
        let between =
            after_returning(last).filter(|between| leads_on(between)).or_else(|| before_returning(last, &after))?;
        let lists = lists_in(&between) + ends_as_list(&after);
        Some(of_link(&pieces[at], span, lists, speaks_of_part(&between)))
    });
    linked.or_else(|| plain(&page.plain(span)))
}

/// The operation that prose says is the same: `Works the same as [Get Oven](…)`.
pub(crate) fn same_as<'a>(page: &Page<'a>, span: Span) -> Option<Text<'a>> {
    let lower = page.raw(span).to_lowercase();
    if !words::phrases(|language| language.sameness).any(|word| lower.contains(word)) {
        return None;
    }
    let pieces = page.pieces(span);
    let links = (0..pieces.len()).filter(|at| pieces[*at].target.is_some()).take(MOST_LINKS);
    let mut same = links.filter(|at| {
        let before = around(&pieces, *at).0;
        words::phrases(|language| language.sameness).any(|word| trim(&before).ends_with(word))
    });
    same.next().map(|at| Text { span, text: trim(&pieces[at].text).to_owned().into() })
}

/// The model that a sentence without a link says is returned: `Returns the updated oven object.`
fn plain<'a>(text: &Text<'a>) -> Option<Reference<'a>> {
    let mut rest: &str = &text.text;
    while !rest.is_empty() {
        let end = rest.find(ENDS).map_or(rest.len(), |end| end + 1);
        let (sentence, others) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if let Some(told) = after_returning(sentence)
            && let Some(name) = named(&told).filter(|name| leads_on(name))
        {
            let (lists, is_partial) = (lists_in(&told), speaks_of_part(&told));
            return Some(Reference { span: text.span, name: name.into(), target: None, lists, is_partial });
        }
        rest = others.trim_start_matches(|char: char| !char.is_alphanumeric());
    }
    None
}

/// What ends a sentence.
const ENDS: [char; 5] = ['.', '。', '!', '！', '\n'];

/// A text without its last sentence, and that sentence.
fn sentence(text: &str) -> (&str, &str) {
    let end = |(at, sign): (usize, &str)| {
        let after = at + sign.len();
        let next = text[after..].chars().next();
        // A dot inside of a word ends nothing.
        (sign != "." || next.is_none_or(char::is_whitespace)).then_some(after)
    };
    let at = text.rmatch_indices(ENDS).find_map(end).unwrap_or_default();
    text.split_at(at)
}

/// What follows the last word of a sentence that speaks of returning.
fn after_returning(sentence: &str) -> Option<String> {
    let lower = sentence.to_lowercase();
    let starts_word = |at: usize| !lower[..at].chars().next_back().is_some_and(|char| char.is_ascii_alphanumeric());
    let ends_word = |rest: &str| !rest.starts_with(|char: char| char.is_ascii_alphanumeric());
    let found = words::phrases(|language| language.returns).filter_map(|word| {
        let at = lower.rfind(word).filter(|at| starts_word(*at))?;
        let rest = &lower[at + word.len()..];
        (ends_word(rest) && !is_denied(&lower[..at])).then_some(rest)
    });
    found.min_by_key(|rest| rest.len()).map(str::to_owned)
}

/// What stands before a name that the word for returning follows.
fn before_returning(before: &str, after: &str) -> Option<String> {
    let found = words::phrases(|language| language.returns_behind).filter_map(|word| after.find(word));
    let between = found.min().and_then(|at| after.get(..at))?;
    (leads_on(between) && !between.contains(ENDS)).then(|| before.to_owned())
}

/// Whether the words before deny what follows.
fn is_denied(before: &str) -> bool {
    let last = before.split(|char: char| !(char.is_alphanumeric() || char == '\'')).rfind(|word| !word.is_empty());
    words::phrases(|language| language.denials)
        .any(|word| last == Some(word) || !word.is_ascii() && before.ends_with(word))
}

/// Whether what stands between the word for returning and a name still speaks of the same thing.
fn leads_on(between: &str) -> bool {
    let rest = without_status(between);
    let words: Vec<&str> =
        rest.split(|char: char| !(char.is_alphanumeric() || char == '\'')).filter(|word| !word.is_empty()).collect();
    let turns = words::phrases(|language| language.turns).any(|turn| match turn.is_ascii() {
        true => words.contains(&turn),
        false => rest.contains(turn),
    });
    let stops = rest.contains([',', ';', ':', '(', '，', '；', '：', '（', '、']);
    !turns && !stops && words.len() <= MOST_WORDS && rest.chars().count() <= FAR
}

/// A text without the status that is returned with what it names: `a 200 ok with the`.
fn without_status(text: &str) -> &str {
    let trimmed = text.trim_start_matches(|char: char| is_blank(char) || char == '`');
    let trimmed =
        trimmed.strip_prefix("an ").or(trimmed.strip_prefix("a ")).unwrap_or(trimmed).trim_start_matches(['`', ' ']);
    let digits = trimmed.chars().take_while(char::is_ascii_digit).count();
    if digits != 3 {
        return text;
    }
    let rest = trimmed[digits..].trim_start_matches(|char: char| !char.is_alphanumeric());
    let joint = [" with ", " and "].into_iter().filter_map(|word| rest.find(word).map(|at| at + word.len()));
    let direct = ["with ", "and "].into_iter().filter_map(|word| rest.starts_with(word).then_some(word.len()));
    direct.chain(joint).min().map_or(rest, |at| &rest[at..])
}

fn of_link<'a>(link: &Piece, span: Span, lists: usize, is_partial: bool) -> Reference<'a> {
    let name = named(&link.text).unwrap_or_else(|| link.text.clone());
    Reference { span, name: name.into(), target: link.target.clone().map(Into::into), lists, is_partial }
}

/// The text before and after a piece.
fn around(pieces: &[Piece], at: usize) -> (String, String) {
    let text = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    (text(&pieces[..at]).to_lowercase(), text(&pieces[at + 1..]).to_lowercase())
}

/// The model whose name a declared type is, alone or in a list.
fn name_of<'d>(declared: &'d Declared<'_>) -> Option<&'d str> {
    match declared {
        Declared::Named(name) => Some(name),
        Declared::Array(Some(items)) => name_of(items),
        _ => None,
    }
}

/// The name before a word such as "object": `oven` in `an array of partial oven objects`.
pub(crate) fn named(text: &str) -> Option<String> {
    let text = trim(text).trim_end_matches(ENDS).trim_start_matches('?');
    let ends = words::phrases(|language| language.entities).filter_map(|word| before_word(text, word));
    let mut name = trim(ends.min_by_key(|name| name.len())?);
    while let Some(rest) = without_qualifier(name) {
        name = rest;
    }
    let is_name = name.chars().count() <= LONGEST && name.split_whitespace().count() <= 5;
    (is_name && name.chars().any(char::is_alphabetic)).then(|| name.to_owned())
}

/// What stands before `word` in the singular or plural, at the end of a text.
fn before_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let strip = |end: &str| {
        let at = text.len().checked_sub(end.len())?;
        let tail = text.get(at..)?;
        let whole = !word.is_ascii() || text[..at].ends_with(|char: char| !char.is_alphanumeric());
        (tail.eq_ignore_ascii_case(end) && whole && at > 0).then(|| &text[..at])
    };
    strip(&format!("{word}s")).or_else(|| strip(word))
}

/// A name without an article, an adjective or the list that it is in.
fn without_qualifier(name: &str) -> Option<&str> {
    let qualifiers = words::phrases(|language| language.qualifiers);
    let lists = words::phrases(|language| language.lists_of);
    let parts = words::phrases(|language| language.partials);
    qualifiers.chain(lists).chain(parts).find_map(|word| {
        let head = name.get(..word.trim_end().len())?;
        let rest = &name[head.len()..];
        let whole = !word.is_ascii() || rest.starts_with(is_blank);
        (head.eq_ignore_ascii_case(word.trim_end()) && whole).then(|| trim(rest)).filter(|rest| !rest.is_empty())
    })
}

/// Of how many lists, one inside of the other, a text speaks.
fn lists_in(text: &str) -> usize {
    let text = text.to_lowercase();
    // Languages share phrases, and some begin others.
    let phrases = words::phrases(|language| language.lists_of);
    let places: BTreeSet<usize> = phrases.flat_map(|phrase| text.match_indices(phrase)).map(|(at, _)| at).collect();
    places.len().min(DEEPEST)
}

/// How many lists what follows a name makes of it: `objects[]`, `对象数组`.
fn ends_as_list(after: &str) -> usize {
    let after = trim(after);
    let things = words::phrases(|language| language.entities).filter_map(|word| after.strip_prefix(word));
    let rest = trim(things.min_by_key(|rest| rest.len()).unwrap_or(after));
    let is_list = rest.starts_with("[]")
        || words::phrases(|language| language.lists).any(|word| rest.starts_with(word.trim_start()));
    usize::from(is_list)
}

/// How many lists a declared type is nested in.
fn depth(declared: &Declared<'_>) -> usize {
    match declared {
        Declared::Array(Some(items)) => 1 + depth(items),
        Declared::Array(None) => 1,
        _ => 0,
    }
}

fn speaks_of_part(text: &str) -> bool {
    let text = text.to_lowercase();
    words::phrases(|language| language.partials).any(|word| text.contains(word))
}
