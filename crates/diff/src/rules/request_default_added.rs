//! What happens without the value was not documented before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-default-added",
    title: "the default of {name} of {owner} is documented now: {after}",
    direction: Direction::Request,
    area: Area::Default,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-default-removed"),
    explanation: "What happens without the value was not documented before.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Default, Kind::Added),
};
