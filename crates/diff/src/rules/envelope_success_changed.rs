//! Clients in use may take a success for a failure, or a failure for a success.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "envelope-success-changed",
    title: "the values that mean success changed from {before} to {after}",
    direction: Direction::Response,
    area: Area::Envelope,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use may take a success for a failure, or a failure for a success.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Success, Kind::Changed),
};
