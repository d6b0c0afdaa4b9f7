//! All texts of a schema that people wrote or that examples show, each with what stands around it.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Draft, Instance,
    document::{Direction, Outcome},
    schema::{AuthenticationPart, Envelope, Example, Field, Operation, Type, TypeBody, TypeDef, TypeRef, Wrapping},
};

use rayon::prelude::*;

use super::{
    around::Around,
    key::{self, Meaning, Meanings},
};

/// Where a text stands.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place<'a> {
    /// The page, where it is known.
    pub(super) page: &'a str,
    /// The key that it stands under.
    pub(super) key: Option<&'a str>,
    /// What the key says.
    pub(super) meaning: Option<Meaning>,
    /// The type whose member it is, or the operation whose parameter.
    pub(super) owner: Option<&'a str>,
    /// What the object says of it.
    pub(super) around: Around,
    /// Whether it is prose, and no value.
    pub(super) is_prose: bool,
}

/// Sees all texts, and may change them.
pub(super) trait Visitor {
    /// A text.
    fn text(&mut self, place: Place<'_>, text: &mut String);

    /// A number.
    fn number(&mut self, place: Place<'_>, text: &mut String);

    /// A key that is data.
    fn key(&mut self, place: Place<'_>, key: &mut String);
}

/// Can see several parts at once.
pub(super) trait Parted: Visitor + Send + Sync {
    /// One that has seen nothing yet.
    fn part(&self) -> Self;

    /// Takes over what one saw of the parts behind those that were seen before.
    fn join(&mut self, part: Self);
}

/// How many operations are looked at in a row.
const PART: usize = 64;

/// Shows a draft to a visitor.
pub(super) fn walk(draft: &mut Draft, visitor: &mut impl Parted) {
    general(draft, visitor);
    let sets: BTreeSet<String> = draft
        .types
        .iter()
        .filter(|(_, def)| matches!(def.body, TypeBody::Enumeration { .. }))
        .map(|(name, _)| name.clone())
        .collect();
    for (name, def) in &mut draft.types {
        let place = Place { owner: Some(name), ..Place::default() };
        prose(visitor, place, &mut def.description);
        match &mut def.body {
            TypeBody::Struct { fields, .. } => members(fields, place, &sets, visitor),
            TypeBody::Enumeration { values, .. } => {
                values.iter_mut().for_each(|value| prose(visitor, place, &mut value.description));
            }
            TypeBody::Id { .. } => {}
        }
    }
    for fields in [draft.envelope.as_mut().map(|own| &mut own.fields), draft.error.as_mut().map(|own| &mut own.fields)]
    {
        members(fields.into_iter().flatten(), Place::default(), &sets, visitor);
    }
    let Draft { operations, types, envelope, .. } = draft;
    let known = Known::new(types, envelope.as_ref());
    let parts: Vec<_> =
        operations.par_chunks_mut(PART).map(|operations| known.part(operations, &sets, visitor)).collect();
    parts.into_iter().for_each(|part| visitor.join(part));
}

/// What is said of the API as a whole.
fn general(draft: &mut Draft, visitor: &mut impl Visitor) {
    let place = Place::default();
    prose(visitor, place, &mut draft.title);
    for server in &mut draft.servers {
        visitor.text(Place { is_prose: true, ..place }, &mut server.url);
        prose(visitor, place, &mut server.description);
    }
    if let Some(authentication) = &mut draft.authentication {
        for part in &mut authentication.parts {
            if let AuthenticationPart::Literal(text) = part {
                visitor.text(Place { is_prose: true, ..place }, text);
            }
        }
        authentication.parameters.iter_mut().for_each(|own| prose(visitor, place, &mut own.description));
    }
    draft.error_codes.iter_mut().for_each(|code| prose(visitor, place, &mut code.message));
}

fn prose(visitor: &mut impl Visitor, place: Place<'_>, text: &mut Option<String>) {
    if let Some(text) = text {
        visitor.text(Place { is_prose: true, ..place }, text);
    }
}

fn members<'f>(
    fields: impl IntoIterator<Item = &'f mut Field>,
    place: Place<'_>,
    sets: &BTreeSet<String>,
    visitor: &mut impl Visitor,
) {
    for Field { name, ty, description, default, .. } in fields {
        let place = Place { key: Some(&*name), meaning: key::meaning(name), ..place };
        stated(place, ty, description, default, sets, visitor);
    }
}

/// What is said of a member or a parameter. A value of a documented set is the API's own word.
fn stated(
    place: Place<'_>,
    ty: &TypeRef,
    description: &mut Option<String>,
    default: &mut Option<String>,
    sets: &BTreeSet<String>,
    visitor: &mut impl Visitor,
) {
    prose(visitor, place, description);
    if let Some(default) = default.as_mut().filter(|_| !ty.kind.named().is_some_and(|name| sets.contains(name))) {
        match ty.kind {
            Type::Integer { .. } | Type::Number | Type::Boolean => visitor.number(place, default),
            _ => visitor.text(place, default),
        }
    }
}

/// What is known of the types of examples.
struct Known<'d> {
    types: &'d BTreeMap<String, TypeDef>,
    envelope: Option<&'d Envelope>,
    /// The types of members by their keys, by the types that have them.
    members: BTreeMap<&'d str, BTreeMap<&'d str, &'d Type>>,
    /// The keys of all members that have a name.
    keys: BTreeSet<&'d str>,
}

/// Looks at examples, with what is known of their types.
struct Look<'k> {
    known: &'k Known<'k>,
    senses: Meanings,
}

