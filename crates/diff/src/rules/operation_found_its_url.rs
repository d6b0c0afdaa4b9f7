//! The operation can be called; it was documented without that before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-found-its-url",
    title: "the docs say now how {name} is called: {after}",
    direction: Direction::Request,
    area: Area::Operation,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("operation-lost-its-url"),
    explanation: "The operation can be called; it was documented without that before.",
    migration: "Nothing to do.",
    claims: |case| matches!(case.change.aspect, Aspect::Method | Aspect::Path) && case.change.kind() == Kind::Added,
};
