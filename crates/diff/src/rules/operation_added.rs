//! There is one more thing to call.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-added",
    title: "{name} is new",
    direction: Direction::None,
    area: Area::Operation,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("operation-removed"),
    explanation: "There is one more thing to call.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Operation, Kind::Added),
};
