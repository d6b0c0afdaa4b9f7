//! The keys of objects, by which things are told apart.

use std::collections::BTreeMap;

use crate::{
    rules::counterpart,
    shape::{Objects, Shape},
};

/// The keys of an object, each with what stands there.
pub(crate) type Keys = BTreeMap<Box<str>, Content>;

/// What stands under a key, as far as it can contradict another object's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Content {
    /// Nothing certain: null, empty, or both kinds.
    Open,
    /// Only truth values, numbers and texts.
    Scalar,
    /// Only objects or lists.
    Container,
}

impl Objects {
    /// Its keys. Where some are shown, those that were filled in tell it from nothing else.
    pub(crate) fn keys(&self) -> Keys {
        let own = self.fields.iter().filter(|(_, member)| self.count == 0 || !counterpart::is_filled_in(member));
        own.map(|(key, member)| (key.clone(), content(&member.shape))).collect()
    }
}

fn content(shape: &Shape) -> Content {
    let is_container = shape.arrays.count > 0
        || shape.has_object()
        || shape.object.is_some()
        || !shape.models.is_empty()
        || shape.arrays.items.as_ref().is_some_and(|items| !items.models.is_empty());
    // An empty text often stands for an object that is not there.
    let is_scalar = shape.booleans + shape.integers.count + shape.floats + shape.texts.count - shape.texts.empty > 0;
    match (is_scalar, is_container) {
        (true, false) => Content::Scalar,
        (false, true) => Content::Container,
        _ => Content::Open,
    }
}
