//! More values are accepted than before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-values-opened",
    title: "the set of values {name} is open now",
    direction: Direction::Request,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-values-closed"),
    explanation: "More values are accepted than before.",
    migration: "Nothing to do on the wire.",
    claims: |case| case.is(Aspect::Openness, Kind::Changed) && case.change.after.as_deref() == Some("open"),
};
