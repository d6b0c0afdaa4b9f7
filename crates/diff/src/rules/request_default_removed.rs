//! Calls that leave it out may mean something else.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-default-removed",
    title: "the default of {name} of {owner} is no longer documented; it was {before}",
    direction: Direction::Request,
    area: Area::Default,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Rule("request-default-added"),
    explanation: "Calls that leave it out may mean something else.",
    migration: "Send the value that is meant.",
    claims: |case| case.is(Aspect::Default, Kind::Removed),
};
