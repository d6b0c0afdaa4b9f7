//! Nothing breaks.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "operation-restored",
    title: "{name} is no longer deprecated",
    direction: Direction::None,
    area: Area::Operation,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Rule("operation-deprecated"),
    explanation: "Nothing breaks.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Deprecated, Kind::Changed) && case.change.after.as_deref() == Some("current"),
};
