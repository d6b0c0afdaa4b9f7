//! Types for ids: what identifies a contact is not a number like others.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Draft,
    schema::{Format, Method, Operation, Parameter, Place, Type, TypeBody, TypeDef, TypeRef, Usage, Width},
};
use heck::ToUpperCamelCase;

use super::Rule;
use crate::{
    format,
    memory::Shown,
    naming::{types::RESERVED, words::Words},
    record::Recorder,
};

pub(crate) static RULE: Rule = Rule {
    id: "identifier",
    reason: "what a thing has as its id, what its path takes and what elsewhere is called its id is one kind of value, where all of it \
             has one type and is written alike in examples; a thing that has an id and one by its own name beside it tells two kinds",
};

/// Gives the ids of things types of their own, where more than the things themselves hold them.
pub(crate) fn give(draft: &mut Draft, recorder: &mut Recorder<'_>) {
    let operations = draft.operations.iter().map(|operation| operation.id.to_upper_camel_case());
    let taken: BTreeSet<String> = operations.chain(draft.types.keys().cloned()).collect();
    for (thing, id) in ids(draft) {
        let name = thing.with("id").pascal();
        if taken.contains(&name) || RESERVED.contains(&&*name) {
            continue;
        }
        let def = id.define(draft);
        draft.types.insert(name.clone(), def);
        for (thing, key) in id.keys.iter().filter_map(|spot| spot.member(draft)) {
            recorder.copy(&Address::of_type(&name), &Address::of_type(thing).part(key));
        }
        for spot in &id.spots {
            if let Some(ty) = spot.ty(draft) {
                *held_mut(&mut ty.kind) = Type::Ref { name: name.clone() };
            }
        }
    }
}

/// The ids that more than their things hold, by what the things are called.
fn ids(draft: &Draft) -> BTreeMap<Words, Id> {
    let things = things(draft);
    // What is shown takes a walk over all examples, each with all members of its type.
    if things.is_empty() {
        return BTreeMap::new();
    }
    let shown = Shown::of(draft);
    let resources = resources(draft);
    let mut ids = keys(draft, things, &shown, &resources);
    let fields = draft.types.iter().filter_map(|(name, def)| match &def.body {
        TypeBody::Struct { fields, .. } => Some((name, fields)),
        TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
    });
    for (name, fields) in fields {
        for (at, field) in fields.iter().enumerate() {
            let id = Words::of(&field.name).referenced().and_then(|thing| ids.get_mut(&thing));
            if let Some(id) = id {
                let address = Address::of_type(name).part(&field.name);
                id.add(Spot::Field(name.clone(), at), &field.ty.kind, &writings(&shown, &address));
            }
        }
    }
    for (at, operation) in draft.operations.iter().enumerate() {
        for (index, parameter) in operation.parameters.iter().enumerate() {
            let thing = thing(operation, parameter, &resources);
            if let Some(id) = thing.and_then(|thing| ids.get_mut(&thing)) {
                id.add(Spot::Parameter(at, index), &parameter.ty.kind, &BTreeSet::new());
            }
        }
    }
    ids.retain(|_, id| id.is_shared());
    ids
}

/// The member by which a thing holds its own id, and the parameter by which its path takes it.
const ID: &str = "id";

/// What a parameter is the id of: what it is called after, or what is found at the path that ends with it.
fn thing(operation: &Operation, parameter: &Parameter, resources: &BTreeMap<String, (Words, &str)>) -> Option<Words> {
    let words = Words::of(&parameter.name);
    if parameter.location != Place::Path || !words.iter().eq([ID]) {
        return words.referenced();
    }
    let resource = resource(operation.path.as_deref()?, &parameter.name)?;
    resources.get(&resource).map(|(thing, _)| thing.clone())
}

