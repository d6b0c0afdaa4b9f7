//! The arguments of `Authentication::new` changed places, and since they have one type no compiler notices.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "authentication-order-changed",
    title: "the order of what authentication needs changed from {before} to {after}",
    direction: Direction::None,
    area: Area::Authentication,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "The arguments of `Authentication::new` changed places, and since they have one type no compiler notices.",
    migration: "Look at every call of `Authentication::new`.",
    claims: |case| case.is(Aspect::Order, Kind::Changed) && case.change.address.as_str() == "api#authentication",
};
