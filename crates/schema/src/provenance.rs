//! Where each fact of a schema stands in the docs.

use std::{collections::BTreeMap, ops::Bound};

use serde::{Deserialize, Serialize};

use crate::Address;

/// For every address the places in the docs that it comes from. Line numbers stand here alone.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Provenance(BTreeMap<Address, Vec<Origin>>);

/// One place in the docs and what it contributed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Origin {
    /// The page's path below the docs folder.
    pub page: String,
    /// The line, from one.
    pub line: usize,
    /// The column in characters, from one.
    pub column: usize,
    /// What kind of evidence it is: `table`, `example`, `prose` …
    pub rule: String,
}

impl Provenance {
    /// Adds a place to a fact's, once; places are kept in the order of pages and lines.
    pub fn add(&mut self, address: Address, origin: Origin) {
        let origins = self.0.entry(address).or_default();
        if let Err(at) = origins.binary_search(&origin) {
            origins.insert(at, origin);
        }
    }

    /// The same places, of facts whose owners have other names; `rename` knows the names that changed.
    #[must_use]
    pub fn renamed(self, rename: impl Fn(&str) -> Option<String>) -> Self {
        let renamed = self.0.into_iter().map(|(address, origins)| match rename(address.owner()) {
            Some(owner) => (address.of_owner(&owner), origins),
            None => (address, origins),
        });
        Self(renamed.collect())
    }

    /// The places of one fact.
    pub fn get(&self, address: &Address) -> &[Origin] {
        self.0.get(address).map_or(&[], Vec::as_slice)
    }

    /// The facts whose addresses begin like this, with their places.
    pub fn below<'a>(&'a self, start: &str) -> impl Iterator<Item = (&'a Address, &'a [Origin])> {
        let range = self.0.range::<str, _>((Bound::Included(start), Bound::Unbounded));
        let belongs = move |(address, _): &(&Address, _)| address.as_str().starts_with(start);
        range.map(|(address, origins)| (address, origins.as_slice())).take_while(belongs)
    }

    /// All facts with their places.
    pub fn iter(&self) -> impl Iterator<Item = (&Address, &[Origin])> {
        self.0.iter().map(|(address, origins)| (address, origins.as_slice()))
    }
}
