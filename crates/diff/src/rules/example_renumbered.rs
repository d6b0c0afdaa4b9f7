//! Examples are numbered in the order of their page.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "example-renumbered",
    title: "the examples are counted otherwise",
    direction: Direction::None,
    area: Area::Example,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Silent,
    mirror: Mirror::Itself,
    explanation: "Examples are numbered in the order of their page.",
    migration: "Nothing to do.",
    claims: |case| case.is_example() && case.change.aspect == Aspect::Name,
};
