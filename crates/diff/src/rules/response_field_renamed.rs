//! Clients in use look for a name that no answer has any more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-field-renamed",
    title: "the field {before} of {owner} is called {after} now",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use look for a name that no answer has any more.",
    migration: "Read the field by its new name.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && case.field().is_some(),
};
