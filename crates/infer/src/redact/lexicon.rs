//! Lists of words, written as text.

/// Words with blanks between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexicon(pub(super) &'static str);

impl Lexicon {
    /// The words.
    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_ascii_whitespace()
    }

    /// Whether a word is one of these.
    pub(super) fn has(self, word: &str) -> bool {
        self.iter().any(|own| own == word)
    }

    /// Whether a text ends with one of these.
    pub(super) fn ends(self, text: &str) -> bool {
        self.iter().any(|own| text.ends_with(own))
    }

    /// Whether a text holds one of these.
    pub(super) fn is_in(self, text: &str) -> bool {
        self.iter().any(|own| text.contains(own))
    }
}
