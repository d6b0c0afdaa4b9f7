//! Only documentation changes, unless the new words mean something else than the old ones.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "description-changed",
    title: "what the docs say of {name} changed",
    direction: Direction::None,
    area: Area::Prose,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Only documentation changes, unless the new words mean something else than the old ones.",
    migration: "Read the new text.",
    claims: |case| case.change.aspect == Aspect::Description && !case.texts_are_alike(),
};
