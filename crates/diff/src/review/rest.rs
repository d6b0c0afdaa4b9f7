//! Declarations of the crate that differ though no fact that shapes them is told to have changed.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::Address;

use super::{Reviewer, is_declared};
use crate::{
    change::{Change, Direction},
    finding::{Cause, Declaration, Finding},
    fingerprint, judge, rules, rust,
    verdict::Semver,
};

impl Reviewer<'_> {
    /// What else of the crate differs, an item of its own for each struct, enumeration or function; what a change that is
    /// told may have brought about is told with that.
    pub(super) fn rest(&self, all: &[Change<'_>], told: &mut [(&Change<'_>, Finding)]) -> Vec<Finding> {
        let direct: BTreeSet<&str> = all
            .iter()
            .flat_map(|change| self.declarations(change))
            .map(|declaration| declaration.path.as_str())
            .collect();
        let rest = self.crates.rest(&direct);
        let mut causes: BTreeMap<&str, usize> = BTreeMap::new();
        if !rest.is_empty() {
            let indirect = |change: &Change<'_>| self.crates.through(&change.old_address, &change.address);
            for (at, (change, _)) in told.iter().enumerate().filter(|(_, (change, _))| is_declared(change.aspect)) {
                indirect(change).into_iter().for_each(|declaration| _ = causes.entry(&declaration.path).or_insert(at));
            }
        }
        let mut items: BTreeMap<&str, Vec<&Declaration>> = BTreeMap::new();
        for declaration in rest {
            match causes.get(declaration.path.as_str()).and_then(|at| told.get_mut(*at)) {
                Some((_, finding)) => self.attach(declaration, finding),
                None => items.entry(item(&declaration.path)).or_default().push(declaration),
            }
        }
        items.into_iter().filter_map(|(path, declarations)| self.rest_of(path, &declarations)).collect()
    }

    fn attach(&self, declaration: &Declaration, finding: &mut Finding) {
        finding.semver = finding.semver.max(rust::step(declaration));
        finding.severity = self.severity(finding.rule, finding.semver).unwrap_or(finding.severity);
        finding.declarations.push(declaration.clone());
    }

    fn rest_of(&self, path: &str, declarations: &[&Declaration]) -> Option<Finding> {
        let semver = declarations.iter().map(|declaration| rust::step(declaration)).max().unwrap_or(Semver::None);
        let shown = declarations.iter().max_by_key(|declaration| rust::step(declaration))?;
        let rule = match (&shown.before, &shown.after) {
            (None, _) => rules::RUST_ITEM_ADDED,
            (_, None) => rules::RUST_ITEM_REMOVED,
            _ => rules::RUST_ITEM_CHANGED,
        };
        let code = |text: &Option<String>| format!("`{}`", text.as_deref().unwrap_or("nothing"));
        let name = format!("`{}`", shown.path);
        let (before, after) = (code(&shown.before), code(&shown.after));
        Some(Finding {
            rule,
            address: Address::api("crate").part(path),
            direction: Direction::None,
            severity: self.severity(rule, semver)?,
            wire: rule.wire,
            semver,
            cause: Cause::NewEvidence,
            message: judge::fill(rule.title, &[("name", &name), ("before", &before), ("after", &after)]),
            fingerprint: fingerprint::hash(&[rule.id, path]),
            before: shown.before.clone(),
            after: shown.after.clone(),
            sites: Vec::new(),
            anchor: None,
            operations: Vec::new(),
            declarations: declarations.iter().copied().cloned().collect(),
            waived: None,
        })
    }
}

/// The struct, enumeration or function that an item is a part of.
fn item(path: &str) -> &str {
    let path = path.split(" as ").next().unwrap_or(path);
    let is_type = |part: &str| part.starts_with(|char: char| char.is_uppercase());
    let mut end = 0;
    for part in path.split("::") {
        end += part.len();
        if is_type(part) {
            return &path[..end];
        }
        end += "::".len();
    }
    path
}
