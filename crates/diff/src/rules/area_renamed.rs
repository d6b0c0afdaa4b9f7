//! The module has another name, so every path through it changes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "area-renamed",
    title: "the area {before} is called {after} now",
    direction: Direction::None,
    area: Area::Area,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "The module has another name, so every path through it changes.",
    migration: "Replace the old module name in `use` declarations.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && matches!(case.subject(), Some(Subject::Area(_))),
};
