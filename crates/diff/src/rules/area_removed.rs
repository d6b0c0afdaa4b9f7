//! The module is gone from the crate; what became of its operations is told by findings of their own.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "area-removed",
    title: "the area {name} is gone",
    direction: Direction::None,
    area: Area::Area,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("area-added"),
    explanation: "The module is gone from the crate; what became of its operations is told by findings of their own.",
    migration: "Import from where the operations are now.",
    claims: |case| case.is(Aspect::Area, Kind::Removed),
};
