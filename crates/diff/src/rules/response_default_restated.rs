//! Answers say what they say, whatever is documented as default.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "response-default-restated",
    title: "the default of {name} of {owner} is {after} now; it was {before}",
    direction: Direction::Response,
    area: Area::Default,
    action: Action::Any,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Answers say what they say, whatever is documented as default.",
    migration: "Nothing to do.",
    claims: |case| case.change.aspect == Aspect::Default,
};
