//! Types that nothing in the docs shows any more, and that what holds still refers to.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft,
    schema::{Type, TypeBody, TypeDef},
};
use heck::ToUpperCamelCase;

/// Which types are there, and which come back.
pub(super) struct Revival<'b> {
    known: BTreeSet<String>,
    /// What has the names of types that would come back.
    taken: BTreeSet<String>,
    before: &'b BTreeMap<String, TypeDef>,
    revived: BTreeSet<&'b str>,
}

impl<'b> Revival<'b> {
    pub(super) fn new(draft: &Draft, before: &'b Draft) -> Self {
        let known = draft.types.keys().cloned().collect();
        let taken = draft.operations.iter().map(|operation| operation.id.to_upper_camel_case()).collect();
        Self { known, taken, before: &before.types, revived: BTreeSet::new() }
    }

    /// Whether everything that a type refers to is there, or comes back for it.
    pub(super) fn resolves(&mut self, ty: &Type) -> bool {
        let mut found = BTreeSet::new();
        let resolves = self.find(ty, &mut found);
        if resolves {
            self.revived.append(&mut found);
        }
        resolves
    }

    /// Finds what would have to come back for a type.
    fn find(&self, ty: &Type, found: &mut BTreeSet<&'b str>) -> bool {
        match ty {
            Type::Ref { name } if self.known.contains(name) || self.revived.contains(&**name) => true,
            Type::Ref { name } => match self.before.get_key_value(name) {
                Some((name, def)) if !self.taken.contains(name) => !found.insert(name) || self.find_inside(def, found),
                _ => false,
            },
            Type::Array { items: inner } | Type::Map { values: inner } => self.find(&inner.kind, found),
            Type::Union { of } => of.iter().all(|ty| self.find(ty, found)),
            _ => true,
        }
    }

    fn find_inside(&self, def: &TypeDef, found: &mut BTreeSet<&'b str>) -> bool {
        let TypeBody::Struct { fields, extra } = &def.body else { return true };
        let types = fields.iter().map(|field| &field.ty).chain(extra.iter().map(|extra| &extra.values));
        let mut kinds = types.map(|ty| &ty.kind);
        kinds.all(|kind| self.find(kind, found))
    }

    /// Brings back what has to.
    pub(super) fn finish(self, draft: &mut Draft) {
        let areas: BTreeSet<&str> = draft.areas.iter().map(|area| area.name.as_str()).collect();
        for name in self.revived {
            let mut def = self.before[name].clone();
            def.area = def.area.filter(|area| areas.contains(area.as_str()));
            draft.types.insert(name.to_owned(), def);
        }
    }
}
