//! Calls without the parameter are refused, and `new` takes one argument more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-required-added",
    title: "{name} has to be sent to {owner} now",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("parameter-removed"),
    explanation: "Calls without the parameter are refused, and `new` takes one argument more.",
    migration: "Pass the new argument.",
    claims: |case| {
        case.is(Aspect::Parameter, Kind::Added) && case.parameter().is_some_and(|parameter| parameter.required)
    },
};
