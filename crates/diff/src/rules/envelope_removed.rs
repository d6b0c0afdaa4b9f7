//! Clients in use look for the payload inside of an envelope.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "envelope-removed",
    title: "answers no longer stand in an envelope; it was {before}",
    direction: Direction::Response,
    area: Area::Envelope,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("envelope-added"),
    explanation: "Clients in use look for the payload inside of an envelope.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Envelope, Kind::Removed),
};
