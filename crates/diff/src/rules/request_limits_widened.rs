//! All values that were accepted before still are.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-limits-widened",
    title: "the limits of {name} of {owner} were widened: {after}, before {before}",
    direction: Direction::Request,
    area: Area::Limits,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-limits-narrowed"),
    explanation: "All values that were accepted before still are.",
    migration: "Nothing to do.",
    claims: |case| case.change.aspect == Aspect::Limits && !case.limits_are_narrower(),
};
