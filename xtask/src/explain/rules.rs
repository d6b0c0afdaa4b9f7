//! What the rules mean by which changes are judged, with a pair of pages that brings each about.

use std::{fmt::Write, fs, path::Path};

use docwright_diff::rules::{ALL, Mirror, OTHERS, Rule, Rust};
use serde::Serialize;

use crate::{pages, paths};

/// The folder of the pairs in the workspace: one folder a rule, in it `old.md` and `new.md`, or folders of that name.
const PAIRS: &str = "tests/diff";

/// All rules.
pub(crate) fn all() -> impl Iterator<Item = &'static Rule> + Clone {
    ALL.iter().chain(OTHERS).copied()
}

/// What a rule says, with gaps for what it says it of.
pub(crate) fn title(rule: &Rule) -> String {
    ["{name}", "{owner}", "{before}", "{after}"]
        .iter()
        .fold(rule.title.to_owned(), |title, gap| title.replace(gap, "…"))
}

/// The explanation of a rule.
pub(crate) fn explanation(rule: &Rule) -> String {
    let mut text = format!("{}[{}]\n\n{}\n\n{}\n\n", rule.severity.as_str(), rule.id, title(rule), rule.explanation);
    let mirror = match rule.mirror {
        Mirror::Itself => "the same rule",
        Mirror::Rule(id) => id,
    };
    let facts = [
        ("about", word(&rule.area)),
        ("direction", rule.direction.as_str().to_owned()),
        ("clients in use", rule.wire.as_str().to_owned()),
        ("the crate's version", step(rule.rust)),
        ("the opposite", mirror.to_owned()),
    ];
    for (name, fact) in facts {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{:<21}{fact}", format!("{name}:"));
    }
    let folder = paths::workspace_root().join(PAIRS).join(rule.id);
    for (title, side) in [("Before", "old"), ("After", "new")] {
        for (name, page) in side_of_pair(&folder, side) {
            super::excerpt(&mut text, title, name.as_deref(), &page);
        }
    }
    let _ = writeln!(text, "\nWhat to do: {}", rule.migration);
    text
}

/// The step that the crate's version has to take.
fn step(rust: Rust) -> String {
    match rust {
        Rust::Measured(step) => format!("{}, unless its declarations show otherwise", step.as_str()),
        Rust::AtLeast(step) => format!("{} at least", step.as_str()),
    }
}

/// The name that a word of the rules has in files.
fn word(word: &impl Serialize) -> String {
    serde_json::to_value(word).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}

/// The pages of one side of a pair, with their names where there are several; none where there is no pair.
fn side_of_pair(folder: &Path, side: &str) -> Vec<(Option<String>, String)> {
    if let Ok(text) = fs::read_to_string(folder.join(format!("{side}.md"))) {
        return vec![(None, text)];
    }
    let pages = pages::read(&folder.join(side), None).map(|pages| pages.usable).unwrap_or_default();
    pages.into_iter().map(|page| (Some(page.name), page.text)).collect()
}

#[cfg(test)]
mod tests {
    use docwright_schema::codes;

    use super::*;

    #[test]
    fn no_rule_is_called_like_a_code() {
        let clash = all().find(|rule| codes::ALL.iter().any(|code| code.id == rule.id));
        assert!(clash.is_none(), "{clash:?}");
    }

    #[test]
    fn no_gap_is_left_in_a_title() {
        for rule in all() {
            let text = explanation(rule);
            assert!(!title(rule).contains(['{', '}']) && text.ends_with('\n'), "{text}");
        }
    }
}
