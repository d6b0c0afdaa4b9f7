//! Clients in use call a path that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-path-changed",
    title: "the path {before} is {after} now",
    direction: Direction::Request,
    area: Area::Operation,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use call a path that is no longer documented.",
    migration: "Update the client; replace names that follow the path.",
    claims: |case| case.is(Aspect::Path, Kind::Changed) && !case.placeholders_alone_differ(),
};
