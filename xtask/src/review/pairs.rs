//! Which API of the old configuration is which of the new one.

use std::path::Path;

use anyhow::{Result, bail};

use crate::{config::Api, explain, paths};

/// An API as both configurations have it.
#[derive(Clone, Copy)]
pub(super) struct Pair<'c> {
    pub(super) old: Option<&'c Api>,
    pub(super) new: Option<&'c Api>,
}

/// All APIs of both, those of the new configuration first. One with another name is known by its folders.
pub(super) fn pairs<'c>(old: &'c [Api], new: &'c [Api]) -> Vec<Pair<'c>> {
    let names = |api: &Api, all: &[Api]| all.iter().any(|other| other.package.name == api.package.name);
    let is_renamed = |a: &Api, b: &Api| !names(a, new) && !names(b, old) && (a.out == b.out || a.docs == b.docs);
    let is_same = |a: &Api, b: &Api| a.package.name == b.package.name || is_renamed(a, b);
    let mut left: Vec<&Api> = old.iter().collect();
    let mut pairs = Vec::new();
    for new in new {
        let at = left.iter().position(|old| is_same(old, new));
        pairs.push(Pair { old: at.map(|at| left.remove(at)), new: Some(new) });
    }
    pairs.extend(left.into_iter().map(|old| Pair { old: Some(old), new: None }));
    pairs
}

impl Pair<'_> {
    pub(super) fn is_called(self, name: &str) -> bool {
        self.apis().any(|api| api.package.name == name)
    }

    fn apis(&self) -> impl Iterator<Item = &Api> {
        self.new.into_iter().chain(self.old)
    }
}

/// Refuses a name that no API has.
pub(crate) fn check<'c>(name: &str, apis: impl Iterator<Item = &'c Api>, config: &Path) -> Result<()> {
    let names: Vec<_> = apis.map(|api| api.package.name.as_str()).collect();
    if names.contains(&name) {
        return Ok(());
    }
    let meant = explain::nearest(name, names.iter().copied());
    let hint = meant.map_or_else(|| format!("it names {}", names.join(", ")), |meant| format!("did you mean {meant}?"));
    bail!("{} names no API {name:?}; {hint}", paths::shown(config))
}