/// What is found at a path that ends in a placeholder: the thing that it is called after, and the type of the answer.
fn resources(draft: &Draft) -> BTreeMap<String, (Words, &str)> {
    let found =
        draft.operations.iter().filter(|operation| operation.method == Some(Method::Get)).filter_map(|operation| {
            let (start, last) = operation.path.as_deref()?.rsplit_once('/')?;
            let name = last.strip_prefix('{')?.strip_suffix('}')?;
            let thing = Words::of(start.rsplit('/').find(|part| !part.starts_with('{'))?).singular();
            let Type::Ref { name: answer } = &operation.answer.payload.as_ref()?.kind else { return None };
            // `/contacts/{id}` may be answered with `ContactDetail`, but not with what has another name.
            let is_called =
                Words::of(answer).iter().zip(thing.iter()).filter(|(one, other)| one == other).count() == thing.len();
            Some((resource(operation.path.as_deref()?, name)?, (thing, answer.as_str()))).filter(|_| is_called)
        });
    found.collect()
}

/// A path up to a placeholder, whatever those in it are called.
fn resource(path: &str, name: &str) -> Option<String> {
    let end = path.find(&format!("/{{{name}}}"))?;
    let parts = path[..end].split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    Some(parts.collect::<Vec<_>>().join("/"))
}

/// What answers are about: what they hold as a whole, or below lists and objects that have no id themselves. An `owner`
/// within a thing may be a user like another.
fn things(draft: &Draft) -> BTreeSet<&str> {
    let mut things = BTreeSet::new();
    let mut open: Vec<&Type> =
        draft.operations.iter().filter_map(|own| Some(&own.answer.payload.as_ref()?.kind)).collect();
    let mut seen = BTreeSet::new();
    while let Some(ty) = open.pop() {
        let Some(name) = ty.named().filter(|name| seen.insert(*name)) else { continue };
        let Some(TypeBody::Struct { fields, .. }) = draft.types.get(name).map(|def| &def.body) else { continue };
        let own = Words::of(name);
        match fields.iter().any(|field| is_key(&Words::of(&field.name), &own)) {
            true => drop(things.insert(name)),
            false => open.extend(fields.iter().map(|field| &field.ty.kind)),
        }
    }
    things
}

/// Whether a member holds the id of the thing that it is a member of.
fn is_key(member: &Words, thing: &Words) -> bool {
    member.iter().eq([ID]) || member.referenced().as_ref() == Some(thing)
}

/// The ids that things in answers have; none of those that have two, or of which two have different ones.
fn keys(
    draft: &Draft,
    things: BTreeSet<&str>,
    shown: &Shown<'_>,
    resources: &BTreeMap<String, (Words, &str)>,
) -> BTreeMap<Words, Id> {
    let called: BTreeMap<&str, &Words> = resources.values().map(|(thing, name)| (*name, thing)).collect();
    let mut keys: BTreeMap<Words, Vec<Option<Id>>> = BTreeMap::new();
    for name in things {
        let Some(TypeBody::Struct { fields, .. }) = draft.types.get(name).map(|def| &def.body) else { continue };
        let own = Words::of(name);
        let thing = called.get(name).copied().unwrap_or(&own);
        let mut found = fields.iter().enumerate().filter(|(_, field)| is_key(&Words::of(&field.name), thing));
        let Some((at, field)) = found.next() else { continue };
        let spot = Spot::Field(name.to_owned(), at);
        let written = writings(shown, &Address::of_type(name).part(&field.name));
        let value = joined(&field.ty.kind, &field.ty.kind).filter(|_| found.next().is_none());
        let id = value.map(|value| Id { value, written, keys: [spot.clone()].into(), spots: [spot].into() });
        keys.entry(thing.clone()).or_default().push(id);
    }
    let one = |(thing, ids): (Words, Vec<Option<Id>>)| {
        let ids = ids.into_iter().collect::<Option<Vec<_>>>()?;
        Some((thing, ids.into_iter().map(Some).reduce(|one, other| one?.and(other?))??))
    };
    keys.into_iter().filter_map(one).collect()
}

