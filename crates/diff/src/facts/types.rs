//! Facts about types.

use std::collections::BTreeMap;

use docwright_schema::{
    Address,
    schema::{EnumValue, Field, PatternKeys, Presence, Type, TypeBody, TypeDef, TypeRef, Usage},
};

use super::{all, described, described_or_placed};
use crate::{
    change::{Aspect, Direction, Subject},
    renames::Renames,
    walk::{At, Fact, Item, Likeness, Walk},
};

/// Compares the types of a place, what lists and maps hold in places of their own.
pub(super) fn compare<'s>(old: &'s TypeRef, new: &'s TypeRef, at: &At, walk: &mut Walk<'s>) {
    walk.within_types((old, new), |walk| {
        let TypeRef { kind, nullable } = old;
        walk.flag(at, Aspect::Nullable, (nullable, &new.nullable), ["never null", "or null"]);
        match (kind, &new.kind) {
            (Type::Array { items: old }, Type::Array { items: new }) => compare(old, new, &at.items(), walk),
            (Type::Map { values: old }, Type::Map { values: new }) => compare(old, new, &at.part("{*}"), walk),
            (old, new) if walk.renames.are_same(old, new) => {}
            pair => walk.property(at, Aspect::Type, pair, ToString::to_string),
        }
    });
}

/// A type with its name.
pub(super) struct Named<'s> {
    name: &'s str,
    def: &'s TypeDef,
}

/// The types of a schema, by name.
pub(super) fn named(types: &BTreeMap<String, TypeDef>) -> Vec<Named<'_>> {
    types.iter().map(|(name, def)| Named { name, def }).collect()
}

impl<'s> Fact<'s> for Named<'s> {
    const ASPECT: Aspect = Aspect::Definition;

    fn declare(&self) -> String {
        described(&shape(&self.def.body), self.def.description.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Definition(self.name, self.def)
    }

    fn direction(&self) -> Direction {
        self.def.usage.into()
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The name is the key.
        let Self { name: _, def: TypeDef { area, description, usage, body } } = self;
        let new = new.def;
        if area.as_deref().map(|area| walk.renames.area(area)) != new.area.as_deref() {
            walk.optional_text(at, Aspect::Membership, (area, &new.area));
        }
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.property(at, Aspect::Usage, (usage, &new.usage), |usage| self::usage(*usage).to_owned());
        compare_bodies(body, &new.body, at, walk);
    }
}

impl<'s> Item<'s> for Named<'s> {
    fn key(&self) -> String {
        self.name.to_owned()
    }

    fn new_key(&self, renames: &Renames) -> String {
        renames.type_name(self.name).to_owned()
    }

    fn address(&self, _: &Address) -> Address {
        Address::of_type(self.name)
    }
}

fn shape(body: &TypeBody) -> String {
    match body {
        TypeBody::Struct { fields, .. } => format!("struct of {} members", fields.len()),
        TypeBody::Enumeration { values, .. } => format!("enumeration of {} values", values.len()),
        TypeBody::Id { value } => format!("id of {value}"),
    }
}

fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::Request => "request",
        Usage::Response => "response",
        Usage::Both => "request and response",
    }
}

fn compare_bodies<'s>(old: &'s TypeBody, new: &'s TypeBody, at: &At, walk: &mut Walk<'s>) {
    match (old, new) {
        (TypeBody::Struct { fields, extra }, TypeBody::Struct { fields: new_fields, extra: new_extra }) => {
            walk.list(at, &all(fields), &all(new_fields));
            walk.fact(&at.part("{*}"), extra.as_ref().as_ref(), new_extra.as_ref().as_ref());
        }
        (
            TypeBody::Enumeration { integer, open, values },
            TypeBody::Enumeration { integer: new_integer, open: new_open, values: new_values },
        ) => {
            walk.flag(at, Aspect::Representation, (integer, new_integer), ["text", "whole numbers"]);
            walk.flag(at, Aspect::Openness, (open, new_open), ["closed", "open"]);
            walk.list(at, &all(values), &all(new_values));
        }
        (TypeBody::Struct { .. } | TypeBody::Enumeration { .. } | TypeBody::Id { .. }, _) => {
            walk.property(at, Aspect::Shape, (old, new), shape);
        }
    }
}

impl<'s> Fact<'s> for &'s Field {
    const ASPECT: Aspect = Aspect::Field;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Field(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The name is the key.
        let Field { name: _, ident, ty, presence, description, default, limits } = *self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        compare(ty, &new.ty, at, walk);
        walk.property(at, Aspect::Presence, (presence, &new.presence), |presence| match presence {
            Presence::Required => "required".to_owned(),
            Presence::Unproven => "unproven".to_owned(),
            Presence::Optional => "optional".to_owned(),
        });
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.optional_text(at, Aspect::Default, (default, &new.default));
        walk.property(at, Aspect::Limits, (limits, &new.limits), ToString::to_string);
    }
}

impl<'s> Item<'s> for &'s Field {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn likeness(&self, new: &Self, same_place: bool, renames: &Renames) -> Option<Likeness> {
        if self.ident == new.ident {
            return Some(Likeness::Named);
        }
        let is_same = renames.are_twins(&self.ty.kind, &new.ty.kind);
        is_same.then(|| described_or_placed((&self.description, &new.description), same_place)).flatten()
    }
}

impl<'s> Fact<'s> for &'s PatternKeys {
    const ASPECT: Aspect = Aspect::Extra;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Extra(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let PatternKeys { ident, pattern, values } = *self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.text(at, Aspect::Pattern, (pattern, &new.pattern));
        compare(values, &new.values, at, walk);
    }
}

impl<'s> Fact<'s> for &'s EnumValue {
    const ASPECT: Aspect = Aspect::Value;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.value, self.ident), self.description.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Value(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The value is the key.
        let EnumValue { value: _, ident, description } = *self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl<'s> Item<'s> for &'s EnumValue {
    fn key(&self) -> String {
        self.value.clone()
    }

    fn likeness(&self, new: &Self, _: bool, _: &Renames) -> Option<Likeness> {
        let is_described = self.description.is_some() && self.description == new.description;
        (is_described || self.ident == new.ident).then_some(Likeness::Named)
    }
}
