//! Clients that call more often are refused from time to time.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rate-limit-added",
    title: "a rate limit is documented now: {after}",
    direction: Direction::Request,
    area: Area::RateLimit,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Rule("rate-limit-removed"),
    explanation: "Clients that call more often are refused from time to time.",
    migration: "Slow down, or retry what is refused.",
    claims: |case| case.is(Aspect::RateLimit, Kind::Added),
};