/// How what is shown in a place is written; texts alone can be written in several ways.
fn writings(shown: &Shown<'_>, address: &Address) -> BTreeSet<Option<Format>> {
    let values = shown.at(address).into_iter().flat_map(|seen| &seen.values);
    values.map(|text| format::detect(text).filter(|format| is_plain(Some(*format)))).collect()
}

/// What identifies things of one kind.
struct Id {
    value: Type,
    /// How the things' own ids are written.
    written: BTreeSet<Option<Format>>,
    /// The members by which the things hold it.
    keys: BTreeSet<Spot>,
    /// These and all others.
    spots: BTreeSet<Spot>,
}

impl Id {
    /// Only what refers to a thing tells that its id is more than a value.
    fn is_shared(&self) -> bool {
        self.spots.len() > self.keys.len()
    }

    /// The id of two types of one thing, where theirs are alike.
    fn and(mut self, other: Self) -> Option<Self> {
        self.value = joined(&self.value, &other.value)?;
        self.written.extend(other.written);
        self.keys.extend(other.keys);
        self.spots.extend(other.spots);
        Some(self)
    }

    /// Adds what is called an id of these things, where its type and what is shown of it agree.
    fn add(&mut self, spot: Spot, ty: &Type, written: &BTreeSet<Option<Format>>) {
        let is_alike = written.is_empty() || self.written.is_empty() || !written.is_disjoint(&self.written);
        if is_alike && let Some(value) = joined(&self.value, held(ty)) {
            self.value = value;
            self.spots.insert(spot);
        }
    }

    fn define(&self, draft: &Draft) -> TypeDef {
        let mut areas = self.spots.iter().map(|spot| spot.area(draft));
        let first = areas.next().flatten();
        let area = first.filter(|_| areas.all(|area| area == first)).cloned();
        let mut usages = self.spots.iter().map(|spot| spot.usage(draft));
        let first = usages.next().unwrap_or(Usage::Both);
        let usage = if usages.all(|usage| usage == first) { first } else { Usage::Both };
        TypeDef { area, description: None, usage, body: TypeBody::Id { value: self.value.clone() } }
    }
}

/// A place that holds an id.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    /// A member of a type, by its index.
    Field(String, usize),
    /// A parameter of an operation, by both indices.
    Parameter(usize, usize),
}

impl Spot {
    fn ty<'d>(&self, draft: &'d mut Draft) -> Option<&'d mut TypeRef> {
        match self {
            Self::Field(name, at) => match &mut draft.types.get_mut(name)?.body {
                TypeBody::Struct { fields, .. } => fields.get_mut(*at).map(|field| &mut field.ty),
                TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
            },
            Self::Parameter(at, parameter) => Some(&mut draft.operations[*at].parameters[*parameter].ty),
        }
    }

    /// The member that it is, with what it is a member of.
    fn member<'d>(&'d self, draft: &'d Draft) -> Option<(&'d str, &'d str)> {
        match self {
            Self::Field(name, at) => match &draft.types.get(name)?.body {
                TypeBody::Struct { fields, .. } => Some((name, &fields.get(*at)?.name)),
                TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
            },
            Self::Parameter(..) => None,
        }
    }

    fn area<'d>(&self, draft: &'d Draft) -> Option<&'d String> {
        match self {
            Self::Field(name, _) => draft.types[name].area.as_ref(),
            Self::Parameter(at, _) => Some(&draft.operations[*at].area),
        }
    }

    fn usage(&self, draft: &Draft) -> Usage {
        match self {
            Self::Field(name, _) => draft.types[name].usage,
            Self::Parameter(..) => Usage::Request,
        }
    }
}

/// What a list of ids holds, or the one itself.
fn held(ty: &Type) -> &Type {
    match ty {
        Type::Array { items } => &items.kind,
        ty => ty,
    }
}

fn held_mut(ty: &mut Type) -> &mut Type {
    match ty {
        Type::Array { items } => &mut items.kind,
        ty => ty,
    }
}

