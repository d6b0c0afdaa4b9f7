//! Requests that send it work as before; it moves from the arguments of `new` to a setter.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-became-optional",
    title: "{name} of {owner} may be left out now",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-field-became-required"),
    explanation: "Requests that send it work as before; it moves from the arguments of `new` to a setter.",
    migration: "Set it by its setter.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.field().is_some()
            && case.change.before.as_deref() == Some("required")
    },
};
