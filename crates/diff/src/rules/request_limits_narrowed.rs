//! Values that were accepted before are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-limits-narrowed",
    title: "the limits of {name} of {owner} were narrowed: {after}, before {before}",
    direction: Direction::Request,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-limits-widened"),
    explanation: "Values that were accepted before are refused.",
    migration: "Keep to the new limits.",
    claims: |case| case.change.aspect == Aspect::Limits && case.limits_are_narrower() && case.had_limits(),
};
