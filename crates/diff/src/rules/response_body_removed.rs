//! Clients that read the answer may find nothing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-body-removed",
    title: "the body that {owner} answers with is no longer documented; it was {before}",
    direction: Direction::Response,
    area: Area::Response,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-body-added"),
    explanation: "Clients that read the answer may find nothing.",
    migration: "Do not rely on the answer.",
    claims: |case| case.is(Aspect::Payload, Kind::Removed),
};
