//! Follows overrides.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft,
    schema::{EnumValue, Field, Presence, Type, TypeBody, TypeDef, TypeRef, Usage},
};
use heck::ToUpperCamelCase;

use super::{Override, Target, notation};
use crate::{
    memory::rename_types,
    naming::{ident, types::RESERVED, words::Words},
    rules::identifier,
};

/// Follows overrides, names last, since addresses go by those that are there. Returns the new names of types.
pub(super) fn apply(draft: &mut Draft, all: &[(&Override, &Target)]) -> Result<BTreeMap<String, String>, String> {
    let mut renamed = BTreeMap::new();
    for (wanted, target) in all {
        structure(draft, wanted, target)?;
    }
    for (wanted, target) in all {
        if let Some(name) = &wanted.name {
            rename(draft, target, name, &mut renamed)?;
        }
    }
    for (wanted, target) in all {
        if let (Some(other), Target::Type(name)) = (&wanted.same_as, target) {
            join(draft, name, other, &mut renamed)?;
        }
    }
    rename_types(draft, &renamed);
    drop_unused(draft);
    draft.operations.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(renamed)
}

fn structure(draft: &mut Draft, wanted: &Override, target: &Target) -> Result<(), String> {
    if wanted.same_as.is_some() && !matches!(target, Target::Type(_)) {
        return Err("is no type, so it is the same as none".to_owned());
    }
    if let Some(text) = &wanted.ty {
        let given = notation::parse(text, draft)?;
        let place = place(draft, target)
            .ok_or("is no place with a type of its own: give the type of a member, a parameter, an answer or a body")?;
        *place = TypeRef { nullable: given.nullable || place.nullable, kind: given.kind };
    }
    if let Some(values) = &wanted.values {
        set_values(draft, target, values)?;
    }
    if let Some(name) = &wanted.apart {
        part(draft, target, name)?;
    }
    if let Some(name) = &wanted.id {
        identify(draft, target, name)?;
    }
    if let Some(nullable) = wanted.nullable {
        place(draft, target).ok_or("is no place that could be null")?.nullable = nullable;
    }
    match (wanted.presence, target) {
        (None, _) => {}
        (Some(presence), Target::Field(..)) => member(draft, target).ok_or("is gone")?.presence = presence,
        (Some(presence), Target::Parameter(at, parameter)) => {
            draft.operations[*at].parameters[*parameter].required = presence == Presence::Required;
        }
        _ => return Err("is neither a member nor a parameter, so it is neither required nor optional".to_owned()),
    }
    Ok(())
}

fn member<'d>(draft: &'d mut Draft, target: &Target) -> Option<&'d mut Field> {
    let Target::Field(name, at) = target else { return None };
    match &mut draft.types.get_mut(name)?.body {
        TypeBody::Struct { fields, .. } => fields.get_mut(*at),
        TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
    }
}

/// The type of a place.
fn place<'d>(draft: &'d mut Draft, target: &Target) -> Option<&'d mut TypeRef> {
    match target {
        Target::Field(..) => member(draft, target).map(|field| &mut field.ty),
        Target::Parameter(at, parameter) => Some(&mut draft.operations[*at].parameters[*parameter].ty),
        Target::Answer(at) => draft.operations[*at].answer.payload.as_mut(),
        Target::Body(at) => draft.operations[*at].body.as_mut().map(|body| &mut body.ty),
        Target::Type(_) | Target::Value(..) | Target::Operation(_) => None,
    }
}

/// The type inside of lists and maps.
fn innermost(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Array { items: inner } | Type::Map { values: inner } => innermost(&mut inner.kind),
        ty => ty,
    }
}

fn set_values(draft: &mut Draft, target: &Target, values: &[String]) -> Result<(), String> {
    const NO_PLACE: &str = "is no place that holds values: give those of a member or a parameter";
    let ty = innermost(&mut place(draft, target).ok_or(NO_PLACE)?.kind).clone();
    let known = ty.named().and_then(|name| draft.types.get(name)).map(|def| def.body.clone());
    let integer = match (&ty, &known) {
        (_, Some(TypeBody::Enumeration { integer, .. })) => *integer,
        (Type::Integer { .. }, _) => true,
        (Type::String { .. } | Type::Unknown, _) => false,
        _ => return Err("holds neither text nor whole numbers, so it has no set of values".to_owned()),
    };
    let kind = if values.is_empty() {
        if integer {
            Type::Integer { width: docwright_schema::schema::Width::I64 }
        } else {
            Type::String { format: None }
        }
    } else {
        let (name, def) = enumeration(draft, target, values, integer);
        draft.types.insert(name.clone(), def);
        Type::Ref { name }
    };
    *innermost(&mut place(draft, target).ok_or(NO_PLACE)?.kind) = kind;
    Ok(())
}

