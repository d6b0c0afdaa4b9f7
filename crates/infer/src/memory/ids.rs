//! Ids that were values before, and values that were ids.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Draft,
    schema::{Type, TypeBody, TypeDef, TypeRef},
};

use super::{decisions::Recalled, hold::each_type};

/// Makes values of the new ids that would change what is known: a page that adds a thing must not give what users compile
/// against another type. An id comes to all of its places or to none, since halves of it would not fit each other.
pub(super) fn settle(draft: &mut Draft, before: &Draft, told: &BTreeSet<Address>) -> Vec<Recalled> {
    let known = places(before);
    let held = places(draft).into_iter().filter_map(|(address, ty)| {
        let name = ty.kind.named().filter(|name| value(&draft.types, name).is_some())?;
        let old = known.get(&address).filter(|_| !told.contains(&address))?;
        let is_new = value(&before.types, name).is_none() && old.kind.named() != Some(name);
        is_new.then(|| (name.to_owned(), (address, old.to_string(), ty.to_string())))
    });
    // The first place of each id stands for all.
    let held: BTreeMap<String, _> = held.collect::<Vec<_>>().into_iter().rev().collect();
    let recalled = held.into_iter().map(|(name, (address, before, now))| {
        make_values(draft, &name);
        Recalled { address, before, now, is_held: true }
    });
    recalled.collect()
}

/// What a type is on the wire, where it is an id.
pub(super) fn value_of<'d>(types: &'d BTreeMap<String, TypeDef>, ty: &Type) -> Option<&'d Type> {
    match ty {
        Type::Ref { name } => value(types, name),
        _ => None,
    }
}

fn value<'d>(types: &'d BTreeMap<String, TypeDef>, name: &str) -> Option<&'d Type> {
    match &types.get(name)?.body {
        TypeBody::Id { value } => Some(value),
        TypeBody::Struct { .. } | TypeBody::Enumeration { .. } => None,
    }
}

/// Puts the value of an id wherever the id stands.
fn make_values(draft: &mut Draft, name: &str) {
    let Some(TypeBody::Id { value }) = draft.types.remove(name).map(|def| def.body) else { return };
    each_type(draft, &mut |ty| replace(&mut ty.kind, name, &value));
}

fn replace(ty: &mut Type, name: &str, value: &Type) {
    match ty {
        Type::Ref { name: own } if own == name => *ty = value.clone(),
        Type::Array { items: inner } | Type::Map { values: inner } => replace(&mut inner.kind, name, value),
        Type::Union { of } => {
            of.iter_mut().for_each(|ty| replace(ty, name, value));
            of.sort();
            of.dedup();
        }
        _ => {}
    }
}

/// Drops the ids that stand nowhere any more.
pub(super) fn drop_unused(draft: &mut Draft) {
    let mut used = BTreeSet::new();
    each_type(draft, &mut |ty| used.extend(ty.kind.named().map(str::to_owned)));
    draft.types.retain(|name, def| used.contains(name) || !matches!(def.body, TypeBody::Id { .. }));
}

/// The places of members and parameters.
fn places(draft: &Draft) -> BTreeMap<Address, &TypeRef> {
    let mut places = BTreeMap::new();
    for operation in &draft.operations {
        let address = Address::operation(operation.key()).part("parameter");
        places.extend(operation.parameters.iter().map(|own| {
            let part = format!("{}.{}", own.location.as_str(), own.name);
            (address.part(part), &own.ty)
        }));
    }
    for (name, def) in &draft.types {
        if let TypeBody::Struct { fields, .. } = &def.body {
            let owner = Address::of_type(name);
            places.extend(fields.iter().map(|field| (owner.part(&field.name), &field.ty)));
        }
    }
    places
}
