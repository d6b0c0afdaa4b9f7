//! Which way values go is told by the operations; the crate has constructors where users build values.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "type-use-changed",
    title: "{name} is used in {after} now; before in {before}",
    direction: Direction::None,
    area: Area::Definition,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "Which way values go is told by the operations; the crate has constructors where users build values.",
    migration: "Nothing to do on the wire.",
    claims: |case| case.is(Aspect::Usage, Kind::Changed) && !case.is_example(),
};
