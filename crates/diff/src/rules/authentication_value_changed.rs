//! Clients in use send the header in a form that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-value-changed",
    title: "the value of the authentication header changed from {before} to {after}",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send the header in a form that is no longer documented.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Parts, Kind::Changed),
};