impl<'d> Known<'d> {
    fn new(types: &'d BTreeMap<String, TypeDef>, envelope: Option<&'d Envelope>) -> Self {
        let structs = types.iter().filter_map(|(name, def)| match &def.body {
            TypeBody::Struct { fields, .. } => Some((name.as_str(), fields)),
            TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
        });
        let own = |field: &'d Field| (field.name.as_str(), &field.ty.kind);
        let members: BTreeMap<_, BTreeMap<_, _>> =
            structs.map(|(name, fields)| (name, fields.iter().map(own).collect())).collect();
        let keys = members.values().flat_map(BTreeMap::keys).copied().collect();
        Self { types, envelope, members, keys }
    }

    fn part<V: Parted>(&self, operations: &mut [Operation], sets: &BTreeSet<String>, visitor: &V) -> V {
        let mut visitor = visitor.part();
        let look = Look { known: self, senses: Meanings::default() };
        operations.iter_mut().for_each(|operation| look.operation(operation, sets, &mut visitor));
        visitor
    }

    fn is_set(&self, ty: Option<&Type>) -> bool {
        let def = ty.and_then(Type::named).and_then(|name| self.types.get(name));
        def.is_some_and(|def| matches!(def.body, TypeBody::Enumeration { .. }))
    }

    /// The members of the struct that an object is, by its type; of several the first that knows its first key.
    fn members(
        &self,
        ty: Option<&Type>,
        members: &[(String, Instance)],
    ) -> Option<(&'d str, &BTreeMap<&'d str, &'d Type>)> {
        match ty? {
            Type::Ref { name } => self.members.get_key_value(name.as_str()).map(|(name, known)| (*name, known)),
            Type::Union { of } => {
                let first = members.first().map(|(name, _)| name.as_str());
                let mut all = of.iter().filter_map(|ty| self.members(Some(ty), members));
                all.find(|(_, known)| first.is_some_and(|first| known.contains_key(first)))
            }
            Type::Array { items } => self.members(Some(&items.kind), members),
            _ => None,
        }
    }
}

impl Look<'_> {
    fn operation(&self, operation: &mut Operation, sets: &BTreeSet<String>, visitor: &mut impl Visitor) {
        let owner = operation.key();
        let page = operation.page.clone();
        let place = Place { page: &page, owner: Some(&owner), ..Place::default() };
        prose(visitor, place, &mut operation.title);
        prose(visitor, place, &mut operation.description);
        for parameter in &mut operation.parameters {
            let name = format!("parameter.{}.{}", parameter.location.as_str(), parameter.name);
            let place = Place { key: Some(&name), meaning: self.senses.of(&parameter.name).meaning, ..place };
            stated(place, &parameter.ty, &mut parameter.description, &mut parameter.default, sets, visitor);
        }
        let (body, answer) = (&operation.body, &operation.answer);
        for example in &mut operation.examples {
            let Example { page, value, .. } = example;
            let place = Place { page, ..Place::default() };
            match (example.direction, example.outcome) {
                (Direction::Request, _) => self.value(visitor, place, body.as_ref().map(|body| &body.ty.kind), value),
                (_, Some(Outcome::Error)) => self.value(visitor, place, None, value),
                _ => self.answer(visitor, place, (answer.wrapping, answer.payload.as_ref()), value),
            }
        }
    }

    fn answer(
        &self,
        visitor: &mut impl Visitor,
        place: Place<'_>,
        (wrapping, payload): (Wrapping, Option<&TypeRef>),
        value: &mut Instance,
    ) {
        let payload = payload.map(|ty| &ty.kind);
        match (self.known.envelope.filter(|_| wrapping == Wrapping::Envelope), value) {
            (Some(envelope), Instance::Object(members)) => {
                for (name, value) in members {
                    let ty = payload.filter(|_| *name == envelope.payload);
                    let place = Place { key: Some(&*name), meaning: self.senses.of(name).meaning, ..place };
                    self.value(visitor, place, ty, value);
                }
            }
            (_, value) => self.value(visitor, place, payload, value),
        }
    }

    fn value(&self, visitor: &mut impl Visitor, place: Place<'_>, ty: Option<&Type>, value: &mut Instance) {
        match value {
            Instance::Null | Instance::Bool(_) => {}
            Instance::Number(_) | Instance::String(_) if self.known.is_set(ty) => {}
            Instance::Number(text) => visitor.number(place, text),
            Instance::String(text) => visitor.text(place, text),
            Instance::Array(items) => {
                let ty = match ty {
                    Some(Type::Array { items }) => Some(&items.kind),
                    other => other.filter(|ty| matches!(ty, Type::Union { .. })),
                };
                items.iter_mut().for_each(|item| self.value(visitor, place, ty, item));
            }
            Instance::Object(members) => self.object(visitor, place, ty, members),
        }
    }

    fn object(
        &self,
        visitor: &mut impl Visitor,
        place: Place<'_>,
        ty: Option<&Type>,
        members: &mut [(String, Instance)],
    ) {
        let (owner, known) = self.known.members(ty, members).unzip();
        let values = match ty {
            Some(Type::Map { values }) => Some(&values.kind),
            _ => None,
        };
        let around = Around::of(&self.senses, place.key, owner, members);
        for (name, value) in members {
            let ty = known.and_then(|known| known.get(name.as_str())).copied();
            if ty.is_none() && !self.known.keys.contains(name.as_str()) {
                visitor.key(Place { key: None, meaning: None, owner, around, ..place }, name);
            }
            let place = Place { key: Some(&*name), meaning: self.senses.of(name).meaning, owner, around, ..place };
            self.value(visitor, place, ty.or(values), value);
        }
    }
}

/// Shows a value of which no type is known to a visitor.
pub(super) fn walk_value(place: Place<'_>, value: &mut Instance, visitor: &mut impl Visitor) {
    let types = BTreeMap::new();
    let known = Known::new(&types, None);
    Look { known: &known, senses: Meanings::default() }.value(visitor, place, None, value);
}
