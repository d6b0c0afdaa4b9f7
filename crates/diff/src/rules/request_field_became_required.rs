//! Requests without the field are refused; it is an argument of `new` now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-became-required",
    title: "{name} of {owner} has to be sent now",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-field-became-optional"),
    explanation: "Requests without the field are refused; it is an argument of `new` now.",
    migration: "Pass the argument.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.field().is_some()
            && case.change.after.as_deref() == Some("required")
    },
};
