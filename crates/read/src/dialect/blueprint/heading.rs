//! What headings say.

use docwright_schema::document::Method;

use crate::page::{is_blank, trim};

/// What a heading begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heading<'a> {
    /// `Group Name`
    Group,
    /// `Data Structures`
    DataStructures,
    /// `Name [/path]`, `/path`
    Resource {
        /// What it is called, empty where it has no name.
        name: &'a str,
        /// Its URI template.
        template: &'a str,
    },
    /// `Name [GET]`, `Name [GET /path]`, `GET /path`, `GET`
    Action {
        /// What it is called, empty where it has no name.
        name: &'a str,
        /// The word in the place of the method.
        word: &'a str,
        /// The URI template of its own.
        template: Option<&'a str>,
    },
    /// Anything else.
    Title,
}

/// The most brackets of a heading that are looked at.
const BRACKETS: usize = 16;

impl<'a> Heading<'a> {
    /// What a heading of this text is.
    pub(super) fn of(title: &'a str) -> Self {
        let title = title.trim_matches(|char| is_blank(char) || char == '`');
        if title == "Group" || title.strip_prefix("Group").is_some_and(|rest| rest.starts_with(is_blank)) {
            return Self::Group;
        }
        if matches!(title, "Data Structures" | "Data Structure") {
            return Self::DataStructures;
        }
        Self::bracketed(title).or_else(|| Self::address("", title, false)).unwrap_or(Self::Title)
    }

    /// Reads what stands in the brackets at the end of a title.
    fn bracketed(title: &'a str) -> Option<Self> {
        // The bracket at the end is sometimes forgotten, and sometimes followed by a remark.
        let inside = title.rfind(']').map_or(title, |end| &title[..end]);
        let opens = inside.match_indices('[').take(BRACKETS);
        opens.map(|(at, _)| (&title[..at], &inside[at + 1..])).find_map(|(name, address)| {
            Self::address(trim(name), address.trim_matches(|char| is_blank(char) || char == '`'), true)
        })
    }

    fn address(name: &'a str, address: &'a str, in_brackets: bool) -> Option<Self> {
        if is_template(address) {
            return Some(Self::Resource { name, template: address });
        }
        let end = address.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(address.len());
        let (word, rest) = address.split_at_checked(end)?;
        // Out of brackets, `Options` is a title.
        let is_upper = word.bytes().all(|byte| byte.is_ascii_uppercase());
        let rest = trim(rest);
        let template = is_template(rest).then_some(rest);
        // An unknown word in capitals is a method only before a path.
        let is_method = Method::from_word(word).is_some_and(|_| is_upper || in_brackets)
            || is_upper && word.len() > 2 && template.is_some();
        let complete = rest.is_empty() || template.is_some();
        (is_method && complete).then_some(Self::Action { name, word, template })
    }
}

/// The longest URI template that is looked at.
const LONGEST: usize = 2000;

/// Whether a text is a URI template.
fn is_template(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    let rooted = text.starts_with(['/', '{']) && !text.starts_with("//");
    let with_host = text.starts_with("http://") || text.starts_with("https://");
    // Blanks stand in the lists of variables only.
    let mut depth = 0_usize;
    let together = text.chars().all(|char| {
        match char {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || !is_blank(char)
    });
    (rooted || with_host) && together
}
