//! Placeholders are not sent, so the same requests are sent as before.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "path-parameter-renamed",
    title: "the path parameter {before} of {owner} is called {after} now",
    direction: Direction::None,
    area: Area::Parameter,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Placeholders are not sent, so the same requests are sent as before.",
    migration: "Nothing to do on the wire.",
    claims: |case| case.is(Aspect::Key, Kind::Changed) && case.is_path_parameter(),
};
