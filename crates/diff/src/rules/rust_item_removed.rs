//! Code that uses it does not compile. The change follows from others, which have findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rust-item-removed",
    title: "{name} is gone from the crate: {before}",
    direction: Direction::None,
    area: Area::Rust,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("rust-item-added"),
    explanation: "Code that uses it does not compile. The change follows from others, which have findings of their own.",
    migration: "Look at what stands in its place.",
    claims: |_| false,
};
