//! A feature for each area, so that who calls a part of the API compiles no more than that.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Module, Plan,
    names::{Names, SHARED},
    references,
};

/// Features of every crate.
const OTHERS: [&str; 8] = ["blocking", "client", "default", "jiff", "mock", "native-tls", "rust_decimal", "rustls"];

/// The features of areas, by their modules; modules without one are always there.
#[derive(Debug, Default)]
pub(crate) struct Features(BTreeMap<String, Feature>);

/// The feature of an area.
#[derive(Debug, PartialEq)]
pub(crate) struct Feature {
    pub name: String,
    /// The features of other areas whose types it names.
    pub needs: BTreeSet<String>,
}

impl Features {
    /// The features of a crate's areas. Areas that all others rest on have none, and neither has the only area.
    pub(super) fn new(plan: &Plan<'_>) -> Self {
        let names = &plan.names;
        let rests_on: BTreeMap<&str, BTreeSet<&str>> = plan
            .modules
            .iter()
            .map(|module| (module.name.as_str(), homes(&references::of_module(module), names)))
            .collect();
        let mut open: Vec<&str> = homes(&references::of_root(plan), names).into_iter().chain([SHARED]).collect();
        let mut always: BTreeSet<&str> = BTreeSet::new();
        while let Some(module) = open.pop() {
            if always.insert(module) {
                open.extend(rests_on.get(module).into_iter().flatten());
            }
        }
        let gated: Vec<&Module> = plan.modules.iter().filter(|module| !always.contains(&*module.name)).collect();
        if gated.len() < 2 {
            return Self::default();
        }
        let feature = |module: &str| {
            let needs = rests_on[module].iter().filter(|other| **other != module && !always.contains(*other));
            Feature { name: name(module), needs: needs.map(|other| name(other)).collect() }
        };
        Self(gated.iter().map(|module| (module.name.clone(), feature(&module.name))).collect())
    }

    /// The feature that a module is there with, if it is not always there.
    pub(crate) fn of(&self, module: &str) -> Option<&Feature> {
        self.0.get(module)
    }

    /// All of them, by the names of their modules.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Feature> {
        self.0.values()
    }
}

fn name(module: &str) -> String {
    if OTHERS.contains(&module) { format!("{module}-area") } else { module.to_owned() }
}

/// The modules that types are in.
fn homes<'n>(types: &[super::ty::RustType], names: &'n Names) -> BTreeSet<&'n str> {
    let mut homes = BTreeSet::new();
    for ty in types {
        ty.visit(&mut |ty| {
            homes.extend(ty.name().and_then(|name| names.home(name)));
        });
    }
    homes
}
