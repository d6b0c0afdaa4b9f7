//! What types are made of, by which one is known under another name.

use std::collections::BTreeSet;

use crate::schema::{Type, TypeBody, TypeDef};

impl Type {
    /// The named type inside of lists and maps.
    pub fn named(&self) -> Option<&str> {
        match self {
            Self::Ref { name } => Some(name),
            Self::Array { items: inner } | Self::Map { values: inner } => inner.kind.named(),
            _ => None,
        }
    }
}

impl TypeDef {
    /// The names of the members, or the values, each with whether it is a member.
    pub fn parts(&self) -> BTreeSet<(bool, &str)> {
        match &self.body {
            TypeBody::Struct { fields, .. } => fields.iter().map(|field| (true, field.name.as_str())).collect(),
            TypeBody::Enumeration { values, .. } => values.iter().map(|value| (false, value.value.as_str())).collect(),
            TypeBody::Id { .. } => BTreeSet::new(),
        }
    }
}
