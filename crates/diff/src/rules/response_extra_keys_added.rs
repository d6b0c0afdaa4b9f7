//! Clients ignore members that they do not know.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-extra-keys-added",
    title: "{owner} has members whose keys are data now: {after}",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-extra-keys-removed"),
    explanation: "Clients ignore members that they do not know.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Extra, Kind::Added),
};
