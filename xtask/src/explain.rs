//! Why each code matters, with a page that brings it about and the mended one.
//!
//! A file a code: prose, then the pages below lines `=== bad` and `=== good`, with a name where there are several. The
//! tests run all of them, so that no example claims what is not so.

pub(crate) mod address;
pub(crate) mod rules;

use std::fmt::Write;

use docwright_schema::Code;
use similar::TextDiff;

/// What there is to say about a code beyond what it says itself.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Explanation {
    /// Why it matters.
    pub(crate) why: &'static str,
    /// Pages that bring it about; none where it is about files.
    pub(crate) bad: Vec<Example>,
    /// The same, mended.
    pub(crate) good: Vec<Example>,
}

/// A page.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Example {
    /// Its name, where there are several.
    pub(crate) name: Option<&'static str>,
    /// Its text.
    pub(crate) text: &'static str,
}

/// The explanations of all codes, in their order.
static ALL: &[(&str, &str)] = &[
    ("page-unreadable", include_str!("explain/examples/page-unreadable.md")),
    ("page-not-text", include_str!("explain/examples/page-not-text.md")),
    ("page-outside", include_str!("explain/examples/page-outside.md")),
    ("fence-unclosed", include_str!("explain/examples/fence-unclosed.md")),
    ("no-operation", include_str!("explain/examples/no-operation.md")),
    ("url-lost", include_str!("explain/examples/url-lost.md")),
    ("method-lost", include_str!("explain/examples/method-lost.md")),
    ("row-unreadable", include_str!("explain/examples/row-unreadable.md")),
    ("row-broken", include_str!("explain/examples/row-broken.md")),
    ("type-in-description", include_str!("explain/examples/type-in-description.md")),
    ("description-in-type", include_str!("explain/examples/description-in-type.md")),
    ("type-unknown", include_str!("explain/examples/type-unknown.md")),
    ("json-comment", include_str!("explain/examples/json-comment.md")),
    ("json-comma", include_str!("explain/examples/json-comma.md")),
    ("json-quotes", include_str!("explain/examples/json-quotes.md")),
    ("json-string", include_str!("explain/examples/json-string.md")),
    ("json-number", include_str!("explain/examples/json-number.md")),
    ("json-literal", include_str!("explain/examples/json-literal.md")),
    ("json-value-missing", include_str!("explain/examples/json-value-missing.md")),
    ("json-elided", include_str!("explain/examples/json-elided.md")),
    ("json-truncated", include_str!("explain/examples/json-truncated.md")),
    ("json-trailing", include_str!("explain/examples/json-trailing.md")),
    ("json-brackets", include_str!("explain/examples/json-brackets.md")),
    ("json-duplicate-key", include_str!("explain/examples/json-duplicate-key.md")),
    ("json-too-deep", include_str!("explain/examples/json-too-deep.md")),
    ("json-unreadable", include_str!("explain/examples/json-unreadable.md")),
    ("json-punctuation", include_str!("explain/examples/json-punctuation.md")),
    ("json-markup", include_str!("explain/examples/json-markup.md")),
    ("type-conflict", include_str!("explain/examples/type-conflict.md")),
    ("examples-disagree", include_str!("explain/examples/examples-disagree.md")),
    ("parameter-twice", include_str!("explain/examples/parameter-twice.md")),
    ("operation-twice", include_str!("explain/examples/operation-twice.md")),
    ("path-parameter-unknown", include_str!("explain/examples/path-parameter-unknown.md")),
    ("example-lacks-required", include_str!("explain/examples/example-lacks-required.md")),
    ("field-not-shown", include_str!("explain/examples/field-not-shown.md")),
    ("name-clash", include_str!("explain/examples/name-clash.md")),
    ("decision-moved", include_str!("explain/examples/decision-moved.md")),
    ("decision-held", include_str!("explain/examples/decision-held.md")),
    ("example-redacted", include_str!("explain/examples/example-redacted.md")),
    ("field-undocumented", include_str!("explain/examples/field-undocumented.md")),
    ("link-dead", include_str!("explain/examples/link-dead.md")),
    ("anchor-dead", include_str!("explain/examples/anchor-dead.md")),
    ("secret-shown", include_str!("explain/examples/secret-shown.md")),
    ("personal-data-shown", include_str!("explain/examples/personal-data-shown.md")),
    ("crate-kept", include_str!("explain/examples/crate-kept.md")),
    ("output-foreign", include_str!("explain/examples/output-foreign.md")),
];

