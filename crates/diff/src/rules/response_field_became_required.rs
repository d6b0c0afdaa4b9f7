//! Nothing fails on the wire; the field is no `Option` any more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-field-became-required",
    title: "{name} of {owner} is always there now",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-field-became-optional"),
    explanation: "Nothing fails on the wire; the field is no `Option` any more.",
    migration: "Read the field without unwrapping it.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.field().is_some()
            && case.change.after.as_deref() == Some("required")
    },
};