/// The set of values at a place, under a name that is free.
fn enumeration(draft: &Draft, target: &Target, values: &[String], integer: bool) -> (String, TypeDef) {
    let (owner, key, area, usage) = match target {
        Target::Field(name, at) => {
            let def = &draft.types[name];
            let key = match &def.body {
                TypeBody::Struct { fields, .. } => fields[*at].name.clone(),
                TypeBody::Enumeration { .. } | TypeBody::Id { .. } => String::new(),
            };
            (name.clone(), key, def.area.clone(), def.usage)
        }
        Target::Parameter(at, parameter) => {
            let operation = &draft.operations[*at];
            (
                operation.id.clone(),
                operation.parameters[*parameter].name.clone(),
                Some(operation.area.clone()),
                Usage::Request,
            )
        }
        _ => (String::new(), String::new(), None, Usage::Both),
    };
    let words = Words::of(&owner).and(&Words::of(&key));
    let names = [words.clone(), words.with("value"), words.with("set")];
    let free = names.iter().map(Words::pascal).find(|name| !draft.types.contains_key(name) && !is_taken(draft, name));
    let pairs: Vec<(&str, Option<&str>)> = values.iter().map(|value| (value.as_str(), None)).collect();
    let idents = ident::values(&pairs);
    let own = |(value, ident): (&String, String)| EnumValue { value: value.clone(), ident, description: None };
    let values = values.iter().zip(idents).map(own).collect();
    let body = TypeBody::Enumeration { integer, open: usage != Usage::Request, values };
    (free.unwrap_or_else(|| words.with("values").pascal()), TypeDef { area, description: None, usage, body })
}

/// Gives a place a type of its own.
fn part(draft: &mut Draft, target: &Target, name: &str) -> Result<(), String> {
    check_type_name(draft, name)?;
    let here = place(draft, target).ok_or("is no place that could have a type of its own")?;
    let Type::Ref { name: shared } = innermost(&mut here.kind) else {
        return Err("holds no named type that could be parted from others".to_owned());
    };
    let shared = std::mem::replace(shared, name.to_owned());
    let area = match target {
        Target::Field(owner, _) => draft.types.get(owner).and_then(|def| def.area.clone()),
        Target::Answer(at) | Target::Body(at) | Target::Parameter(at, _) => Some(draft.operations[*at].area.clone()),
        Target::Type(_) | Target::Value(..) | Target::Operation(_) => None,
    };
    let def = draft.types.get(&shared).cloned().ok_or("holds a type that is gone")?;
    draft.types.insert(name.to_owned(), TypeDef { area, ..def });
    Ok(())
}

/// Gives a place an id, which comes to be where there is none of that name.
fn identify(draft: &mut Draft, target: &Target, name: &str) -> Result<(), String> {
    const NO_ID: &str = "is no place that holds an id: give one that holds text or whole numbers";
    let here = innermost(&mut place(draft, target).ok_or(NO_ID)?.kind).clone();
    let value = sent(draft, &here);
    if let Some(TypeBody::Id { value: known }) = draft.types.get(name).map(|def| &def.body) {
        identifier::joined(known, value).ok_or_else(|| format!("holds {value}, and `{name}` is {known}"))?;
    } else {
        let value = identifier::joined(value, value).ok_or(NO_ID)?;
        check_type_name(draft, name)?;
        let body = TypeBody::Id { value };
        draft.types.insert(name.to_owned(), TypeDef { area: None, description: None, usage: Usage::Both, body });
    }
    *innermost(&mut place(draft, target).ok_or(NO_ID)?.kind) = Type::Ref { name: name.to_owned() };
    Ok(())
}

fn rename(
    draft: &mut Draft,
    target: &Target,
    name: &str,
    renamed: &mut BTreeMap<String, String>,
) -> Result<(), String> {
    if let Target::Type(old) = target {
        if old != name {
            check_type_name(draft, name)?;
            renamed.insert(old.clone(), name.to_owned());
        }
        return Ok(());
    }
    let is_pascal = matches!(target, Target::Value(..));
    let wanted = if is_pascal { Words::of(name).pascal() } else { Words::of(name).snake() };
    if wanted != name || name.is_empty() {
        let kind = if is_pascal { "PascalCase" } else { "snake_case" };
        return Err(format!("cannot be called `{name}`: give a name in {kind} of ASCII letters and digits"));
    }
    let ident = match target {
        Target::Field(..) => &mut member(draft, target).ok_or("is gone")?.ident,
        Target::Parameter(at, parameter) => &mut draft.operations[*at].parameters[*parameter].ident,
        Target::Operation(at) => &mut draft.operations[*at].id,
        Target::Value(owner, at) => match draft.types.get_mut(owner).map(|def| &mut def.body) {
            Some(TypeBody::Enumeration { values, .. }) => &mut values[*at].ident,
            _ => return Err("is gone".to_owned()),
        },
        Target::Answer(_) | Target::Body(_) | Target::Type(_) => {
            return Err("has no name of its own: name its type".to_owned());
        }
    };
    name.clone_into(ident);
    Ok(())
}

