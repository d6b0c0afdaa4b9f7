//! No request can be built without method and path, so the operation is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-lost-its-url",
    title: "the docs no longer say how {name} is called; it was {before}",
    direction: Direction::Request,
    area: Area::Operation,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("operation-found-its-url"),
    explanation: "No request can be built without method and path, so the operation is gone from the crate.",
    migration: "Restore the method and the URL on the page.",
    claims: |case| matches!(case.change.aspect, Aspect::Method | Aspect::Path) && case.change.kind() == Kind::Removed,
};
