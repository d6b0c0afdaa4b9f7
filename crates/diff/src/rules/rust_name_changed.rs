//! Code that uses the old name does not compile.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "rust-name-changed",
    title: "{name} of {owner} is called {after} in the crate now; it was {before}",
    direction: Direction::None,
    area: Area::Name,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Code that uses the old name does not compile.",
    migration: "Replace the old name.",
    claims: |case| case.is(Aspect::Ident, Kind::Changed),
};
