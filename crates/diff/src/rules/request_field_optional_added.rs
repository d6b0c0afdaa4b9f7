//! Nobody has to send it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-optional-added",
    title: "{name} of {owner} may be sent now",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-field-removed"),
    explanation: "Nobody has to send it.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Field, Kind::Added) && !case.field_is_required(),
};
