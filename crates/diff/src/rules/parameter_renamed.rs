//! Clients in use send a name that is no longer documented; servers mostly ignore it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-renamed",
    title: "the parameter {before} of {owner} is called {after} now",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients in use send a name that is no longer documented; servers mostly ignore it.",
    migration: "Use the new name.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && case.parameter().is_some() && !case.is_path_parameter(),
};
