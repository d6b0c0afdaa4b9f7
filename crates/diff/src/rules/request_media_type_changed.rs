//! Clients in use send a form that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-media-type-changed",
    title: "the body of {owner} is {after} instead of {before}",
    direction: Direction::Request,
    area: Area::Body,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send a form that is no longer documented.",
    migration: "Update the client; pass files as `Upload`s.",
    claims: |case| case.is(Aspect::MediaType, Kind::Changed),
};
