//! All values that come were possible before, so clients in use read them.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-type-narrowed",
    title: "{name} of {owner} is {after} now; it was {before}",
    direction: Direction::Response,
    area: Area::Type,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-type-widened"),
    explanation: "All values that come were possible before, so clients in use read them.",
    migration: "Nothing to do on the wire; the type in the crate may be another.",
    claims: |case| case.is(Aspect::Type, Kind::Changed) && case.relation() == Relation::Narrower,
};
