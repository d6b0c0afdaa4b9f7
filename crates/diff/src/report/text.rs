//! Texts from the docs, as lines that hold nothing but what they show.

use crate::finding::Finding;

/// The text in one line. Control characters become their pictures, and characters that reorder what stands around them
/// are replaced, since a line that reads otherwise than it is would deceive a reviewer.
pub(super) fn visible(text: &str) -> String {
    text.replace("\r\n", "\n").chars().map(shown).collect()
}

fn shown(char: char) -> char {
    match char {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(char)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\x7f' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => char,
    }
}

/// The text in one line of at most so many characters, without the space around it.
pub(super) fn short(text: &str, longest: usize) -> String {
    cut(text.trim(), longest)
}

/// The text in one line of at most so many characters.
pub(super) fn cut(text: &str, longest: usize) -> String {
    let line = visible(text);
    if line.chars().count() <= longest {
        return line;
    }
    line.chars().take(longest.saturating_sub(1)).chain(['…']).collect()
}

/// What a finding does, and why.
pub(super) fn verdict(Finding { wire, semver, cause, .. }: &Finding) -> String {
    format!("wire: {}, semver: {}, cause: {}", wire.as_str(), semver.as_str(), cause.as_str())
}

/// A number with what it counts.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_show_is_made_visible() {
        assert_eq!(visible("a\r\nb\tc\x1b[31m\x7f\u{9b}\u{202e}名"), "a b c␛[31m␡\u{fffd}\u{fffd}名");
    }

    #[test]
    fn long_texts_end_in_dots() {
        assert_eq!(short(" 一二三四 ", 4), "一二三四");
        assert_eq!(short("一二三四五", 4), "一二三…");
    }
}
