//! The crate has one more module.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "area-added",
    title: "the area {name} is new",
    direction: Direction::None,
    area: Area::Area,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("area-removed"),
    explanation: "The crate has one more module.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Area, Kind::Added),
};
