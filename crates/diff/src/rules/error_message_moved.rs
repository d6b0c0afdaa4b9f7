//! Errors print another member.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "error-message-moved",
    title: "the text of an error stands in {after} instead of {before}",
    direction: Direction::Response,
    area: Area::Error,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Errors print another member.",
    migration: "Nothing to do.",
    claims: |case| case.change.aspect == Aspect::Message,
};
