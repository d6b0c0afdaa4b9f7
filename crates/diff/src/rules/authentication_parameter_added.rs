//! Clients in use do not send it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-parameter-added",
    title: "authentication needs {name} too",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("authentication-parameter-removed"),
    explanation: "Clients in use do not send it.",
    migration: "Give it to `Authentication::new`.",
    claims: |case| case.is(Aspect::AuthenticationParameter, Kind::Added),
};
