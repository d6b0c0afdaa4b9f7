//! What was accepted did not happen, or has landed already.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "waiver-unused",
    title: "the waiver of {name} fits no finding",
    direction: Direction::None,
    area: Area::Waiver,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "What was accepted did not happen, or has landed already.",
    migration: "Remove the entry from the waiver file, or correct its fingerprint, rule or address.",
    claims: |_| false,
};
