//! docwright has no rule for the change, so it takes the worst for granted.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "unclassified-change",
    title: "{name} of {owner} changed from {before} to {after}, which no rule knows",
    direction: Direction::Both,
    area: Area::Rust,
    action: Action::Any,
    wire: Wire::Breaking,
    rust: Rust::AtLeast(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "docwright has no rule for the change, so it takes the worst for granted.",
    migration: "Look at it closely, and report it to the maintainers of docwright.",
    claims: |_| false,
};
