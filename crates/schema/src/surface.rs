//! What callers of a generated crate depend on.

use std::collections::{BTreeMap, BTreeSet};

use crate::Address;

/// The public items of a generated crate, as far as callers depend on them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surface {
    /// Declarations by path: `contacts::Contact::tel` → `pub tel: Option<String>`.
    pub items: BTreeMap<String, String>,
    /// The paths of the items that a fact of the schema makes or shapes, by the fact's address.
    pub of: BTreeMap<Address, BTreeSet<String>>,
}
