//! Clients in use call it by a method that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-method-changed",
    title: "the method of {name} changed from {before} to {after}",
    direction: Direction::Request,
    area: Area::Operation,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use call it by a method that is no longer documented.",
    migration: "Update the client; its code stays as it is.",
    claims: |case| case.is(Aspect::Method, Kind::Changed),
};
