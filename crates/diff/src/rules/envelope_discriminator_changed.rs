//! Clients in use look at the wrong member and may take failures for successes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "envelope-discriminator-changed",
    title: "success is told by {after} instead of {before}",
    direction: Direction::Response,
    area: Area::Envelope,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use look at the wrong member and may take failures for successes.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Discriminator, Kind::Changed),
};
