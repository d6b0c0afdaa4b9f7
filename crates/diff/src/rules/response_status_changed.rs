//! Clients that wait for the old status take the answer for a failure.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-status-changed",
    title: "{owner} answers with the status {after} instead of {before}",
    direction: Direction::Response,
    area: Area::Response,
    action: Action::Changed,
    wire: Wire::Breaking,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Breaking,
    mirror: Mirror::Itself,
    explanation: "Clients that wait for the old status take the answer for a failure.",
    migration: "Update the client.",
    claims: |case| case.is(Aspect::Status, Kind::Changed) && !case.is_example(),
};