/// Makes one type of two: what only one of them has is optional.
fn join(draft: &mut Draft, name: &str, other: &str, renamed: &mut BTreeMap<String, String>) -> Result<(), String> {
    let into = renamed.get(other).map_or(other, String::as_str).to_owned();
    let missing = || format!("is to be the same as `{other}`, which is no other type of this API");
    let (Some(own), Some(target)) = (draft.types.get(name), draft.types.get(other).filter(|_| name != other)) else {
        return Err(missing());
    };
    let (TypeBody::Struct { fields: own, .. }, TypeBody::Struct { fields: known, extra }) = (&own.body, &target.body)
    else {
        return Err(format!("and `{other}` are not both objects, so they are not the same"));
    };
    let body = TypeBody::Struct { fields: joined(draft, known, own), extra: extra.clone() };
    let def = TypeDef { body, ..target.clone() };
    draft.types.remove(name);
    draft.types.insert(other.to_owned(), def);
    rename_types(draft, &BTreeMap::from([(name.to_owned(), other.to_owned())]));
    renamed.insert(name.to_owned(), into);
    Ok(())
}

fn joined(draft: &Draft, known: &[Field], own: &[Field]) -> Vec<Field> {
    let optional = |field: &Field| Field { presence: Presence::Optional, ..field.clone() };
    let mut fields: Vec<Field> = known
        .iter()
        .map(|field| match own.iter().find(|own| own.name == field.name) {
            None => optional(field),
            Some(own) => {
                let nullable = field.ty.nullable || own.ty.nullable;
                let is_same = sent(draft, &field.ty.kind) == sent(draft, &own.ty.kind);
                let kind = if is_same { field.ty.kind.clone() } else { Type::Unknown };
                let presence = field.presence.max(own.presence);
                Field { ty: TypeRef { kind, nullable }, presence, ..field.clone() }
            }
        })
        .collect();
    let mut idents: BTreeSet<String> = fields.iter().map(|field| field.ident.clone()).collect();
    for field in own.iter().filter(|own| known.iter().all(|field| field.name != own.name)) {
        let mut field = optional(field);
        while !idents.insert(field.ident.clone()) {
            field.ident.push_str("_too");
        }
        fields.push(field);
    }
    fields
}

/// What a value is on the wire, where ids are values like others.
fn sent<'d>(draft: &'d Draft, ty: &'d Type) -> &'d Type {
    let Type::Ref { name } = ty else { return ty };
    match draft.types.get(name).map(|def| &def.body) {
        Some(TypeBody::Id { value }) => value,
        _ => ty,
    }
}

fn check_type_name(draft: &Draft, name: &str) -> Result<(), String> {
    if name.is_empty() || Words::of(name).pascal() != name {
        return Err(format!("cannot be called `{name}`: give a name in PascalCase of ASCII letters and digits"));
    }
    match draft.types.contains_key(name) || is_taken(draft, name) {
        true => Err(format!("cannot be called `{name}`, which is the name of something else")),
        false => Ok(()),
    }
}

/// Whether the crate has another use for a name.
fn is_taken(draft: &Draft, name: &str) -> bool {
    RESERVED.contains(&name) || draft.operations.iter().any(|operation| operation.id.to_upper_camel_case() == name)
}

/// Drops the types that nothing refers to any more.
fn drop_unused(draft: &mut Draft) {
    let mut open: Vec<String> = Vec::new();
    let mut see = |ty: &TypeRef| names(&ty.kind, &mut open);
    for operation in &draft.operations {
        operation.parameters.iter().for_each(|parameter| see(&parameter.ty));
        operation.body.iter().for_each(|body| see(&body.ty));
        operation.answer.payload.iter().for_each(&mut see);
    }
    let fields = draft.envelope.iter().flat_map(|envelope| &envelope.fields);
    fields.chain(draft.error.iter().flat_map(|error| &error.fields)).for_each(|field| see(&field.ty));
    let mut used = BTreeSet::new();
    while let Some(name) = open.pop() {
        if !used.insert(name.clone()) {
            continue;
        }
        if let Some(TypeBody::Struct { fields, extra }) = draft.types.get(&name).map(|def| &def.body) {
            fields.iter().for_each(|field| names(&field.ty.kind, &mut open));
            extra.iter().for_each(|extra| names(&extra.values.kind, &mut open));
        }
    }
    draft.types.retain(|name, _| used.contains(name));
}

/// The named types in a type.
fn names(ty: &Type, found: &mut Vec<String>) {
    match ty {
        Type::Ref { name } => found.push(name.clone()),
        Type::Array { items: inner } | Type::Map { values: inner } => names(&inner.kind, found),
        Type::Union { of } => of.iter().for_each(|ty| names(ty, found)),
        _ => {}
    }
}
