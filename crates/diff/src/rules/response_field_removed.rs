//! Clients that rely on the field fail where it is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-field-removed",
    title: "{name} of {owner} is no longer documented",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Removed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-field-added"),
    explanation: "Clients that rely on the field fail where it is missing.",
    migration: "Stop reading the field.",
    claims: |case| case.is(Aspect::Field, Kind::Removed) && !case.field_is_optional(),
};
