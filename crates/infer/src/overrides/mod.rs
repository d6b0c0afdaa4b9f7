//! What people know better than the docs: decisions that are overruled by address.
//!
//! Overrides come last, after all evidence is weighed and names are remembered, so that their addresses are those that
//! people see. What an example of the docs contradicts is not overruled.

mod accept;
mod apply;
mod notation;
mod target;

use std::collections::BTreeMap;

use docwright_schema::{Address, Draft, Schema, schema::Presence};

use self::target::Target;
use crate::Inferred;

/// A decision about one place, and what is decided of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Override {
    /// The place: `Contact`, `Contact#lat`, `GET /contacts/{id}#response.data.lat`, `GET /contacts#parameter.query.page`.
    pub at: String,
    /// What it is called in programs: a type, a member, a value, a parameter, an operation.
    pub name: Option<String>,
    /// What stands there, as schemas are shown: `integer`, `string(date)`, `[Contact]`, `{*: string}`, `number | string`.
    pub ty: Option<String>,
    /// Whether it is there.
    pub presence: Option<Presence>,
    /// Whether it may be null.
    pub nullable: Option<bool>,
    /// The values that it may have; with none it is no enumeration.
    pub values: Option<Vec<String>>,
    /// The name of a type that stands in this place alone.
    pub apart: Option<String>,
    /// The id that stands in this place.
    pub id: Option<String>,
    /// The type that this one is the same as.
    pub same_as: Option<String>,
}

/// An override that cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// Which of the overrides.
    pub index: usize,
    /// Why not, and what to do.
    pub message: String,
    /// Whether its address names nothing, so that one like it is meant.
    pub is_unknown: bool,
}

impl Rejected {
    fn new(index: usize, message: String) -> Self {
        Self { index, message, is_unknown: false }
    }
}

/// Follows the overrides as far as they can be followed, and says which cannot.
#[must_use]
pub fn overrule(inferred: Inferred, overrides: &[Override]) -> (Inferred, Vec<Rejected>) {
    if overrides.is_empty() {
        return (inferred, Vec::new());
    }
    let draft = Draft::from(inferred.schema.clone());
    let mut rejected = Vec::new();
    let targets: Vec<Option<Target>> = overrides
        .iter()
        .enumerate()
        .map(|(index, wanted)| {
            let found = target::resolve(&draft, wanted, overrides);
            if found.is_none() && !target::is_followed(&draft, wanted) {
                let message = format!("`{}` names nothing in this API", wanted.at);
                rejected.push(Rejected { index, message, is_unknown: true });
            }
            found
        })
        .collect();
    rejected.extend(contradictions(overrides, &targets));
    let is_fine = |index: &usize, rejected: &[Rejected]| rejected.iter().all(|rejected| rejected.index != *index);
    // Alone, each override shows whether it can be followed.
    let mut followed: Vec<(usize, &Override, &Target)> = Vec::new();
    for (index, (wanted, target)) in overrides.iter().zip(&targets).enumerate() {
        let Some(target) = target.as_ref().filter(|_| is_fine(&index, &rejected)) else { continue };
        let mut alone = draft.clone();
        match apply::apply(&mut alone, &[(wanted, target)]).and_then(|_| accept::check(&draft, &alone)) {
            Ok(()) => followed.push((index, wanted, target)),
            Err(message) => rejected.push(Rejected::new(index, format!("`{}` {message}", wanted.at))),
        }
    }
    let chosen: Vec<_> = followed.iter().map(|(_, wanted, target)| (*wanted, *target)).collect();
    let mut all = draft.clone();
    let renamed = apply::apply(&mut all, &chosen);
    all.told = told(&all, overrides).collect();
    let together = renamed.and_then(|renamed| {
        accept::check(&draft, &all)?;
        Ok((all.close().map_err(|error| error.to_string())?, renamed))
    });
    match together {
        Ok((schema, renamed)) => {
            let provenance = inferred.provenance.renamed(|owner| renamed.get(owner).cloned());
            (Inferred { schema, provenance }, rejected)
        }
        Err(message) => {
            let clash = |(index, wanted, _): &(usize, &Override, &Target)| {
                Rejected::new(*index, format!("`{}` cannot be followed together with the others: {message}", wanted.at))
            };
            rejected.extend(followed.iter().map(clash));
            (inferred, rejected)
        }
    }
}

/// The places whose types, presence or values `overrides` decide, by the addresses that provenance knows them by.
pub(crate) fn told(draft: &Draft, overrides: &[Override]) -> impl Iterator<Item = Address> {
    let decides = |wanted: &&Override| {
        let Override { ty, presence, nullable, values, apart, id, .. } = wanted;
        let is_typed = ty.is_some() || values.is_some() || apart.is_some() || id.is_some();
        is_typed || presence.is_some() || nullable.is_some()
    };
    overrides
        .iter()
        .filter(decides)
        .filter_map(|wanted| Some(target::fact(draft, &target::resolve(draft, wanted, overrides)?)))
}

/// Overrides that say two things of one place.
fn contradictions(overrides: &[Override], targets: &[Option<Target>]) -> Vec<Rejected> {
    let mut known: BTreeMap<&Target, usize> = BTreeMap::new();
    let mut rejected = Vec::new();
    for (index, target) in targets.iter().enumerate() {
        let Some(target) = target else { continue };
        if let Some(first) = known.insert(target, index) {
            let message = format!(
                "`{}` is the place of `{}` too: say all of it in one entry",
                overrides[index].at, overrides[first].at
            );
            rejected.push(Rejected::new(index, message));
        }
    }
    rejected
}

/// The addresses of all places that can be overruled.
#[must_use]
pub fn addresses(schema: &Schema) -> Vec<String> {
    target::all(schema)
}

/// The address of the type, member, value, parameter or operation that `place` leads to, maybe by way of others.
#[must_use]
pub fn address(schema: &Schema, place: &str) -> Option<String> {
    let wanted = Override { at: place.to_owned(), ..Override::default() };
    target::resolve(schema, &wanted, &[]).map(|target| target::address(schema, &target))
}

#[cfg(test)]
mod tests;
