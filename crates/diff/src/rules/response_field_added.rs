//! Clients ignore fields that they do not know.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-field-added",
    title: "{name} of {owner} is new",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-field-removed"),
    explanation: "Clients ignore fields that they do not know.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Field, Kind::Added),
};
