//! Looks at running text: words, runs, and what introduces a value.

/// The runs of characters that `belongs` says yes to, with where they begin.
pub fn words(line: &str, belongs: impl Fn(char) -> bool + Copy) -> impl Iterator<Item = (usize, &str)> {
    let words = line.split(move |char| !belongs(char)).filter(|word| !word.is_empty());
    words.map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

/// What stands before byte `at` and says what the value there is: its key, or else the text before it.
pub fn introduction(line: &str, at: usize) -> &str {
    key(line, at).unwrap_or_else(|| before(line, at))
}

/// As much of the text before byte `at` as may say what stands there.
pub fn before(line: &str, at: usize) -> &str {
    const REACH: usize = 100;
    let from = (at.saturating_sub(REACH)..=at).find(|&from| line.is_char_boundary(from)).unwrap_or(at);
    &line[from..at]
}

/// The key before the value at byte `at`, as in `"key": "`.
pub fn key(line: &str, at: usize) -> Option<&str> {
    let quotes = |char: char| char.is_whitespace() || matches!(char, '"' | '\'' | '`' | '\\' | '*' | '“' | '”' | '+');
    let before = before(line, at).trim_end_matches(quotes).strip_suffix([':', '=', '：'])?.trim_end_matches(quotes);
    let key = before.rsplit(|char: char| !(char.is_alphanumeric() || matches!(char, '_' | '-'))).next()?;
    (!key.is_empty()).then_some(key)
}

/// Whether `text` holds as many equal characters in a row, or as many that count up or down.
pub fn has_run(text: &str, equal: usize, counting: usize) -> bool {
    let bytes = text.as_bytes();
    let run = |step: i16, length: usize| {
        bytes
            .windows(length)
            .any(|window| window.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step))
    };
    run(0, equal) || run(1, counting) || run(-1, counting)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_introduces_its_value() {
        let check = |before: &str, expect: &str| assert_eq!(introduction(before, before.len()), expect);
        check("{\"a\": 1, \"phone\" : \"", "phone");
        check("x?mobile=", "mobile");
        check("手机：", "手机");
        check("call me: on ", "call me: on ");
        check(&"一".repeat(50), &"一".repeat(33));
    }

    #[test]
    fn runs_are_found() {
        assert!(has_run("9111x", 3, 9) && has_run("x3456", 3, 4) && has_run("4321", 3, 4));
        assert!(!has_run("112233", 3, 3) && !has_run("", 3, 3));
    }
}
