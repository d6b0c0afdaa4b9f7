//! The first server is the default, so calls that name none may go to another one now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "server-order-changed",
    title: "the order of the servers changed",
    direction: Direction::None,
    area: Area::Server,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::AtLeast(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "The first server is the default, so calls that name none may go to another one now.",
    migration: "Name the server that is meant.",
    claims: |case| case.is(Aspect::Order, Kind::Changed) && case.change.address.as_str() == "api#servers",
};
