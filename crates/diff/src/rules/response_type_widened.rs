//! Clients that rely on the old type fail at values that it does not have.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-type-widened",
    title: "{name} of {owner} may be {after} now; it was {before}",
    direction: Direction::Response,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-type-narrowed"),
    explanation: "Clients that rely on the old type fail at values that it does not have.",
    migration: "Read the wider type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Wider,
};
