//! The same values are sent as before; the type in the crate has another name.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-restated",
    title: "{name} of {owner} is {after} now; it was {before}, which is the same on the wire",
    direction: Direction::None,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "The same values are sent as before; the type in the crate has another name.",
    migration: "Use the new type.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Same,
};
