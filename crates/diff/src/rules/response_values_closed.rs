//! Only listed values come.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-values-closed",
    title: "the set of values {name} is closed now",
    direction: Direction::Response,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-values-opened"),
    explanation: "Only listed values come.",
    migration: "Nothing to do on the wire.",
    claims: |case| case.is(Aspect::Openness, Kind::Changed) && case.change.after.as_deref() == Some("closed"),
};
