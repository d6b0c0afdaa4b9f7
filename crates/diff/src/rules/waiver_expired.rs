//! What was accepted for a time is not accepted any more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "waiver-expired",
    title: "the waiver of {name} expired on {after}",
    direction: Direction::None,
    area: Area::Waiver,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::None),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "What was accepted for a time is not accepted any more.",
    migration: "Mend the finding, or renew the entry with its owner.",
    claims: |_| false,
};
