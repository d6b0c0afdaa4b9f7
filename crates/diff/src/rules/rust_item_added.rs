//! The change follows from others, which have findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rust-item-added",
    title: "{name} is new in the crate",
    direction: Direction::None,
    area: Area::Rust,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("rust-item-removed"),
    explanation: "The change follows from others, which have findings of their own.",
    migration: "Nothing to do.",
    claims: |_| false,
};
