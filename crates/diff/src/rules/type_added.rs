//! What uses it is told by findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-added",
    title: "the type {name} is new",
    direction: Direction::None,
    area: Area::Definition,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("type-removed"),
    explanation: "What uses it is told by findings of their own.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Definition, Kind::Added),
};
