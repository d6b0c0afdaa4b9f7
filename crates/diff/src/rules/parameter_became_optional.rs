//! Calls that send it work as before; it moves from the arguments of `new` to a setter.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-became-optional",
    title: "{name} may be left out of calls to {owner} now",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("parameter-became-required"),
    explanation: "Calls that send it work as before; it moves from the arguments of `new` to a setter.",
    migration: "Set it by its setter.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.parameter().is_some()
            && case.change.after.as_deref() == Some("optional")
    },
};
