//! The generated crate has another name, so every `use` of it changes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "api-renamed",
    title: "the API {before} is called {after} now",
    direction: Direction::None,
    area: Area::Api,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "The generated crate has another name, so every `use` of it changes.",
    migration: "Depend on the new crate, and replace the old name in `use` declarations.",
    claims: |case| case.is(Aspect::Name, Kind::Changed) && matches!(case.subject(), None | Some(Subject::Api(_))),
};
