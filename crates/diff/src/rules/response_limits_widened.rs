//! Values come that are beyond what clients were told to expect.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-limits-widened",
    title: "the limits of {name} of {owner} were widened: {after}, before {before}",
    direction: Direction::Response,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-limits-narrowed"),
    explanation: "Values come that are beyond what clients were told to expect.",
    migration: "Make room for the new limits.",
    claims: |case| case.change.aspect == Aspect::Limits && case.limits_are_wider(),
};
