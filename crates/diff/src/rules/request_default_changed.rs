//! The same calls are accepted, but those that leave it out mean something else now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-default-changed",
    title: "the default of {name} of {owner} changed from {before} to {after}",
    direction: Direction::Request,
    area: Area::Default,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "The same calls are accepted, but those that leave it out mean something else now.",
    migration: "Send the value that is meant.",
    claims: |case| case.is(Aspect::Default, Kind::Changed),
};
