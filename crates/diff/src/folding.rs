//! Changes that another change of the same thing tells already.

use std::collections::BTreeSet;

use docwright_schema::Address;

use crate::change::{Aspect, Change, Subject};

/// The changes that findings are about: what follows from another name is told by that, and a type that is described
/// like the field that holds it is described otherwise once.
pub(crate) fn folded<'c, 's>(changes: &'c [Change<'s>]) -> impl Iterator<Item = &'c Change<'s>> {
    let renamed: BTreeSet<&Address> = changes
        .iter()
        .filter(|change| matches!(change.aspect, Aspect::Key | Aspect::Method | Aspect::Path))
        .map(|change| &change.address)
        .collect();
    let is_definition = |change: &Change<'_>| matches!(change.new, Some(Subject::Definition(..)));
    let texts = |change: &'c Change<'s>| (change.before.as_deref(), change.after.as_deref());
    let described: BTreeSet<_> = changes
        .iter()
        .filter(|change| change.aspect == Aspect::Description && !is_definition(change))
        .map(texts)
        .collect();
    changes.iter().filter(move |change| match change.aspect {
        Aspect::Ident => !renamed.contains(&change.address),
        Aspect::Description if is_definition(change) => !described.contains(&texts(change)),
        _ => true,
    })
}
