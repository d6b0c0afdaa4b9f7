//! Clients in use look for the payload where the envelope is.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "envelope-added",
    title: "answers stand in an envelope now: {after}",
    direction: Direction::Response,
    area: Area::Envelope,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("envelope-removed"),
    explanation: "Clients in use look for the payload where the envelope is.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Envelope, Kind::Added),
};
