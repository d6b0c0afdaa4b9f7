//! Clients in use send or wait for a value that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "value-changed",
    title: "the value {before} of {owner} is {after} now",
    direction: Direction::Both,
    area: Area::Enumeration,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send or wait for a value that is no longer documented.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && matches!(case.subject(), Some(Subject::Value(_))),
};
