//! What clients in use send is refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-type-changed",
    title: "the type of {name} of {owner} changed from {before} to {after}",
    direction: Direction::Request,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "What clients in use send is refused.",
    migration: "Send values of the new type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Other,
};
