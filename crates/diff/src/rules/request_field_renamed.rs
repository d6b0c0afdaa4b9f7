//! Clients in use send a name that is no longer documented.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-field-renamed",
    title: "the field {before} of {owner} is called {after} now",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send a name that is no longer documented.",
    migration: "Use the new name.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && case.field().is_some(),
};
