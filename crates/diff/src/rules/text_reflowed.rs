//! The text says the same.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "text-reflowed",
    title: "the lines of a text are broken otherwise",
    direction: Direction::None,
    area: Area::Prose,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Silent,
    mirror: Mirror::Itself,
    explanation: "The text says the same.",
    migration: "Nothing to do.",
    claims: |case| matches!(case.change.aspect, Aspect::Title | Aspect::Description) && case.texts_are_alike(),
};
