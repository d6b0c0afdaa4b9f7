//! Clients in use send it where it is no longer looked for.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-location-changed",
    title: "{name} of {owner} goes into the {after} instead of the {before}",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send it where it is no longer looked for.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Location, Kind::Changed),
};
