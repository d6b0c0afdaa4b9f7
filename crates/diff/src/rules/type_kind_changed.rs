//! Values of the type are of another kind.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-kind-changed",
    title: "{name} is {after} now; it was {before}",
    direction: Direction::Both,
    area: Area::Definition,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Values of the type are of another kind.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Shape, Kind::Changed),
};