/// What there is to say about a code.
pub(crate) fn explanation(code: &Code) -> Explanation {
    let text = ALL.iter().find(|(id, _)| *id == code.id).map_or("", |(_, text)| text);
    let mut parts = text.split("\n=== ");
    let mut explanation =
        Explanation { why: parts.next().unwrap_or_default().trim(), bad: Vec::new(), good: Vec::new() };
    for part in parts {
        let (head, text) = part.split_once('\n').unwrap_or((part, ""));
        let (kind, name) = head.split_once(' ').map_or((head, None), |(kind, name)| (kind, Some(name)));
        let pages = if kind == "bad" { &mut explanation.bad } else { &mut explanation.good };
        pages.push(Example { name, text });
    }
    explanation
}

/// A page with its lines set in, so that its own markup cannot be taken for that of the explanation.
pub(crate) fn excerpt(text: &mut String, title: &str, name: Option<&str>, page: &str) {
    let name = name.map(|name| format!(" ({name})")).unwrap_or_default();
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\n{title}{name}:\n");
    for line in page.trim_end().lines() {
        *text += format!("    {line}").trim_end();
        text.push('\n');
    }
}

/// Which of `ids` a word most likely means.
pub(crate) fn nearest<'i>(word: &str, ids: impl Iterator<Item = &'i str>) -> Option<&'i str> {
    /// Below this, two words have no more in common than any two.
    const ALIKE: f32 = 0.6;
    let rated = ids.map(|id| (TextDiff::from_chars(word, id).ratio(), id)).filter(|(ratio, _)| *ratio >= ALIKE);
    rated.max_by(|(a, _), (b, _)| a.total_cmp(b)).map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use docwright_schema::codes;

    use super::*;
    use crate::lint::testing;

    /// Codes about files and about an earlier run, which pages alone cannot bring about.
    const NOT_OF_PAGES: [&str; 7] = [
        "crate-kept",
        "decision-held",
        "decision-moved",
        "output-foreign",
        "page-not-text",
        "page-outside",
        "page-unreadable",
    ];

    #[test]
    fn every_code_is_explained() {
        let ids: Vec<_> = codes::ALL.iter().map(|code| code.id).collect();
        assert_eq!(ids, ALL.iter().map(|(id, _)| *id).collect::<Vec<_>>());
        for code in codes::ALL {
            let Explanation { why, bad, good } = explanation(code);
            assert!(why.ends_with('.'), "{}", code.id);
            let expected = !NOT_OF_PAGES.contains(&code.id);
            assert_eq!((!bad.is_empty(), !good.is_empty()), (expected, expected), "{}", code.id);
        }
    }

    #[test]
    fn every_example_is_true() {
        for code in codes::ALL {
            let Explanation { bad, good, .. } = explanation(code);
            assert!(bad.is_empty() || reported(&bad).contains(&code.id), "{}: bad: {:?}", code.id, reported(&bad));
            // The mended page has no other fault either.
            assert_eq!(reported(&good), Vec::<&str>::new(), "{}: good", code.id);
        }
    }

    fn reported(examples: &[Example]) -> Vec<&'static str> {
        let pages: Vec<_> = examples.iter().map(|example| (example.name.unwrap_or("page.md"), example.text)).collect();
        let (run, _) = testing::run(&pages);
        run.diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect()
    }

    #[test]
    fn a_misspelt_code_is_recognized() {
        let ids = || codes::ALL.iter().map(|code| code.id);
        let check = |word: &str, expect: Option<&str>| assert_eq!(nearest(word, ids()), expect, "{word}");
        check("url-lots", Some("url-lost"));
        check("json_comma", Some("json-comma"));
        check("secret", Some("secret-shown"));
        check("zzzz", None);
        check("", None);
    }
}
