//! Nobody has to send it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-optional-added",
    title: "{name} may be sent to {owner} now",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("parameter-removed"),
    explanation: "Nobody has to send it.",
    migration: "Nothing to do.",
    claims: |case| {
        case.is(Aspect::Parameter, Kind::Added) && case.parameter().is_some_and(|parameter| !parameter.required)
    },
};
