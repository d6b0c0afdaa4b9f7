//! What used it is told by findings of their own; the type is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-removed",
    title: "the type {name} is gone",
    direction: Direction::None,
    area: Area::Definition,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("type-added"),
    explanation: "What used it is told by findings of their own; the type is gone from the crate.",
    migration: "Use the types that stand in its place.",
    claims: |case| case.is(Aspect::Definition, Kind::Removed),
};
