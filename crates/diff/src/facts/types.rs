//! Facts about types.

use std::collections::BTreeMap;

use docwright_schema::{
    Address,
    schema::{EnumValue, Field, PatternKeys, Presence, Type, TypeBody, TypeDef, TypeRef, Usage},
};

use super::described;
use crate::{
    change::Aspect,
    walk::{Fact, Item, Walk},
};

/// Compares the types of a place, what lists and maps hold in places of their own.
pub(super) fn compare(old: &TypeRef, new: &TypeRef, at: &Address, walk: &mut Walk) {
    let TypeRef { kind, nullable } = old;
    walk.flag(at, Aspect::Nullable, (nullable, &new.nullable), ["never null", "or null"]);
    match (kind, &new.kind) {
        (Type::Array { items: old }, Type::Array { items: new }) => compare(old, new, &at.items(), walk),
        (Type::Map { values: old }, Type::Map { values: new }) => compare(old, new, &at.part("{*}"), walk),
        pair => walk.property(at, Aspect::Type, pair, ToString::to_string),
    }
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

impl Fact for Named<'_> {
    const ASPECT: Aspect = Aspect::Definition;

    fn declare(&self) -> String {
        described(&shape(&self.def.body), self.def.description.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The name is the key.
        let Self { name: _, def: TypeDef { area, description, usage, body } } = self;
        let new = new.def;
        walk.optional_text(at, Aspect::Membership, (area, &new.area));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.property(at, Aspect::Usage, (usage, &new.usage), |usage| self::usage(*usage).to_owned());
        compare_bodies(body, &new.body, at, walk);
    }
}

impl Item for Named<'_> {
    fn key(&self) -> String {
        self.name.to_owned()
    }

    fn address(&self, _: &Address) -> Address {
        Address::of_type(self.name)
    }
}

fn shape(body: &TypeBody) -> String {
    match body {
        TypeBody::Struct { fields, .. } => format!("struct of {} members", fields.len()),
        TypeBody::Enumeration { values, .. } => format!("enumeration of {} values", values.len()),
    }
}

fn usage(usage: Usage) -> &'static str {
    match usage {
        Usage::Request => "request",
        Usage::Response => "response",
        Usage::Both => "request and response",
    }
}

fn compare_bodies(old: &TypeBody, new: &TypeBody, at: &Address, walk: &mut Walk) {
    match (old, new) {
        (TypeBody::Struct { fields, extra }, TypeBody::Struct { fields: new_fields, extra: new_extra }) => {
            walk.list(at, fields, new_fields);
            walk.fact(&at.part("{*}"), extra.as_ref(), new_extra.as_ref());
        }
        (
            TypeBody::Enumeration { integer, open, values },
            TypeBody::Enumeration { integer: new_integer, open: new_open, values: new_values },
        ) => {
            walk.flag(at, Aspect::Representation, (integer, new_integer), ["text", "whole numbers"]);
            walk.flag(at, Aspect::Openness, (open, new_open), ["closed", "open"]);
            walk.list(at, values, new_values);
        }
        (TypeBody::Struct { .. }, TypeBody::Enumeration { .. })
        | (TypeBody::Enumeration { .. }, TypeBody::Struct { .. }) => {
            walk.property(at, Aspect::Shape, (old, new), shape);
        }
    }
}

impl Fact for Field {
    const ASPECT: Aspect = Aspect::Field;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The name is the key.
        let Self { name: _, ident, ty, presence, description, default, limits } = self;
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

impl Item for Field {
    fn key(&self) -> String {
        self.name.clone()
    }
}

impl Fact for PatternKeys {
    const ASPECT: Aspect = Aspect::Extra;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { ident, pattern, values } = self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.text(at, Aspect::Pattern, (pattern, &new.pattern));
        compare(values, &new.values, at, walk);
    }
}

impl Fact for EnumValue {
    const ASPECT: Aspect = Aspect::Value;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.value, self.ident), self.description.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The value is the key.
        let Self { value: _, ident, description } = self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl Item for EnumValue {
    fn key(&self) -> String {
        self.value.clone()
    }
}
