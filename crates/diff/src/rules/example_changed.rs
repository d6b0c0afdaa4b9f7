//! Examples change nothing by themselves; what they prove is told by findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "example-changed",
    title: "an example of {owner} changed",
    direction: Direction::None,
    area: Area::Example,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Examples change nothing by themselves; what they prove is told by findings of their own.",
    migration: "Nothing to do.",
    claims: |case| case.is_example() && !matches!(case.change.aspect, Aspect::Example | Aspect::Name | Aspect::Source),
};
