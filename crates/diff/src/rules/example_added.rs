//! Examples change nothing by themselves; what they prove is told by findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "example-added",
    title: "{owner} has another example",
    direction: Direction::None,
    area: Area::Example,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Info,
    mirror: Mirror::Rule("example-removed"),
    explanation: "Examples change nothing by themselves; what they prove is told by findings of their own.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Example, Kind::Added),
};
