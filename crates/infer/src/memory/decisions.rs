//! What was decided holds until the docs say otherwise.
//!
//! A page that goes takes its evidence with it: a type comes to be unknown, a member unproven, a union one of its halves.
//! None of that contradicts what was decided, and users compile against it. So a decision stands as long as it allows
//! everything that the docs show now; what the docs say otherwise, or say for the first time, moves it.

use std::{
    cell::LazyCell,
    collections::{BTreeMap, BTreeSet},
};

use docwright_schema::{
    Address, Draft, Provenance,
    schema::{Field, Operation, Parameter, Presence, Type, TypeBody, TypeDef, TypeRef, Usage, Width},
};

use super::{
    ids,
    revival::Revival,
    shown::{Seen, Shown},
};
use crate::{Inferred, rules::identifier};

/// A place that was decided otherwise before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recalled {
    /// The place.
    pub address: Address,
    /// What was decided before, as schemas are shown.
    pub before: String,
    /// What the docs come to now.
    pub now: String,
    /// Whether the former decision holds.
    pub is_held: bool,
}

/// Which way the values of a place go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Only to the server: what the docs say of it is all there is to know.
    Sent,
    /// To the client, maybe both ways: what was seen once can come again.
    Received,
}

/// Gives `draft`, which is like `named`, the decisions of `before` that nothing contradicts, but for those in the places
/// of `told`, which people made.
pub(super) fn hold(draft: &mut Draft, named: &Inferred, before: &Draft, told: &BTreeSet<Address>) -> Vec<Recalled> {
    let shown = LazyCell::new(|| Shown::of(&named.schema));
    let recalled = ids::settle(draft, before, told);
    let mut memory = Memory {
        before,
        revival: Revival::new(draft, before),
        told,
        provenance: &named.provenance,
        shown,
        types: &named.schema.types,
        recalled,
    };
    for (name, def) in &mut draft.types {
        let Some(old) = before.types.get(name) else { continue };
        if let (TypeBody::Struct { fields, .. }, TypeBody::Struct { fields: old_fields, .. }) =
            (&mut def.body, &old.body)
        {
            let way = if def.usage == Usage::Request { Way::Sent } else { Way::Received };
            memory.fields(&Address::of_type(name), fields, old_fields, way);
        }
    }
    if let (Some(own), Some(old)) = (&mut draft.envelope, &before.envelope) {
        memory.fields(&Address::api("envelope"), &mut own.fields, &old.fields, Way::Received);
    }
    if let (Some(own), Some(old)) = (&mut draft.error, &before.error) {
        memory.fields(&Address::api("error"), &mut own.fields, &old.fields, Way::Received);
    }
    let operations: BTreeMap<String, &Operation> = before.operations.iter().map(|own| (own.key(), own)).collect();
    for operation in &mut draft.operations {
        if let Some(old) = operations.get(&operation.key()) {
            memory.operation(operation, old);
        }
    }
    let Memory { revival, recalled, .. } = memory;
    revival.finish(draft);
    ids::drop_unused(draft);
    recalled
}

struct Memory<'m, F> {
    before: &'m Draft,
    revival: Revival<'m>,
    told: &'m BTreeSet<Address>,
    provenance: &'m Provenance,
    /// Looked for where something was decided otherwise, which is rare.
    shown: LazyCell<Shown<'m>, F>,
    /// The types of which the new places are.
    types: &'m BTreeMap<String, TypeDef>,
    recalled: Vec<Recalled>,
}

