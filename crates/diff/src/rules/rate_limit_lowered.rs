//! Clients that kept to the old limit are refused from time to time.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rate-limit-lowered",
    title: "the rate limit was lowered from {before} to {after}",
    direction: Direction::Request,
    area: Area::RateLimit,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("rate-limit-raised"),
    explanation: "Clients that kept to the old limit are refused from time to time.",
    migration: "Slow down to the new limit.",
    claims: |case| case.is(Aspect::RateLimit, Kind::Changed) && case.rate_limit_is_lower(),
};
