//! No call fails for it, but its name in the crate is gone and code that waits for it waits in vain.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-code-removed",
    title: "the error code {name} is no longer documented",
    direction: Direction::Response,
    area: Area::ErrorCode,
    action: Action::Removed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Warning,
    mirror: Mirror::Rule("error-code-added"),
    explanation: "No call fails for it, but its name in the crate is gone and code that waits for it waits in vain.",
    migration: "Remove the code that handles it.",
    claims: |case| case.is(Aspect::ErrorCode, Kind::Removed),
};
