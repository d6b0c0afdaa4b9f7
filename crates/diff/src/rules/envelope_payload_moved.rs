//! Clients in use find no payload.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "envelope-payload-moved",
    title: "the payload stands in {after} instead of {before}",
    direction: Direction::Response,
    area: Area::Envelope,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use find no payload.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::PayloadMember, Kind::Changed),
};
