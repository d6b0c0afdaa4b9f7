//! Clients in use send a header that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-header-changed",
    title: "the header that authenticates changed from {before} to {after}",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send a header that is no longer documented.",
    migration: "Update the client; its code stays as it is.",
    claims: |case| case.is(Aspect::Header, Kind::Changed),
};
