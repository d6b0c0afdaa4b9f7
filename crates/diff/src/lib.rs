//! Compares two schemas.
//!
//! Changes are facts: [`changes`] lists every difference and judges none. Each struct of the schema is taken apart
//! member by member, so that a new member does not compile until it is compared.

mod change;
mod facts;
#[cfg(test)]
mod tests;
mod walk;

use docwright_schema::Schema;

pub use self::change::{Aspect, Change, Kind};
use self::walk::Walk;

/// Every difference between `old` and `new`, each once: the API as a whole first, then operations, then types.
///
/// What was added or removed is one change, its parts are not listed. Lists are compared by what names their items,
/// so a moved item is a change of [`Aspect::Order`] and of nothing else. The same differences in the other direction
/// come in the same order.
pub fn changes(old: &Schema, new: &Schema) -> Vec<Change> {
    let mut walk = Walk::default();
    facts::compare(old, new, &mut walk);
    walk.finish()
}
