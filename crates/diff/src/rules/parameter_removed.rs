//! Servers mostly ignore what they do not know, but whoever relied on the parameter gets other answers; its setter or argument is gone from the crate.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "parameter-removed",
    title: "{owner} no longer documents {name}",
    direction: Direction::Request,
    area: Area::Parameter,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("parameter-optional-added"),
    explanation: "Servers mostly ignore what they do not know, but whoever relied on the parameter gets other answers; its setter or argument is gone from the crate.",
    migration: "Remove the parameter from the call.",
    claims: |case| case.is(Aspect::Parameter, Kind::Removed),
};
