//! The order in which the docs list things means nothing.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "order-changed",
    title: "the docs list {name} in another order",
    direction: Direction::None,
    area: Area::Prose,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Silent,
    mirror: Mirror::Itself,
    explanation: "The order in which the docs list things means nothing.",
    migration: "Nothing to do.",
    claims: |case| {
        case.is(Aspect::Order, Kind::Changed)
            && !matches!(case.change.address.as_str(), "api#servers" | "api#authentication")
    },
};
