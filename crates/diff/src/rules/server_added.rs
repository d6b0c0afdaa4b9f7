//! There is one more base URL; nobody has to use it.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "server-added",
    title: "the server {name} is new",
    direction: Direction::None,
    area: Area::Server,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Minor),
    severity: Severity::Info,
    mirror: Mirror::Rule("server-removed"),
    explanation: "There is one more base URL; nobody has to use it.",
    migration: "Nothing to do.",
    claims: |case| case.is(Aspect::Server, Kind::Added),
};
