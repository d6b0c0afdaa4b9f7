//! The words that begin the items of a blueprint.

use crate::page::{is_blank, trim};

/// What an item is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keyword {
    Parameters,
    Attributes,
    Headers,
    Body,
    Schema,
    Request,
    Response,
    Model,
    /// Known, and of no use to a client: relations and inclusions.
    Other,
}

impl Keyword {
    /// The keyword of an item, and what follows it.
    pub(super) fn of(head: &str) -> Option<(Self, &str)> {
        let end = head.find(|char: char| !char.is_ascii_alphabetic()).unwrap_or(head.len());
        let (word, rest) = head.split_at_checked(end)?;
        let rest = trim(rest);
        let bare = rest.is_empty() || rest == ":";
        let in_parentheses = rest.starts_with('(') && rest.ends_with(')');
        // `Body: text (string)` and `Headers (array)` are members of an object.
        let media_type = in_parentheses && rest.contains('/');
        // A lower-case word with text behind it is prose.
        let is_titled = word.starts_with(|char: char| char.is_ascii_uppercase()) && !rest.starts_with(':');
        let (keyword, fits) = match &*word.to_ascii_lowercase() {
            "parameters" | "parameter" => (Self::Parameters, bare),
            "attributes" | "attribute" => (Self::Attributes, bare || in_parentheses),
            "headers" | "header" => (Self::Headers, bare),
            "body" => (Self::Body, bare || media_type),
            "schema" => (Self::Schema, bare || media_type),
            "request" => (Self::Request, bare || media_type || is_titled),
            "response" => (Self::Response, bare || in_parentheses || status_class(rest).is_some()),
            "model" => (Self::Model, bare || media_type),
            "relation" => (Self::Other, rest.starts_with(':')),
            "transclude" => (Self::Other, true),
            _ => return None,
        };
        fits.then_some((keyword, if bare { "" } else { rest }))
    }

    /// Whether it holds a body.
    pub(super) fn is_payload(self) -> bool {
        matches!(self, Self::Request | Self::Response | Self::Model)
    }

    /// Whether it is a part of what holds a body.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Self::Headers | Self::Body | Self::Schema)
    }

    /// Whether text that is indented below it is meant word for word.
    pub(super) fn is_verbatim(self) -> bool {
        self.is_payload() || self.is_part()
    }

    /// Whether its items are members of something, whose names may be keywords too.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::Parameters | Self::Attributes)
    }
}

/// The first digit of the status that a text begins with: `2` in `2xx`.
pub(super) fn status_class(text: &str) -> Option<char> {
    text.trim_start_matches([':', ' ']).chars().next().filter(|char| matches!(char, '1'..='5'))
}

/// The status that a text begins with.
pub(super) fn status(text: &str) -> Option<u16> {
    let text = text.trim_start_matches([':', ' ']);
    let end = text.find(|char: char| !char.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let status = digits.parse().ok().filter(|status| (100..600).contains(status));
    status.filter(|_| digits.len() == 3 && (rest.is_empty() || rest.starts_with(|char| is_blank(char) || char == '(')))
}
