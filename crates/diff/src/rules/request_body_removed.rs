//! Servers mostly ignore a body that they do not ask for, but whatever it said is lost.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "request-body-removed",
    title: "{owner} no longer documents a request body; it was {before}",
    direction: Direction::Request,
    area: Area::Body,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("request-body-added-optional"),
    explanation: "Servers mostly ignore a body that they do not ask for, but whatever it said is lost.",
    migration: "Remove what the body held from the call.",
    claims: |case| case.is(Aspect::Body, Kind::Removed),
};
