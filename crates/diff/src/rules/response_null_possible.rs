//! Clients that expect a value fail at null.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-null-possible",
    title: "{name} of {owner} may be null now",
    direction: Direction::Response,
    area: Area::Nullability,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-null-gone"),
    explanation: "Clients that expect a value fail at null.",
    migration: "Expect null.",
    claims: |case| case.is(Aspect::Nullable, Kind::Changed) && case.change.after.as_deref() == Some("or null"),
};
