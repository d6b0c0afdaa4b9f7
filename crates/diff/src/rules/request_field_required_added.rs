//! Requests without the field are refused, and `new` takes one argument more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-required-added",
    title: "{name} of {owner} has to be sent now",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("request-field-removed"),
    explanation: "Requests without the field are refused, and `new` takes one argument more.",
    migration: "Pass the new argument.",
    claims: |case| case.is(Aspect::Field, Kind::Added) && case.field_is_required(),
};
