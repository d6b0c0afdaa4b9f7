//! The same requests are sent as before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "path-placeholder-renamed",
    title: "the placeholders of {before} have other names in {after}",
    direction: Direction::None,
    area: Area::Operation,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "The same requests are sent as before.",
    migration: "Nothing to do on the wire; arguments may have other names.",
    claims: |case| case.is(Aspect::Path, Kind::Changed) && case.placeholders_alone_differ(),
};
