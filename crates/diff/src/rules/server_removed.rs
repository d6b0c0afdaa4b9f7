//! Clients that call this base URL may find nobody there, and its name in the crate is gone.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "server-removed",
    title: "the server {name} is no longer documented",
    direction: Direction::None,
    area: Area::Server,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("server-added"),
    explanation: "Clients that call this base URL may find nobody there, and its name in the crate is gone.",
    migration: "Choose another of the documented servers.",
    claims: |case| case.is(Aspect::Server, Kind::Removed),
};
