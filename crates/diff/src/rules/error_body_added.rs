//! Errors were untyped; they have a type now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-body-added",
    title: "the body of failed calls is documented now",
    direction: Direction::Response,
    area: Area::Error,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("error-body-removed"),
    explanation: "Errors were untyped; they have a type now.",
    migration: "Read `error.body()` by its members.",
    claims: |case| case.is(Aspect::ErrorBody, Kind::Added),
};
