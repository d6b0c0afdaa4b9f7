//! The same values are sent as before; the type has another name in the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-renamed",
    title: "the type {before} is called {after} now",
    direction: Direction::None,
    area: Area::Definition,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "The same values are sent as before; the type has another name in the crate.",
    migration: "Replace the old name in the code.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && matches!(case.subject(), Some(Subject::Definition(..))),
};
