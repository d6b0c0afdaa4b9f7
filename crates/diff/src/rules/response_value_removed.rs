//! Nothing fails on the wire; the name of the value is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-value-removed",
    title: "{name} of {owner} no longer comes",
    direction: Direction::Response,
    area: Area::Enumeration,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("response-value-added"),
    explanation: "Nothing fails on the wire; the name of the value is gone from the crate.",
    migration: "Remove the code that handles it.",
    claims: |case| case.is(Aspect::Value, Kind::Removed),
};
