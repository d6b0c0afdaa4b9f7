//! Clients in use look for the payload in the wrong place.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-wrapping-changed",
    title: "the answer of {owner} is {after}; it was {before}",
    direction: Direction::Response,
    area: Area::Response,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use look for the payload in the wrong place.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Wrapping, Kind::Changed),
};
