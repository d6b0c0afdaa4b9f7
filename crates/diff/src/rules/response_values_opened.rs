//! Values come that are not listed.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-values-opened",
    title: "the set of values {name} is open now",
    direction: Direction::Response,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-values-closed"),
    explanation: "Values come that are not listed.",
    migration: "Handle values that are not listed.",
    claims: |case| case.is(Aspect::Openness, Kind::Changed) && case.change.after.as_deref() == Some("open"),
};
