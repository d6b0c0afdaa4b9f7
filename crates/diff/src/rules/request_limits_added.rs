//! Limits are documented that the server may well have had before; values beyond them are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-limits-added",
    title: "{name} of {owner} has limits now: {after}",
    direction: Direction::Request,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Rule("request-limits-widened"),
    explanation: "Limits are documented that the server may well have had before; values beyond them are refused.",
    migration: "Keep to the limits.",
    claims: |case| case.change.aspect == Aspect::Limits && case.limits_are_narrower() && !case.had_limits(),
};
