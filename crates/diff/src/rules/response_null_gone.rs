//! Nothing fails on the wire; the type in the crate may no longer be an `Option`.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-null-gone",
    title: "{name} of {owner} is never null now",
    direction: Direction::Response,
    area: Area::Nullability,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-null-possible"),
    explanation: "Nothing fails on the wire; the type in the crate may no longer be an `Option`.",
    migration: "Read the value without unwrapping it.",
    claims: |case| case.is(Aspect::Nullable, Kind::Changed) && case.change.after.as_deref() == Some("never null"),
};
