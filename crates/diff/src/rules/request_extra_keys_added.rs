//! Nobody has to send them.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-extra-keys-added",
    title: "{owner} has members whose keys are data now: {after}",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-extra-keys-removed"),
    explanation: "Nobody has to send them.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Extra, Kind::Added),
};
