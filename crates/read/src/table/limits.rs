//! How large or long values may be, as types, columns and prose say it. Only what is sure to be a limit is taken for
//! one: a limit that is none rejects what the API accepts.

use docwright_schema::{Limits, document::Declared};

use crate::{
    page::{is_blank, trim},
    words,
};

/// The limits that a type's spelling names: `string(20)`, `number(0-255)`.
pub(super) fn of_type(text: &str, declared: Option<&Declared<'_>>) -> Limits {
    let inner = text.split_once(['(', '（']).and_then(|(_, rest)| rest.split_once([')', '）'])).map(|(inner, _)| inner);
    let Some(inner) = inner.filter(|_| declared.is_some()) else { return Limits::default() };
    match (range(inner), inner.trim().parse().ok()) {
        (Some((low, high)), _) => between(Some(low), Some(high), declared),
        (None, Some(longest)) if is_text(declared) => Limits::lengths(None, Some(longest)),
        _ => Limits::default(),
    }
}

/// The limits in the cell of a column of lengths: `64`, `1-20`.
pub(super) fn of_length(text: &str) -> Limits {
    let length = |number: i64| u32::try_from(number).ok();
    match (range(text), trim(text).parse().ok(), bound(text, &words::MAXIMA)) {
        (Some((low, high)), ..) => Limits::lengths(length(low), length(high)),
        (None, Some(longest), _) => Limits::lengths(None, Some(longest)),
        (None, None, Some((longest, _))) => Limits::lengths(None, length(longest)),
        _ => Limits::default(),
    }
}

/// The limits in the cell of a column of allowed values: `1~100`, `最大 1000`.
pub(super) fn of_values(text: &str, declared: Option<&Declared<'_>>) -> Limits {
    match range(text) {
        Some((low, high)) if trim(text).len() < 40 => between(Some(low), Some(high), declared),
        _ => in_prose(text, declared),
    }
}

/// The limits that a description names: `取值范围 [1, 100]`, `maximum: 50`, `最长 20 个字符`.
pub(super) fn in_prose(text: &str, declared: Option<&Declared<'_>>) -> Limits {
    if text.len() > 1000 {
        return Limits::default();
    }
    let ranged = words::RANGES.within(text).find_map(|word| {
        let rest = after(text, word)?;
        range(rest.trim_start_matches(|char: char| is_blank(char) || matches!(char, ':' | '：' | '为' | '是')))
    });
    if let Some((low, high)) = ranged {
        return between(Some(low), Some(high), declared);
    }
    let high = bound(text, &words::MAXIMA);
    let low = bound(text, &words::MINIMA);
    if high.is_some_and(|(_, letters)| letters) && is_text(declared) {
        return Limits::lengths(None, high.and_then(|(high, _)| u32::try_from(high).ok()));
    }
    let plain = |bound: Option<(i64, bool)>| bound.filter(|(_, letters)| !letters).map(|(bound, _)| bound);
    if is_number(declared) { Limits::numbers(plain(low), plain(high)) } else { Limits::default() }
}

fn between(low: Option<i64>, high: Option<i64>, declared: Option<&Declared<'_>>) -> Limits {
    if is_number(declared) { Limits::numbers(low, high) } else { Limits::default() }
}

fn is_number(declared: Option<&Declared<'_>>) -> bool {
    matches!(declared, Some(Declared::Integer | Declared::Long | Declared::Number))
}

fn is_text(declared: Option<&Declared<'_>>) -> bool {
    matches!(declared, Some(Declared::String))
}

/// What follows the first `word` of a text.
fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find(word)?;
    let bound = !word.is_ascii() || !lower[..at].ends_with(|char: char| char.is_ascii_alphanumeric());
    text.get(at + word.len()..).filter(|_| bound)
}

