//! It stands in another module of the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "area-changed",
    title: "{name} belongs to {after} instead of {before}",
    direction: Direction::None,
    area: Area::Area,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "It stands in another module of the crate.",
    migration: "Import it from there.",
    claims: |case| case.change.aspect == Aspect::Membership,
};
