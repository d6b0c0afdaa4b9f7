//! Values beyond the limits are refused, and nothing told clients to keep within them.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-limits-added",
    title: "{name} of {owner} has limits now: {after}",
    direction: Direction::Request,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-limits-widened"),
    explanation: "Values beyond the limits are refused, and nothing told clients to keep within them.",
    migration: "Keep to the limits.",
    claims: |case| case.change.aspect == Aspect::Limits && case.limits_are_narrower() && !case.had_limits(),
};
