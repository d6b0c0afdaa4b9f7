//! All values that come were possible before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-limits-narrowed",
    title: "the limits of {name} of {owner} were narrowed: {after}, before {before}",
    direction: Direction::Response,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-limits-widened"),
    explanation: "All values that come were possible before.",
    migration: "Nothing to do.",
    claims: |case| case.change.aspect == Aspect::Limits && !case.limits_are_wider(),
};
