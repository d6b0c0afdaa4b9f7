//! Gives the parts of a draft the names that they had.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft,
    schema::{EnumValue, ErrorCode, Field, Operation, Parameter, Server, Type, TypeBody, TypeDef, TypeRef},
};
use heck::ToUpperCamelCase;

use crate::draft_areas;

/// Gives the draft the names of `before`; `types` are the names there by those here. What provenance calls otherwise
/// after that is returned by its name here.
pub(super) fn names(draft: &mut Draft, before: &Draft, types: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let keys: Vec<String> = draft.operations.iter().map(Operation::key).collect();
    let areas = operations(draft, before);
    let ids: BTreeSet<String> = draft.operations.iter().map(|operation| operation.id.to_upper_camel_case()).collect();
    let names = type_names(draft, types, &ids);
    rename_types(draft, &names);
    for (new, old) in types {
        let name = &names[new];
        if let (Some(own), Some(known)) = (draft.types.get_mut(name), before.types.get(old)) {
            own.area.clone_from(&known.area);
            members(own, known);
        }
    }
    let known_fields = |fields: Option<&Vec<Field>>| fields.cloned().unwrap_or_default();
    if let Some(envelope) = &mut draft.envelope {
        fields(&mut envelope.fields, &known_fields(before.envelope.as_ref().map(|envelope| &envelope.fields)), None);
    }
    if let Some(error) = &mut draft.error {
        fields(&mut error.fields, &known_fields(before.error.as_ref().map(|error| &error.fields)), None);
    }
    let servers: BTreeMap<&String, &String> = before.servers.iter().map(|own| (&own.url, &own.ident)).collect();
    let held = |own: &Server| servers.get(&own.url).map(|ident| (*ident).clone());
    hold(&mut draft.servers, BTreeSet::new(), "", held, |own| &mut own.ident);
    let codes: BTreeMap<&String, &String> = before.error_codes.iter().map(|own| (&own.code, &own.ident)).collect();
    let held = |own: &ErrorCode| codes.get(&own.code).map(|ident| (*ident).clone());
    hold(&mut draft.error_codes, BTreeSet::new(), "", held, |own| &mut own.ident);
    parameters(draft, before);
    settle_areas(draft, &areas);
    let renamed_operations = keys.into_iter().zip(draft.operations.iter().map(Operation::key));
    let renamed: BTreeMap<String, String> = names.into_iter().chain(renamed_operations).collect();
    draft.operations.sort_by(|a, b| a.id.cmp(&b.id));
    renamed.into_iter().filter(|(old, new)| old != new).collect()
}

/// Gives operations their ids and areas, and returns which area each area of the draft is now.
fn operations(draft: &mut Draft, before: &Draft) -> BTreeMap<String, String> {
    let known: BTreeMap<String, &Operation> =
        before.operations.iter().map(|operation| (operation.key(), operation)).collect();
    let mut votes: BTreeMap<(String, String), usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    let mut others = Vec::new();
    for (at, operation) in draft.operations.iter_mut().enumerate() {
        match known.get(&operation.key()) {
            Some(old) => {
                *votes.entry((operation.area.clone(), old.area.clone())).or_default() += 1;
                operation.id.clone_from(&old.id);
                operation.area.clone_from(&old.area);
                taken.insert(old.id.clone());
            }
            None => others.push(at),
        }
    }
    let mut ordered: Vec<_> = votes.into_iter().collect();
    ordered.sort_by(|((a, b), votes), ((c, d), more)| more.cmp(votes).then_with(|| (a, b).cmp(&(c, d))));
    let mut areas = BTreeMap::new();
    for ((new, old), _) in ordered {
        areas.entry(new).or_insert(old);
    }
    for at in others {
        let operation = &mut draft.operations[at];
        if let Some(area) = areas.get(&operation.area) {
            operation.area.clone_from(area);
        }
        operation.id = free(&operation.id, "_", &taken);
        taken.insert(operation.id.clone());
    }
    areas
}

/// The names of all types of the draft from now on: those they had, or else those they were given, as far as these are
/// free.
fn type_names(draft: &Draft, types: &BTreeMap<String, String>, ids: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut taken: BTreeSet<String> = types.values().chain(ids).cloned().collect();
    let mut names = types.clone();
    for name in draft.types.keys().filter(|name| !types.contains_key(*name)) {
        let name_now = free(name, "", &taken);
        taken.insert(name_now.clone());
        names.insert(name.clone(), name_now);
    }
    names
}

/// The name, or the first with a number behind it that is not taken.
fn free(name: &str, joint: &str, taken: &BTreeSet<String>) -> String {
    let numbered = (2..).map(|number| format!("{name}{joint}{number}"));
    std::iter::once(name.to_owned()).chain(numbered).find(|name| !taken.contains(name)).unwrap_or_default()
}

/// Gives the types of a draft other names, wherever they stand.
pub(crate) fn rename_types(draft: &mut Draft, names: &BTreeMap<String, String>) {
    let types = std::mem::take(&mut draft.types);
    draft.types = types.into_iter().map(|(name, def)| (names.get(&name).cloned().unwrap_or(name), def)).collect();
    each_type(draft, &mut |ty| rename(&mut ty.kind, names));
}

