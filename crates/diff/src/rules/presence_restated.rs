//! It was not promised before, and it is not promised now.

use super::prelude::*;

pub(super) static RULE: Rule = Rule {
    id: "presence-restated",
    title: "whether {name} of {owner} is always there is {after} now; it was {before}",
    direction: Direction::None,
    area: Area::Field,
    action: Action::Changed,
    wire: Wire::Compatible,
    rust: Rust::Measured(Semver::Patch),
    severity: Severity::Info,
    mirror: Mirror::Itself,
    explanation: "It was not promised before, and it is not promised now.",
    migration: "Nothing to do.",
    claims: |case| {
        case.is(Aspect::Presence, Kind::Changed)
            && case.field().is_some()
            && [&case.change.before, &case.change.after].into_iter().all(|text| text.as_deref() != Some("required"))
    },
};
