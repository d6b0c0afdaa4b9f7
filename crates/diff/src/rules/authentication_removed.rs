//! The header is no longer documented; the crate has no `Authentication` any more.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-removed",
    title: "the docs no longer ask for authentication",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("authentication-added"),
    explanation: "The header is no longer documented; the crate has no `Authentication` any more.",
    migration: "Build the client without authentication, after a look at whether the docs lost it by mistake.",
    claims: |case| case.is(Aspect::Authentication, Kind::Removed),
};
