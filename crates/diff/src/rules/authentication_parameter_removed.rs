//! Sending less is documented now; `Authentication::new` takes one argument less.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-parameter-removed",
    title: "authentication no longer needs {name}",
    direction: Direction::Request,
    area: Area::Authentication,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("authentication-parameter-added"),
    explanation: "Sending less is documented now; `Authentication::new` takes one argument less.",
    migration: "Remove the argument.",
    claims: |case| case.is(Aspect::AuthenticationParameter, Kind::Removed),
};
