//! Requests without the header are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-added",
    title: "requests have to be authenticated now, by the header {after}",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("authentication-removed"),
    explanation: "Requests without the header are refused.",
    migration: "Give the client an `Authentication`.",
    claims: |case| case.is(Aspect::Authentication, Kind::Added),
};
