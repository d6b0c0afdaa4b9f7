//! Clients in use do not recognise the failure any more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-code-changed",
    title: "the error code {before} is {after} now",
    direction: Direction::Response,
    area: Area::ErrorCode,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use do not recognise the failure any more.",
    migration: "Handle the new code.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && matches!(case.subject(), Some(Subject::ErrorCode(_))),
};
