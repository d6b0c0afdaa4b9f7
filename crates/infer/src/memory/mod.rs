//! Names and decisions hold: what the schema before has too is called and typed as it is there.
//!
//! Names are given over the whole set of pages, so a page more or less would move some that it does not speak of, and
//! decisions that rest on it. The schema that was committed remembers both; a name goes only with the thing that has it, a
//! decision only where the docs say otherwise.

mod decisions;
mod hold;
mod ids;
mod matching;
mod revival;
mod shown;

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Address, Diagnostics, Draft, Provenance, Schema, Site, SourceId, Sources, codes};

pub use self::decisions::Recalled;
pub(crate) use self::{hold::rename_types, shown::Shown};

use crate::{Inferred, Override, overrides};

/// Gives what `before` has too the names that it has there, and the decisions that nothing contradicts.
///
/// Returns the places that were decided otherwise before, held or moved; what people decided by `overrides`, then or now,
/// is not remembered.
#[must_use]
pub fn remember(inferred: Inferred, before: &Schema, overrides: &[Override]) -> (Inferred, Vec<Recalled>) {
    let named = remember_names(inferred, before, overrides);
    let mut draft = Draft::from(named.schema.clone());
    let told: BTreeSet<Address> = before.told.iter().cloned().chain(overrides::told(&draft, overrides)).collect();
    let recalled = decisions::hold(&mut draft, &named, before, &told);
    match draft.close() {
        Ok(schema) => (Inferred { schema, ..named }, recalled),
        // What does not fit together is decided anew.
        Err(_) => (named, Vec::new()),
    }
}

/// Gives what `before` has too the names that it has there: types, operations, areas, members, parameters, values.
///
/// Operations are the same by method and path, types by the places that they stand in and by what they are made of,
/// everything else by its name in the API. What is new keeps the name it was given, or another one where that is taken.
#[must_use]
pub fn remember_names(inferred: Inferred, before: &Schema, overrides: &[Override]) -> Inferred {
    let mut draft = Draft::from(inferred.schema.clone());
    let mut types = matching::types(before, &draft);
    // What an override parted is parted again, and has its name from there.
    types.retain(|_, known| overrides.iter().all(|wanted| wanted.apart.as_ref() != Some(known)));
    let renamed = hold::names(&mut draft, before, &types);
    match draft.close() {
        Ok(schema) => {
            let rename = |owner: &str| renamed.get(owner).cloned();
            Inferred { schema, provenance: inferred.provenance.renamed(rename) }
        }
        // Names that clash all the same are given anew.
        Err(_) => inferred,
    }
}

/// Says which decisions hold though the docs have come to say less, and which move.
pub fn report(recalled: &[Recalled], provenance: &Provenance, sources: &Sources, diagnostics: &mut Diagnostics) {
    if recalled.is_empty() {
        return;
    }
    let pages: BTreeMap<&str, SourceId> = sources.iter().map(|(id, source)| (source.name(), id)).collect();
    for Recalled { address, before, now, is_held } in recalled {
        // What nothing in the docs speaks of any more has no place to point at.
        let Some(origin) = provenance.get(address).first() else { continue };
        let Some(&page) = pages.get(origin.page.as_str()) else { continue };
        let site = Site::new(page, sources.get(page).line_span(origin.line));
        let (code, message) = match is_held {
            true => (&codes::DECISION_HELD, format!("`{address}` stays {before}; by itself it would be {now} now")),
            false => (&codes::DECISION_MOVED, format!("`{address}` was {before} and is {now} now")),
        };
        diagnostics.report(code, site, message);
    }
}

#[cfg(test)]
mod tests;
