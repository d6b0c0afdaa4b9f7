//! Requests with the value are refused, and its name in the crate is gone.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-value-removed",
    title: "{name} of {owner} is no longer accepted",
    direction: Direction::Request,
    area: Area::Enumeration,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-value-added"),
    explanation: "Requests with the value are refused, and its name in the crate is gone.",
    migration: "Send another value.",
    claims: |case| case.is(Aspect::Value, Kind::Removed),
};
