//! Bounded views of bodies for error messages.

use std::fmt::{self, Write as _};

use crate::secret;

/// The number of characters that an excerpt has at most, before `…` at the ends where it is cut.
const LIMIT: usize = 200;

/// How much of an excerpt stands before the place that it is about.
const BEFORE: usize = 120;

/// UTF-8 has at most four bytes per character.
const LIMIT_BYTES: usize = 4 * (LIMIT + 1);

/// Shows at most 200 characters of a body on one line.
///
/// Values of keys that are secrets are left out. Control characters are escaped, and so are those that reorder text or break lines without being control characters.
pub(crate) struct Excerpt<'a> {
    body: &'a [u8],
    start: usize,
}

impl<'a> Excerpt<'a> {
    /// The beginning of `body`.
    pub(crate) fn beginning(body: &'a [u8]) -> Self {
        Self { body, start: 0 }
    }

    /// What stands around the byte at `offset`.
    pub(crate) fn around(body: &'a [u8], offset: usize) -> Self {
        let mut start = offset.min(body.len()).saturating_sub(BEFORE);
        while body.get(start).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000) {
            start += 1;
        }
        Self { body, start }
    }
}

impl fmt::Display for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.body.len().min(self.start + LIMIT_BYTES);
        let text = secret::masked(&self.body[..end], self.start);
        if self.start > 0 {
            f.write_char('…')?;
        }
        let mut room = LIMIT;
        for char in text.chars() {
            let width = if must_be_escaped(char) { char.escape_default().count() } else { 1 };
            if width > room {
                return f.write_char('…');
            }
            room -= width;
            if must_be_escaped(char) {
                write!(f, "{}", char.escape_default())?;
            } else {
                f.write_char(char)?;
            }
        }
        Ok(())
    }
}

fn must_be_escaped(char: char) -> bool {
    char.is_control()
        || matches!(char, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beginning(body: impl AsRef<[u8]>) -> String {
        Excerpt::beginning(body.as_ref()).to_string()
    }

    #[test]
    fn a_short_body_is_shown_whole() {
        assert_eq!(beginning("张三: \"a\""), "张三: \"a\"");
        assert_eq!(beginning(""), "");
        assert_eq!(beginning("x".repeat(200)), "x".repeat(200));
    }

    #[test]
    fn a_long_body_is_cut() {
        assert_eq!(beginning("x".repeat(201)), format!("{}…", "x".repeat(200)));
        assert_eq!(beginning("𝄞".repeat(5_000)), format!("{}…", "𝄞".repeat(200)));
        assert_eq!(beginning("\0".repeat(5_000)), format!("{}…", r"\u{0}".repeat(40)));
    }

    #[test]
    fn it_stays_on_its_line_and_in_its_order() {
        assert_eq!(beginning("a\r\n\x1b[31m\u{202e}b\u{2028}"), r"a\r\n\u{1b}[31m\u{202e}b\u{2028}");
        assert_eq!(beginning(b"a\xffb"), "a\u{fffd}b");
    }

    #[test]
    fn secrets_are_left_out() {
        let body = r#"{"code": 7, "access_token": "hunter2\\", "pin": {"password" : 1234}, "page_token": "p"}"#;
        assert_eq!(
            beginning(body),
            r#"{"code": 7, "access_token": ***, "pin": {"password" : ***}, "page_token": "p"}"#
        );
        let long = format!(r#"{{"token": "{}", "id": 1}}"#, "hunter2".repeat(100));
        let shown = Excerpt::around(long.as_bytes(), long.len() - 2).to_string();
        assert_eq!(shown, r#"…***, "id": 1}"#);
        assert_eq!(beginning(r#"{"token": "hunter2"#), r#"{"token": ***"#);
        assert_eq!(beginning(r#"{"token": null, "secret":true}"#), r#"{"token": null, "secret":true}"#);
    }

    #[test]
    fn it_can_stand_around_a_place() {
        let body = format!("{}!{}", "张".repeat(100), "x".repeat(500));
        let shown = Excerpt::around(body.as_bytes(), 300).to_string();
        assert_eq!(shown, format!("…{}!{}…", "张".repeat(40), "x".repeat(159)));
        assert_eq!(Excerpt::around(b"ab", 7).to_string(), "ab");
    }
}
