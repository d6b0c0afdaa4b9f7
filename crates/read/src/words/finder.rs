//! Looking for many phrases in one walk through a text.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::Language;

/// The phrases of one kind in all languages, to be looked for within texts.
pub(crate) struct Finder {
    of: fn(&Language) -> &'static [&'static str],
    found: OnceLock<(Vec<&'static str>, AhoCorasick)>,
}

impl Finder {
    pub(super) const fn new(of: fn(&Language) -> &'static [&'static str]) -> Self {
        Self { of, found: OnceLock::new() }
    }

    /// The phrases that stand anywhere in a text, in their own order, whatever the case of ASCII letters.
    pub(crate) fn within(&'static self, text: &str) -> impl Iterator<Item = &'static str> {
        let (phrases, automaton) = self.found.get_or_init(|| build(self.of));
        let mut found: Vec<usize> =
            automaton.find_overlapping_iter(text).map(|found| found.pattern().as_usize()).collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().map(|at| phrases[at])
    }
}

fn build(of: fn(&Language) -> &'static [&'static str]) -> (Vec<&'static str>, AhoCorasick) {
    let phrases: Vec<_> = super::phrases(of).collect();
    let automaton = AhoCorasick::builder().ascii_case_insensitive(true).build(&phrases);
    let automaton =
        automaton.unwrap_or_else(|error| panic!("the words of a few languages fit into an automaton: {error}"));
    (phrases, automaton)
}

#[cfg(test)]
mod tests {
    use super::super::MAXIMA;

    #[test]
    fn what_is_found_is_what_each_phrase_alone_would_find() {
        for text in ["Maximum: 5, at most 7", "最大 1000", "at mo", "", "up to the MAXIMUM"] {
            let lower = text.to_ascii_lowercase();
            let alone = super::super::phrases(|language| language.maxima).filter(|phrase| lower.contains(phrase));
            assert_eq!(MAXIMA.within(text).collect::<Vec<_>>(), alone.collect::<Vec<_>>(), "{text}");
        }
    }
}
