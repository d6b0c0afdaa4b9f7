//! From addresses to places.

use docwright_schema::{
    Address, Draft,
    schema::{Type, TypeBody, Wrapping},
};

use super::Override;

/// A place of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Target {
    Type(String),
    /// A value of a set, by its index.
    Value(String, usize),
    /// A member, by its index.
    Field(String, usize),
    Operation(usize),
    /// A parameter of an operation, by both indices.
    Parameter(usize, usize),
    /// What an operation answers, without the envelope.
    Answer(usize),
    /// The request body of an operation.
    Body(usize),
}

/// The place that an override means. A type may be called as it was, or as one of `all` calls it.
pub(super) fn resolve(draft: &Draft, wanted: &Override, all: &[Override]) -> Option<Target> {
    let (owner, rest) = wanted.at.split_once('#').map_or((&*wanted.at, None), |(owner, rest)| (owner, Some(rest)));
    if let Some(at) = draft.operations.iter().position(|operation| operation.key() == owner) {
        return match rest {
            None => Some(Target::Operation(at)),
            Some(rest) => of_operation(draft, at, rest),
        };
    }
    let name = current_name(draft, owner, all)?;
    match rest {
        None => Some(Target::Type(name.to_owned())),
        Some(rest) => inside(draft, name, rest),
    }
}

/// What a type is called now, under its former name or the one that it is to have.
fn current_name<'d>(draft: &'d Draft, owner: &str, all: &[Override]) -> Option<&'d str> {
    let known = |name: &str| draft.types.get_key_value(name).map(|(name, _)| name.as_str());
    let renamed = || all.iter().filter_map(|other| Some((other.at.as_str(), other.name.as_deref()?)));
    known(owner)
        .or_else(|| renamed().find(|(from, _)| *from == owner).and_then(|(_, to)| known(to)))
        .or_else(|| renamed().find(|(_, to)| *to == owner).and_then(|(from, _)| known(from)))
}

/// Whether what an override asks for is so already: the type that is gone is one with the other one now.
pub(super) fn is_followed(draft: &Draft, wanted: &Override) -> bool {
    wanted.same_as.as_ref().is_some_and(|other| draft.types.contains_key(other)) && !wanted.at.contains('#')
}

fn of_operation(draft: &Draft, at: usize, rest: &str) -> Option<Target> {
    let operation = &draft.operations[at];
    if let Some(parameter) = rest.strip_prefix("parameter.") {
        let named =
            |own: &docwright_schema::schema::Parameter| format!("{}.{}", own.location.as_str(), own.name) == parameter;
        return operation.parameters.iter().position(named).map(|parameter| Target::Parameter(at, parameter));
    }
    if rest == "body" {
        return operation.body.as_ref().map(|_| Target::Body(at));
    }
    if let Some(rest) = rest.strip_prefix("body.") {
        return inside(draft, operation.body.as_ref()?.ty.kind.named()?, rest);
    }
    let payload = operation.answer.payload.as_ref()?;
    let rest = trim(rest.strip_prefix("response")?);
    let wrapper = draft.envelope.as_ref().filter(|_| operation.answer.wrapping == Wrapping::Envelope);
    let rest = match wrapper {
        Some(envelope) => trim(rest.strip_prefix(&*envelope.payload).unwrap_or(rest)),
        None => rest,
    };
    if rest.is_empty() { Some(Target::Answer(at)) } else { inside(draft, payload.kind.named()?, rest) }
}

/// What is left of a path behind a list's items and a dot.
fn trim(rest: &str) -> &str {
    rest.trim_start_matches("[]").trim_start_matches('.')
}

/// The member or value of a type at a path; keys may hold dots themselves.
fn inside(draft: &Draft, name: &str, rest: &str) -> Option<Target> {
    match &draft.types.get(name)?.body {
        TypeBody::Enumeration { values, .. } => {
            values.iter().position(|value| value.value == rest).map(|at| Target::Value(name.to_owned(), at))
        }
        TypeBody::Struct { fields, .. } => {
            if let Some(at) = fields.iter().position(|field| field.name == rest.trim_end_matches("[]")) {
                return Some(Target::Field(name.to_owned(), at));
            }
            let below = |field: &docwright_schema::schema::Field| {
                let rest = rest.strip_prefix(&*field.name)?;
                let inner = trim(rest);
                (inner.len() < rest.len()).then(|| inside(draft, field.ty.kind.named()?, inner))?
            };
            fields.iter().find_map(below)
        }
        TypeBody::Id { .. } => None,
    }
}

/// The address by which provenance knows what stands in a place.
pub(super) fn fact(draft: &Draft, target: &Target) -> Address {
    match target {
        Target::Answer(at) => Address::operation(draft.operations[*at].key()).part("response"),
        Target::Body(at) => Address::operation(draft.operations[*at].key()).part("body"),
        _ => Address::from(address(draft, target)),
    }
}

/// The address of a place.
pub(super) fn address(draft: &Draft, target: &Target) -> String {
    match target {
        Target::Type(name) => name.clone(),
        Target::Value(name, at) | Target::Field(name, at) => {
            let part = match draft.types.get(name).map(|def| &def.body) {
                Some(TypeBody::Struct { fields, .. }) => &fields[*at].name,
                Some(TypeBody::Enumeration { values, .. }) => &values[*at].value,
                Some(TypeBody::Id { .. }) | None => return name.clone(),
            };
            format!("{name}#{part}")
        }
        Target::Parameter(at, parameter) => {
            let own = &draft.operations[*at].parameters[*parameter];
            format!("{}#parameter.{}.{}", draft.operations[*at].key(), own.location.as_str(), own.name)
        }
        Target::Operation(at) | Target::Answer(at) | Target::Body(at) => draft.operations[*at].key(),
    }
}

/// The addresses of all places.
pub(super) fn all(draft: &Draft) -> Vec<String> {
    let mut all = Vec::new();
    for operation in &draft.operations {
        let key = operation.key();
        let parameters = operation.parameters.iter();
        all.extend(parameters.map(|own| format!("{key}#parameter.{}.{}", own.location.as_str(), own.name)));
        if let Some(payload) = &operation.answer.payload {
            all.push(format!("{key}#response"));
            if let Some(Type::Ref { name }) = Some(&payload.kind)
                && let Some(TypeBody::Struct { fields, .. }) = draft.types.get(name).map(|def| &def.body)
            {
                all.extend(fields.iter().map(|field| format!("{key}#response.{}", field.name)));
            }
        }
        all.push(key);
    }
    for (name, def) in &draft.types {
        let parts: Vec<&str> = match &def.body {
            TypeBody::Struct { fields, .. } => fields.iter().map(|field| field.name.as_str()).collect(),
            TypeBody::Enumeration { values, .. } => values.iter().map(|value| value.value.as_str()).collect(),
            TypeBody::Id { .. } => Vec::new(),
        };
        all.extend(parts.into_iter().map(|part| format!("{name}#{part}")));
        all.push(name.clone());
    }
    all
}
