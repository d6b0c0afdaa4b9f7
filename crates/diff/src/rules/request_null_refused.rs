//! Requests that send null are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-null-refused",
    title: "{name} of {owner} is never null now",
    direction: Direction::Request,
    area: Area::Nullability,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-null-allowed"),
    explanation: "Requests that send null are refused.",
    migration: "Send a value, or leave the field out.",
    claims: |case| case.is(Aspect::Nullable, Kind::Changed) && case.change.after.as_deref() == Some("never null"),
};
