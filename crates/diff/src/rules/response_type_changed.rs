//! Clients in use cannot read the value.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-type-changed",
    title: "the type of {name} of {owner} changed from {before} to {after}",
    direction: Direction::Response,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use cannot read the value.",
    migration: "Read the new type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Other,
};