/// Calls `see` with the type of every place of a draft.
pub(super) fn each_type(draft: &mut Draft, see: &mut impl FnMut(&mut TypeRef)) {
    for operation in &mut draft.operations {
        operation.parameters.iter_mut().for_each(|parameter| see(&mut parameter.ty));
        operation.body.iter_mut().for_each(|body| see(&mut body.ty));
        operation.answer.payload.iter_mut().for_each(&mut *see);
    }
    let fields = draft.envelope.iter_mut().flat_map(|envelope| &mut envelope.fields);
    let fields = fields.chain(draft.error.iter_mut().flat_map(|error| &mut error.fields));
    fields.for_each(|field| see(&mut field.ty));
    for def in draft.types.values_mut() {
        if let TypeBody::Struct { fields, extra } = &mut def.body {
            fields.iter_mut().for_each(|field| see(&mut field.ty));
            extra.iter_mut().for_each(|extra| see(&mut extra.values));
        }
    }
}

fn rename(ty: &mut Type, names: &BTreeMap<String, String>) {
    match ty {
        Type::Ref { name } => {
            if let Some(known) = names.get(name) {
                name.clone_from(known);
            }
        }
        Type::Array { items: inner } | Type::Map { values: inner } => rename(&mut inner.kind, names),
        Type::Union { of } => {
            let before = of.clone();
            of.iter_mut().for_each(|ty| rename(ty, names));
            // Other names may stand in another order.
            if *of != before {
                of.sort();
            }
        }
        _ => {}
    }
}

/// Gives the parts of a type their names.
fn members(own: &mut TypeDef, known: &TypeDef) {
    match (&mut own.body, &known.body) {
        (TypeBody::Struct { fields: own, extra }, TypeBody::Struct { fields: known, .. }) => {
            fields(own, known, extra.as_ref().as_ref().map(|extra| extra.ident.as_str()));
        }
        (TypeBody::Enumeration { values: own, .. }, TypeBody::Enumeration { values: known, .. }) => {
            let known: BTreeMap<&String, &String> = known.iter().map(|value| (&value.value, &value.ident)).collect();
            let held = |value: &EnumValue| known.get(&value.value).map(|ident| (*ident).clone());
            hold(own, BTreeSet::new(), "", held, |value| &mut value.ident);
        }
        _ => {}
    }
}

fn fields(own: &mut [Field], known: &[Field], reserved: Option<&str>) {
    let known: BTreeMap<&String, &String> = known.iter().map(|field| (&field.name, &field.ident)).collect();
    let taken = reserved.into_iter().map(str::to_owned).collect();
    hold(own, taken, "_", |field| known.get(&field.name).map(|ident| (*ident).clone()), |field| &mut field.ident);
}

/// Gives items the identifiers that they had; what is new takes another one than these and than those that are taken.
fn hold<T>(
    own: &mut [T],
    mut taken: BTreeSet<String>,
    joint: &str,
    known: impl Fn(&T) -> Option<String>,
    ident: fn(&mut T) -> &mut String,
) {
    let mut others = Vec::new();
    for item in own {
        match known(item).filter(|held| !taken.contains(held)) {
            Some(held) => {
                taken.insert(held.clone());
                *ident(item) = held;
            }
            None => others.push(item),
        }
    }
    for item in others {
        let free = free(ident(item), joint, &taken);
        taken.insert(free.clone());
        *ident(item) = free;
    }
}

/// Gives parameters their identifiers, but for those that members of the body have now.
fn parameters(draft: &mut Draft, before: &Draft) {
    let known: BTreeMap<String, &Operation> =
        before.operations.iter().map(|operation| (operation.key(), operation)).collect();
    for operation in &mut draft.operations {
        let Some(old) = known.get(&operation.key()) else { continue };
        let body = operation.body.as_ref().and_then(|body| match &body.ty.kind {
            Type::Ref { name } => draft.types.get(name),
            _ => None,
        });
        let members: BTreeSet<String> = match body.map(|def| &def.body) {
            Some(TypeBody::Struct { fields, .. }) => fields.iter().map(|field| field.ident.clone()).collect(),
            _ => BTreeSet::new(),
        };
        let idents: BTreeMap<_, &String> =
            old.parameters.iter().map(|own| ((own.location, &own.name), &own.ident)).collect();
        let held = |own: &Parameter| idents.get(&(own.location, &own.name)).map(|ident| (*ident).clone());
        hold(&mut operation.parameters, members, "_", held, |own| &mut own.ident);
    }
}

/// Puts everything into areas that are there.
fn settle_areas(draft: &mut Draft, areas: &BTreeMap<String, String>) {
    draft.areas = draft_areas(draft);
    let known: BTreeSet<String> = draft.areas.iter().map(|area| area.name.clone()).collect();
    for def in draft.types.values_mut() {
        let area = def
            .area
            .take()
            .map(|area| if known.contains(&area) { area } else { areas.get(&area).cloned().unwrap_or(area) });
        def.area = area.filter(|area| known.contains(area));
    }
}