impl<'m, F: FnOnce() -> Shown<'m>> Memory<'m, F> {
    fn operation(&mut self, own: &mut Operation, old: &Operation) {
        let address = Address::operation(own.key());
        let place = |own: &Parameter| (own.location, own.name.clone());
        let parameters: BTreeMap<_, &Parameter> = old.parameters.iter().map(|own| (place(own), own)).collect();
        for parameter in &mut own.parameters {
            if let Some(old) = parameters.get(&place(parameter)) {
                let part = format!("{}.{}", parameter.location.as_str(), parameter.name);
                self.ty(&address.part("parameter").part(part), &mut parameter.ty, &old.ty, Way::Sent);
            }
        }
        if let (Some(own), Some(old)) = (&mut own.answer.payload, &old.answer.payload) {
            self.ty(&address.part("response"), own, old, Way::Received);
        }
        if let (Some(own), Some(old)) = (&mut own.body, &old.body) {
            self.ty(&address.part("body"), &mut own.ty, &old.ty, Way::Sent);
        }
    }

    fn fields(&mut self, owner: &Address, own: &mut [Field], old: &[Field], way: Way) {
        let old: BTreeMap<&str, &Field> = old.iter().map(|field| (field.name.as_str(), field)).collect();
        for field in own {
            let Some(old) = old.get(field.name.as_str()) else { continue };
            let address = owner.part(&field.name);
            if way == Way::Received && !self.told.contains(&address) {
                self.presence(field, old, &address);
            }
            self.ty(&address, &mut field.ty, &old.ty, way);
        }
    }

    fn presence(&mut self, field: &mut Field, old: &Field, address: &Address) {
        let is_counted = || self.provenance.get(address).iter().all(|origin| origin.rule == "example");
        let is_held = match (old.presence, field.presence) {
            (old, new) if old == new => return,
            // Users cannot tell these apart.
            (Presence::Unproven, Presence::Optional) => return,
            // What an example cuts off cannot be told from what it lacks by those who read it.
            (Presence::Required, Presence::Unproven) => !self.shown.at(address).is_some_and(|seen| seen.is_lacking),
            (Presence::Optional, Presence::Unproven) => true,
            // More of the same examples are no reason to change code that works, and what was missing once can be again.
            (_, Presence::Required) => is_counted(),
            _ => false,
        };
        self.recall(address, word(old.presence).to_owned(), word(field.presence).to_owned(), is_held);
        if is_held {
            field.presence = old.presence;
        }
    }

    fn ty(&mut self, address: &Address, own: &mut TypeRef, old: &TypeRef, way: Way) {
        if *own == *old || self.told.contains(address) {
            return;
        }
        let held = self.held(address, own, old, way);
        let (now, is_held) = if held == *old { (&*own, true) } else { (&held, false) };
        self.recall(address, old.to_string(), now.to_string(), is_held);
        *own = held;
    }

    fn recall(&mut self, address: &Address, before: String, now: String, is_held: bool) {
        self.recalled.push(Recalled { address: address.clone(), before, now, is_held });
    }

    /// The type from now on.
    fn held(&mut self, address: &Address, own: &TypeRef, old: &TypeRef, way: Way) -> TypeRef {
        let nullable = own.nullable || way == Way::Received && old.nullable;
        let kind = match (&own.kind, &old.kind) {
            (Type::Array { items: own }, Type::Array { items: old }) => {
                Type::Array { items: Box::new(self.held(address, own, old, way)) }
            }
            (Type::Map { values: own }, Type::Map { values: old }) => {
                Type::Map { values: Box::new(self.held(address, own, old, way)) }
            }
            (own, old) => {
                let is_id = self.is_one_value(old, own);
                let is_allowed =
                    is_id || *own == Type::Unknown || way == Way::Received && self.allows(address, old, own);
                if is_allowed && self.revival.resolves(old) { old.clone() } else { own.clone() }
            }
        };
        TypeRef { kind, nullable }
    }

    /// Whether one of both is an id, and the other one what it is on the wire. That is no less so where nothing says it any
    /// more, or a page comes to say it.
    fn is_one_value(&self, old: &Type, own: &Type) -> bool {
        match (ids::value_of(&self.before.types, old), ids::value_of(self.types, own)) {
            (Some(value), None) => identifier::joined(value, own).is_some(),
            (None, Some(value)) => identifier::joined(value, old).is_some(),
            _ => false,
        }
    }

    /// Whether every value of the type `own` is one of `old`, as far as examples show such values.
    fn allows(&self, address: &Address, old: &Type, own: &Type) -> bool {
        match (old, own) {
            (Type::Union { of: old }, Type::Union { of: own }) => {
                own.iter().all(|own| old.iter().any(|old| self.allows(address, old, own)))
            }
            (Type::Union { of }, own) => of.iter().any(|old| self.allows(address, old, own)),
            (Type::Number, Type::Integer { .. }) | (Type::String { format: None }, Type::String { .. }) => true,
            (Type::Integer { width: old }, Type::Integer { width: own }) => old == own || *old == Width::Big,
            (Type::String { .. }, Type::String { format: None }) => {
                self.shown.at(address).is_none_or(|seen| seen.values.is_empty())
            }
            (Type::Ref { name }, own) => self.allows_by_name(address, name, own),
            (old, own) => old == own,
        }
    }

    fn allows_by_name(&self, address: &Address, name: &str, own: &Type) -> bool {
        let seen = self.shown.at(address);
        match (self.before.types.get(name).map(|def| &def.body), own) {
            (Some(TypeBody::Enumeration { integer, values, .. }), Type::Integer { .. } | Type::String { .. }) => {
                let listed: BTreeSet<&str> = values.iter().map(|value| value.value.as_str()).collect();
                *integer == matches!(own, Type::Integer { .. })
                    && seen.is_none_or(|seen| seen.values.is_subset(&listed))
            }
            // An object of which nothing is known, unless one is shown that cannot be it.
            (Some(TypeBody::Struct { fields, .. }), Type::Map { values }) => {
                let has_required = || fields.iter().any(|field| field.presence == Presence::Required);
                let fits = |seen: &Seen<'_>| !(seen.has_members || seen.has_empty_object && has_required());
                values.kind == Type::Unknown && seen.is_none_or(fits)
            }
            (_, own) => own.named() == Some(name),
        }
    }
}

fn word(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Unproven => "not proven",
        Presence::Optional => "optional",
    }
}
