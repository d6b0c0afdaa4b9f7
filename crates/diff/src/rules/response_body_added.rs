//! Clients that expect none ignore it; the type of the answer in the crate is another.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-body-added",
    title: "{owner} answers with a body now: {after}",
    direction: Direction::Response,
    area: Area::Response,
    action: Action::Added,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Major),
    severity: Severity::Info,
    mirror: Mirror::Rule("response-body-removed"),
    explanation: "Clients that expect none ignore it; the type of the answer in the crate is another.",
    migration: "Use the answer, or drop it.",
    claims: |case| case.is(Aspect::Payload, Kind::Added),
};
