//! Nothing breaks.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rate-limit-removed",
    title: "no rate limit is documented any more; it was {before}",
    direction: Direction::Request,
    area: Area::RateLimit,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("rate-limit-added"),
    explanation: "Nothing breaks.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::RateLimit, Kind::Removed),
};
