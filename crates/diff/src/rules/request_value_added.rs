//! Nobody has to send it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-value-added",
    title: "{name} of {owner} is accepted now",
    direction: Direction::Request,
    area: Area::Enumeration,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-value-removed"),
    explanation: "Nobody has to send it.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Value, Kind::Added),
};