/// The number behind one of the words for a bound, and whether it counts characters.
fn bound(text: &str, words: &'static words::Finder) -> Option<(i64, bool)> {
    words.within(text).find_map(|word| {
        let rest = after(text, word)?;
        let rest =
            rest.trim_start_matches(|char: char| is_blank(char) || matches!(char, ':' | '：' | '为' | '是' | '`'));
        let rest = rest.strip_prefix("is ").or_else(|| rest.strip_prefix("of ")).unwrap_or(rest);
        let (number, rest) = number(rest)?;
        let unit = rest.trim_start_matches(|char: char| is_blank(char) || char == '`');
        let unit = unit.strip_prefix('个').unwrap_or(unit);
        let letters = words::phrases(|language| language.characters).any(|word| unit.starts_with(word));
        // Another unit counts something else.
        let ends = unit.is_empty() || unit.starts_with(|char: char| !char.is_alphanumeric());
        (letters || ends).then_some((number, letters))
    })
}

/// The two ends of a range that a text begins with: `1-100`, `[1, 100]`, `1 ~ 100`.
fn range(text: &str) -> Option<(i64, i64)> {
    let (low, rest) =
        number(text.trim_start_matches(|char: char| is_blank(char) || matches!(char, '[' | '(' | '（' | '【' | '`')))?;
    let rest = rest.trim_start_matches(is_blank);
    let rest =
        ["-", "–", "~", "～", "—", "至", "到", "to ", ",", "，"].iter().find_map(|mark| rest.strip_prefix(mark))?;
    let (high, rest) = number(rest.trim_start_matches(is_blank))?;
    // A third number makes it a list, and a further mark a date.
    let ends = !rest.trim_start().starts_with(|char: char| {
        char.is_ascii_alphanumeric() || matches!(char, '-' | ',' | '，' | '、' | '/' | ':' | '.')
    });
    (ends && low < high).then_some((low, high))
}

fn number(text: &str) -> Option<(i64, &str)> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let end = text.len() - digits.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let (number, rest) = text.split_at_checked(end)?;
    let number = number.parse().ok()?;
    let is_whole = !rest.strip_prefix('.').is_some_and(|rest| rest.starts_with(|char: char| char.is_ascii_digit()));
    is_whole.then_some((number, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(found: Limits, expect: &str) {
        assert_eq!(found.to_string(), expect);
    }

    #[test]
    fn types_and_columns() {
        let (text, number) = (Some(&Declared::String), Some(&Declared::Integer));
        check(of_type("string(20)", text), "..20 characters");
        check(of_type("Number (0-255)", number), "0..255");
        check(of_type("integer(int64)", number), "");
        check(of_type("decimal(10,2)", Some(&Declared::Number)), "");
        check(of_length("64"), "..64 characters");
        check(of_length("1-20"), "1..20 characters");
        check(of_length("-"), "");
        check(of_values("1~100", number), "1..100");
        check(of_values("최대 1000", number), "..1000");
        check(of_values("1-100", text), "");
    }

    #[test]
    fn prose() {
        let (text, number) = (Some(&Declared::String), Some(&Declared::Integer));
        check(in_prose("每页数量，取值范围 [1, 100]", number), "1..100");
        check(in_prose("The size, maximum: 50", number), "..50");
        check(in_prose("At least 1, at most 9.", number), "1..9");
        check(in_prose("Minimum is 1, maximum is 100.", number), "1..100");
        check(in_prose("名称，最长 20 个字符", text), "..20 characters");
        check(in_prose("Up to 255 characters", text), "..255 characters");
    }

    #[test]
    fn what_is_no_limit() {
        let (text, number) = (Some(&Declared::String), Some(&Declared::Integer));
        check(in_prose("最大 10MB", number), "");
        check(in_prose("最多 100 条", text), "");
        check(in_prose("The maximum price", number), "");
        check(in_prose("范围 1,2,3", number), "");
        check(in_prose("取值范围 2024-01-01", number), "");
        check(in_prose("maximum 0.5", number), "");
    }
}
