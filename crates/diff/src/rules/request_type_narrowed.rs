//! Values that were accepted before are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-type-narrowed",
    title: "{name} of {owner} is {after} now; it was {before}",
    direction: Direction::Request,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-type-widened"),
    explanation: "Values that were accepted before are refused.",
    migration: "Send values of the narrower type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Narrower,
};
