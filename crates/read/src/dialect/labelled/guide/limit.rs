//! How often an API may be called.

use docwright_schema::{Span, document::RateLimit};

use crate::{
    page::{Page, is_blank},
    words,
};

/// The limit that a line of text names.
pub(super) fn read(page: &Page<'_>, span: Span) -> Option<RateLimit> {
    let text = page.raw(span);
    if text.len() > 1000 {
        return None;
    }
    text.split(['。', '；', ';', '\n']).find_map(|sentence| {
        let lower = sentence.to_lowercase();
        let requests = words::phrases(|language| language.calls).find_map(|word| number_before(&lower, word))?;
        let counted = words::phrases(|language| language.periods).any(|word| lower.contains(word));
        let seconds = period(&lower).filter(|_| counted)?;
        Some(RateLimit { span: page.span_of(sentence), requests, seconds })
    })
}

/// The number that stands before the first `word` with one.
fn number_before(text: &str, word: &str) -> Option<u32> {
    text.match_indices(word).find_map(|(at, _)| number_at_end(&text[..at]))
}

fn number_at_end(text: &str) -> Option<u32> {
    let text = text.trim_end_matches(is_blank);
    let start = text.trim_end_matches(|char: char| char.is_ascii_digit()).len();
    text[start..].parse().ok().filter(|number| *number > 0)
}

/// The time in seconds that a sentence names: a number of units, or one of them.
fn period(text: &str) -> Option<u32> {
    let units = words::ALL.iter().flat_map(|language| language.seconds);
    let mut found: Vec<(usize, u32)> =
        units.filter_map(|(unit, seconds)| text.find(unit).map(|at| (at, *seconds))).collect();
    found.sort_unstable();
    found.into_iter().find_map(|(at, seconds)| {
        let before = text[..at].trim_end_matches(is_blank);
        let single = ["每", "per", "every", "each", "/", "a", "一", "1"].iter().any(|word| before.ends_with(word));
        number_at_end(before).or(single.then_some(1)).and_then(|number| number.checked_mul(seconds))
    })
}
