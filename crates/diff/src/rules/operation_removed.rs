//! Calls may fail, and the operation is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-removed",
    title: "{name} is no longer documented",
    direction: Direction::None,
    area: Area::Operation,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("operation-added"),
    explanation: "Calls may fail, and the operation is gone from the crate.",
    migration: "Call what replaces it; ask the maintainers of the docs if nothing does.",
    claims: |case| case.is(Aspect::Operation, Kind::Removed),
};
