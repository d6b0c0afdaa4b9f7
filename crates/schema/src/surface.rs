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
    /// The paths of further items that may be declared otherwise because of a fact, which others shape: the bodies of
    /// failed calls with their codes, members of a struct with who sends it.
    pub through: BTreeMap<Address, BTreeSet<String>>,
}
