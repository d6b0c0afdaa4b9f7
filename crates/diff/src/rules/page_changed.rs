//! Where something is documented does not change what it is.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "page-changed",
    title: "the pages of the docs are arranged otherwise",
    direction: Direction::None,
    area: Area::Area,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Silent,
    mirror: Mirror::Itself,
    explanation: "Where something is documented does not change what it is.",
    migration: "Nothing to do.",
    claims: |case| {
        matches!(case.change.aspect, Aspect::Page | Aspect::Source) || matches!(case.subject(), Some(Subject::Page(_)))
    },
};
