//! Clients that rely on the field fail where it is missing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-field-became-optional",
    title: "{name} of {owner} may be missing now",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-field-became-required"),
    explanation: "Clients that rely on the field fail where it is missing.",
    migration: "Expect that it is missing.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.field().is_some()
            && case.change.before.as_deref() == Some("required")
    },
};