/// The type of both, where they are one kind of value that could identify something.
pub(crate) fn joined(one: &Type, other: &Type) -> Option<Type> {
    match (one, other) {
        (Type::Integer { width: Width::I64 | Width::U64 }, _) => (one == other).then(|| one.clone()),
        (Type::String { format }, Type::String { format: other }) if is_plain(*format) && is_plain(*other) => {
            Some(Type::String { format: format.filter(|_| format == other) })
        }
        _ => None,
    }
}

fn is_plain(format: Option<Format>) -> bool {
    matches!(format, None | Some(Format::Digits | Format::Uuid))
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    const OVEN: &str = r#"{"id": 7, "heat": 210}"#;

    fn oven() -> Page {
        Page::new("ovens.md").operation("GET", "/ovens/{id}").table(Place::Path, &[["id", "integer", "true", ""]])
    }

    /// The lines of an outline that hold `OvenId`.
    #[track_caller]
    fn check(pages: Vec<Page>, expected: &[&str]) {
        let outline = infer(pages).0.schema.to_string();
        let lines: Vec<_> = outline.lines().map(str::trim).filter(|line| line.contains("OvenId")).collect();
        assert_eq!(lines, expected, "{outline}");
    }

    fn loaf(body: &str) -> Page {
        Page::new("loaves.md").operation("GET", "/loaves/{no}").ok(body)
    }

    #[test]
    fn what_holds_the_id_of_a_thing_has_its_type() {
        let loaf = loaf(r#"{"oven_id": 7, "others": {"ovenIds": [8, 9]}, "owner_id": 7}"#);
        let list = Page::new("batches.md")
            .operation("GET", "/batches")
            .table(Place::Query, &[["oven_id", "integer", "false", ""], ["limit", "integer", "false", ""]]);
        check(
            vec![oven().ok(OVEN), loaf, list],
            &[
                "path id: OvenId",
                "query oven_id?: OvenId",
                "oven_id~: OvenId",
                "ovenIds~: [OvenId] as oven_ids",
                "id~: OvenId",
                "id OvenId of integer (shared)",
            ],
        );
    }

    #[test]
    fn what_is_found_below_a_thing_takes_its_id() {
        let racks = Page::new("racks.md")
            .operation("DELETE", "/ovens/{id}/racks/{number}")
            .table(Place::Path, &[["id", "integer", "true", ""], ["number", "integer", "true", ""]]);
        let other = Page::new("stoves.md")
            .operation("DELETE", "/stoves/{id}")
            .table(Place::Path, &[["id", "integer", "true", ""]]);
        let ids = ["path id: OvenId", "path id: OvenId", "id~: OvenId", "id OvenId of integer (ovens)"];
        check(vec![oven().ok(OVEN), racks, other], &ids);
    }

    #[test]
    fn what_has_another_type_or_is_written_otherwise_is_another_id() {
        let alone = ["path id: OvenId", "id~: OvenId", "id OvenId of integer (ovens)"];
        check(vec![oven().ok(OVEN), loaf(r#"{"oven_id": "7"}"#)], &alone);
        let texts = |id: &str, other: &str| {
            vec![oven().ok(&format!(r#"{{"id": "{id}"}}"#)), loaf(&format!(r#"{{"oven_id": "{other}"}}"#))]
        };
        check(texts("a-7", "17"), &[]);
        check(texts("a-7", "b-9"), &["oven_id~: OvenId", "id~: OvenId", "id OvenId of string (shared)"]);
    }

    #[test]
    fn a_thing_with_two_ids_or_none_of_its_own_has_no_type_for_them() {
        check(vec![oven().ok(r#"{"id": 7, "oven_id": 9, "heat": 210}"#), loaf(r#"{"oven_id": 7}"#)], &[]);
        check(vec![loaf(r#"{"id": 1, "oven": {"id": 7, "heat": 210}, "oven_id": 7}"#)], &[]);
        check(vec![oven().ok(r#"{"heat": 210}"#), loaf(r#"{"oven_id": 7}"#)], &[]);
        // Nothing else holds it.
        check(vec![Page::new("ovens.md").operation("GET", "/ovens").ok(&format!("[{OVEN}]"))], &[]);
    }
}
