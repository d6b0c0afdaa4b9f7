//! Calls without the parameter are refused; it is an argument of `new` now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-became-required",
    title: "{name} has to be sent to {owner} now",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("parameter-became-optional"),
    explanation: "Calls without the parameter are refused; it is an argument of `new` now.",
    migration: "Pass the argument.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.parameter().is_some()
            && case.change.after.as_deref() == Some("required")
    },
};
