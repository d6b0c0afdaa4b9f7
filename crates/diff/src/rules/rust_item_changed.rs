//! Code that uses it may not compile. The change follows from others, which have findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rust-item-changed",
    title: "{name} is declared otherwise in the crate: {after}, before {before}",
    direction: Direction::None,
    area: Area::Rust,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "Code that uses it may not compile. The change follows from others, which have findings of their own.",
    migration: "Adapt the code to the new declaration.",
    claims: |_| false,
};
