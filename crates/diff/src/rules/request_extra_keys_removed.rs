//! What they said is lost; their map is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-extra-keys-removed",
    title: "the members of {owner} whose keys are data are no longer documented; they were {before}",
    direction: Direction::Request,
    area: Area::Field,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("request-extra-keys-added"),
    explanation: "What they said is lost; their map is gone from the crate.",
    migration: "Do not rely on them.",
    claims: |case| case.is(Aspect::Extra, Kind::Removed),
};
