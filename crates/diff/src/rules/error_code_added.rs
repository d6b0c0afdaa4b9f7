//! Clients keep codes that they do not know, so nothing fails; they may want to handle this one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-code-added",
    title: "the error code {name} is new",
    direction: Direction::Response,
    area: Area::ErrorCode,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("error-code-removed"),
    explanation: "Clients keep codes that they do not know, so nothing fails; they may want to handle this one.",
    migration: "Handle the new code where it matters.",
    claims: |case| case.is(Aspect::ErrorCode, Kind::Added),
};
