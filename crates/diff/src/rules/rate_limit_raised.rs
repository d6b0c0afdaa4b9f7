//! Nothing breaks.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rate-limit-raised",
    title: "the rate limit was raised from {before} to {after}",
    direction: Direction::Request,
    area: Area::RateLimit,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("rate-limit-lowered"),
    explanation: "Nothing breaks.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::RateLimit, Kind::Changed) && !case.rate_limit_is_lower(),
};
