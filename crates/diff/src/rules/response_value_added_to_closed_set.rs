//! Clients that know all values of the set fail at a new one.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-value-added-to-closed-set",
    title: "{name} of {owner} may come now, and the set was closed",
    direction: Direction::Response,
    area: Area::Enumeration,
    action: Action::Added,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Breaking,
    mirror: Mirror::Rule("response-value-removed"),
    explanation: "Clients that know all values of the set fail at a new one.",
    migration: "Handle the new value.",
    claims: |case| case.is(Aspect::Value, Kind::Added) && !case.set_is_open(),
};
