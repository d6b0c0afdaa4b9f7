//! Nothing was known of it before, so nothing could rely on it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-documented",
    title: "{name} of {owner} has a type now: {after}",
    direction: Direction::None,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-type-widened"),
    explanation: "Nothing was known of it before, so nothing could rely on it.",
    migration: "Use the type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Documented,
};
