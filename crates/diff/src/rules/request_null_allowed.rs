//! Nobody has to send null.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-null-allowed",
    title: "{name} of {owner} may be null now",
    direction: Direction::Request,
    area: Area::Nullability,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("request-null-refused"),
    explanation: "Nobody has to send null.",
    migration: "Nothing to do on the wire.",
    claims: |case| case.is(Aspect::Nullable, Kind::Changed) && case.change.after.as_deref() == Some("or null"),
};
