//! More values are accepted than before; all that were sent still are.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-type-widened",
    title: "{name} of {owner} may be {after} now; it was {before}",
    direction: Direction::Request,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-type-narrowed"),
    explanation: "More values are accepted than before; all that were sent still are.",
    migration: "Nothing to do on the wire; the type in the crate may be another.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Wider,
};
