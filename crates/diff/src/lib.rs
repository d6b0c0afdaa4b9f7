//! Compares two schemas.
//!
//! Changes are facts: [`changes`] lists every difference and judges none. Each struct of the schema is taken apart
//! member by member, so that a new member does not compile until it is compared.

mod change;
mod edits;
mod facts;
mod finding;
mod fingerprint;
mod folding;
mod judge;
mod matching;
mod places;
mod reach;
mod renames;
pub mod report;
mod review;
pub mod rules;
mod rust;
#[cfg(test)]
mod tests;
mod verdict;
mod version;
mod waiver;
mod walk;

use docwright_schema::Schema;

pub use self::change::{Aspect, Change, Direction, Kind, Subject};
pub use self::verdict::{Semver, Severity, Wire};
pub use self::{
    finding::{Cause, Declaration, Finding, Report, Site, Waived, When},
    review::{Redone, Settings, Side, review},
    waiver::{Waiver, Waives},
};
use self::{renames::Renames, walk::Walk};

/// Every difference between `old` and `new`, each once: the API as a whole first, then operations, then types.
///
/// What was added or removed is one change, its parts are not listed. Lists are compared by what names their items,
/// so a moved item is a change of [`Aspect::Order`] and of nothing else. The same differences in the other direction
/// come in the same order.
pub fn changes<'s>(old: &'s Schema, new: &'s Schema) -> Vec<Change<'s>> {
    changes_under(Renames::find(old, new), old, new)
}

/// The differences where some things are known to have other names.
fn changes_under<'s>(renames: Renames, old: &'s Schema, new: &'s Schema) -> Vec<Change<'s>> {
    let mut walk = Walk::new(renames);
    facts::compare(old, new, &mut walk);
    walk.finish()
}
