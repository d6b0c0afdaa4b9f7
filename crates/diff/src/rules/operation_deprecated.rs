//! It still works, and compilers warn where it is used.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-deprecated",
    title: "{name} is deprecated",
    direction: Direction::None,
    area: Area::Operation,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Minor),
    severity: Severity::Warning,
    mirror: Mirror::Rule("operation-restored"),
    explanation: "It still works, and compilers warn where it is used.",
    migration: "Move to what replaces it before it is removed.",
    claims: |case| case.is(Aspect::Deprecated, Kind::Changed) && case.change.after.as_deref() == Some("deprecated"),
};
