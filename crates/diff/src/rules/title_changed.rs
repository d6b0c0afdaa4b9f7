//! Only documentation changes.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "title-changed",
    title: "the title of {name} changed from {before} to {after}",
    direction: Direction::None,
    area: Area::Prose,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Only documentation changes.",
    migration: "Nothing to do.",
    claims: |case| {
        case.change.aspect == Aspect::Title
            && !matches!(case.subject(), None | Some(Subject::Api(_)))
            && !case.texts_are_alike()
    },
};
