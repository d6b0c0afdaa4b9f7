//! Only documentation changes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "api-title-changed",
    title: "the title of the API changed from {before} to {after}",
    direction: Direction::None,
    area: Area::Api,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Only documentation changes.",
    migration: "Nothing to do.",
    claims: |case| case.change.aspect == Aspect::Title && matches!(case.subject(), None | Some(Subject::Api(_))),
};
