//! Values that are not listed are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-values-closed",
    title: "the set of values {name} is closed now",
    direction: Direction::Request,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-values-opened"),
    explanation: "Values that are not listed are refused.",
    migration: "Send listed values alone.",
    claims: |case| case.is(Aspect::Openness, Kind::Changed) && case.change.after.as_deref() == Some("closed"),
};
