//! Servers mostly ignore what they do not know, but what the field said is lost; it is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-removed",
    title: "{name} of {owner} is no longer documented",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("request-field-optional-added"),
    explanation: "Servers mostly ignore what they do not know, but what the field said is lost; it is gone from the crate.",
    migration: "Remove the field from the request.",
    claims: |case| case.is(Aspect::Field, Kind::Removed),
};
