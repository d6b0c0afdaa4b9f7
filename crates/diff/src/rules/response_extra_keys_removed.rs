//! They may still come, but nothing promises it; their map is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-extra-keys-removed",
    title: "the members of {owner} whose keys are data are no longer documented; they were {before}",
    direction: Direction::Response,
    area: Area::Field,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("response-extra-keys-added"),
    explanation: "They may still come, but nothing promises it; their map is gone from the crate.",
    migration: "Do not rely on them.",
    claims: |case| case.is(Aspect::Extra, Kind::Removed),
};
