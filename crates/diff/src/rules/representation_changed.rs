//! Clients in use send or read text where numbers are meant, or the other way round.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "representation-changed",
    title: "the values of {name} are {after} instead of {before}",
    direction: Direction::Both,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send or read text where numbers are meant, or the other way round.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Representation, Kind::Changed),
};
