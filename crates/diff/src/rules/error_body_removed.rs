//! What clients read from failed calls is no longer promised.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-body-removed",
    title: "the body of failed calls is no longer documented",
    direction: Direction::Response,
    area: Area::Error,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("error-body-added"),
    explanation: "What clients read from failed calls is no longer promised.",
    migration: "Treat the bodies of errors as untyped.",
    claims: |case| case.is(Aspect::ErrorBody, Kind::Removed),
};
