//! The set is open, so clients were told to expect values that they do not know.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-value-added",
    title: "{name} of {owner} may come now",
    direction: Direction::Response,
    area: Area::Enumeration,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-value-removed"),
    explanation: "The set is open, so clients were told to expect values that they do not know.",
    migration: "Handle the new value where it matters.",
    claims: |case| case.is(Aspect::Value, Kind::Added) && case.set_is_open(),
};
