//! Calls without the body are refused.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-body-added-required",
    title: "{owner} has to be sent a body now: {after}",
    direction: Direction::Request,
    area: Area::Body,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-body-removed"),
    explanation: "Calls without the body are refused.",
    migration: "Pass what the body requires.",
    claims: |case| case.is(Aspect::Body, Kind::Added) && case.body_requires(),
};
