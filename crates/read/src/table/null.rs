//! Whether texts say that there may be null.

use crate::{
    page::{is_blank, trim},
    words,
};

/// Whether a type's spelling says so, whether or not the type is known: `?ISO8601 timestamp`, `string (nullable)`.
pub(super) fn in_type(text: &str) -> bool {
    let text = trim(text);
    text.len() > 1 && (text.starts_with('?') || text.ends_with('?')) || in_prose(text)
}

/// A type's spelling without the mark that says so; nothing where it has none.
pub(super) fn without_mark(text: &str) -> Option<&str> {
    let first = || text.split_once(is_blank).filter(|(first, _)| is_word(first)).map(|(_, rest)| rest);
    let last = || text.rsplit_once(|char| is_blank(char) || char == ',').filter(|(_, last)| is_word(last));
    let marked = text.strip_prefix('?').or_else(|| text.strip_suffix('?'));
    marked.or_else(first).or_else(|| last().map(|(rest, _)| rest.trim_end_matches(','))).map(trim)
}

fn is_word(text: &str) -> bool {
    text.eq_ignore_ascii_case("nullable")
}

/// Whether a description says so.
pub(super) fn in_prose(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_spaced = |phrase: &&str| phrase.is_ascii() || phrase.contains(' ');
    let says_spaced = |phrase: &str| says(&lower, phrase, |char| !char.is_alphanumeric());
    if words::NULLS.within(&lower).filter(is_spaced).any(says_spaced) {
        return true;
    }
    let dense: String = if lower.is_ascii() { String::new() } else { lower.split(is_blank).collect() };
    words::NULLS.within(&dense).filter(|phrase| !is_spaced(phrase)).any(|phrase| says(&dense, phrase, |_| true))
}

/// Whether a text holds a phrase between `ends` that nothing denies.
fn says(text: &str, phrase: &str, ends: fn(char) -> bool) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let (before, behind) = (&text[..at], &text[at + phrase.len()..]);
        before.chars().next_back().is_none_or(ends) && behind.chars().next().is_none_or(ends) && !is_denied(before)
    })
}

/// Whether what stands before a phrase turns it into its opposite: `not nullable`, `non-nullable`, `不可为空`.
fn is_denied(before: &str) -> bool {
    let before = before.trim_end_matches(|char| is_blank(char) || char == '-');
    let last = before.rsplit(|char: char| !char.is_alphanumeric()).next().unwrap_or_default();
    last == "non"
        || words::phrases(|language| language.denials)
            .any(|denial| if denial.is_ascii() { last == denial } else { last.ends_with(denial) })
}

/// Whether the header of a column of requirements asks for null: `not null`, `是否一定不为null`.
pub(super) fn in_header(text: &str) -> bool {
    text.to_ascii_lowercase().contains("null") || text.contains('空')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_that_tell() {
        for text in [
            "The day. May be null.",
            "when it was sold, or null",
            "null if nobody bakes",
            "Nullable; the owner",
            "备注，可为 null",
            "所属分组（可为空）",
            "備註，可為空",
            "値がない場合は null になる",
            "값이 없으면 null 일 수 있음",
            "может быть null",
            "pode ser nulo quando novo",
            "el dueño, puede ser null",
        ] {
            assert!(in_prose(text), "{text}");
        }
    }

    #[test]
    fn descriptions_that_do_not() {
        for text in [
            "not nullable",
            "Non-nullable number",
            "must never be null",
            "nullified orders",
            "不可为空",
            "名称，非空",
            "no puede ser null",
            "не может быть null",
        ] {
            assert!(!in_prose(text), "{text}");
        }
    }

    #[test]
    fn spellings_of_types() {
        for text in ["?string", "string?", "nullable string", "string, nullable", "string nullable"] {
            assert_eq!(without_mark(text), Some("string"), "{text}");
        }
        assert_eq!(without_mark("string"), None);
        assert!(in_type("?ISO8601 timestamp") && in_type("string (nullable)") && in_type("string or null"));
        assert!(!in_type("string") && !in_type("?"));
    }
}
