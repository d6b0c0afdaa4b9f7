//! Clients in use keep calling the old base URL, which is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "server-url-changed",
    title: "the server {name} moved from {before} to {after}",
    direction: Direction::None,
    area: Area::Server,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use keep calling the old base URL, which is no longer documented.",
    migration: "Update the client; its code stays as it is.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && matches!(case.subject(), Some(Subject::Server(_))),
};
