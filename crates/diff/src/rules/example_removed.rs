//! Examples change nothing by themselves; what they no longer prove is told by findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "example-removed",
    title: "an example of {owner} is gone",
    direction: Direction::None,
    area: Area::Example,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Info,
    mirror: Mirror::Rule("example-added"),
    explanation: "Examples change nothing by themselves; what they no longer prove is told by findings of their own.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Example, Kind::Removed),
};
