//! Keys of the old form may no longer be among them.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "extra-keys-changed",
    title: "the keys that are data in {owner} match {after} now; it was {before}",
    direction: Direction::Both,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Warning,
    mirror: Mirror::Itself,
    explanation: "Keys of the old form may no longer be among them.",
    migration: "Look for keys by the new pattern.",
    claims: |case| case.is(Aspect::Pattern, Kind::Changed),
};
