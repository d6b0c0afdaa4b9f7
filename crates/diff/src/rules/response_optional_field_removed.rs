//! Clients had to expect that it is missing; the field is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-optional-field-removed",
    title: "{name} of {owner}, which was optional, is no longer documented",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("response-field-added"),
    explanation: "Clients had to expect that it is missing; the field is gone from the crate.",
    migration: "Stop reading the field.",
    claims: |case| case.is(Aspect::Field, Kind::Removed) && case.field_is_optional(),
};
