//! Names hold: what the schema before has too is called as it is there.
//!
//! Names are given over the whole set of pages, so a page more or less would move some that it does not speak of. The
//! schema that was committed remembers them; a name goes only with the thing that has it.

mod hold;
mod matching;

use docwright_schema::{Draft, Schema};

pub(crate) use self::hold::rename_types;

use crate::{Inferred, Override};

/// Gives what `before` has too the names that it has there: types, operations, areas, members, parameters, values.
///
/// Operations are the same by method and path, types by the places that they stand in and by what they are made of,
/// everything else by its name in the API. What is new keeps the name it was given, or another one where that is taken.
#[must_use]
pub fn remember(inferred: Inferred, before: &Schema, overrides: &[Override]) -> Inferred {
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
