//! Nothing in the body is required.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-body-added-optional",
    title: "{owner} may be sent a body now: {after}",
    direction: Direction::Request,
    area: Area::Body,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-body-removed"),
    explanation: "Nothing in the body is required.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Body, Kind::Added) && !case.body_requires(),
};
