//! Whether a schema still accepts the examples that it is made of.

use docwright_schema::{
    Draft, Instance,
    document::{Direction, Outcome},
    schema::{Example, Operation, Presence, Type, TypeBody, TypeRef, Wrapping},
};

/// Says which example the new draft refuses that the old one takes.
pub(super) fn check(old: &Draft, new: &Draft) -> Result<(), String> {
    for operation in &new.operations {
        let Some(before) = old.operations.iter().find(|before| before.key() == operation.key()) else { continue };
        for example in &operation.examples {
            if let Err(place) = fits(new, operation, example)
                && fits(old, before, example).is_ok()
            {
                let Example { name, page, .. } = example;
                let key = operation.key();
                return Err(format!(
                    "is contradicted by the example {name} of {key} ({page}), which shows something else at `{place}`"
                ));
            }
        }
    }
    Ok(())
}

/// Whether an example fits its operation; else where it does not.
fn fits(draft: &Draft, operation: &Operation, example: &Example) -> Result<(), String> {
    let body = match (example.direction, example.outcome) {
        (Direction::Request, _) => operation.body.as_ref().map(|body| (&body.ty, &example.value)),
        (Direction::Response, Some(Outcome::Error)) => None,
        (Direction::Response, _) => {
            let wrapper = draft.envelope.as_ref().filter(|_| operation.answer.wrapping == Wrapping::Envelope);
            let payload = match wrapper {
                Some(envelope) => example.value.get(&envelope.payload),
                None => Some(&example.value),
            };
            operation.answer.payload.as_ref().zip(payload)
        }
    };
    match body {
        Some((ty, value)) => {
            accepts(draft, ty, value, example.partial).map_err(|place| place.trim_start_matches('.').to_owned())
        }
        None => Ok(()),
    }
}

fn accepts(draft: &Draft, ty: &TypeRef, value: &Instance, is_partial: bool) -> Result<(), String> {
    if matches!(value, Instance::Null) {
        return if ty.nullable || ty.kind == Type::Unknown || is_partial { Ok(()) } else { Err(String::new()) };
    }
    kind(draft, &ty.kind, value, is_partial)
}

fn kind(draft: &Draft, ty: &Type, value: &Instance, is_partial: bool) -> Result<(), String> {
    let is_fine = match (ty, value) {
        (Type::Unknown, _)
        | (Type::Boolean, Instance::Bool(_))
        | (Type::Number, Instance::Number(_))
        | (Type::String { .. } | Type::File, Instance::String(_)) => true,
        (Type::Integer { .. }, Instance::Number(text)) => !text.contains(['.', 'e', 'E']),
        (Type::Array { items }, Instance::Array(values)) => {
            return values.iter().enumerate().try_for_each(|(at, value)| {
                accepts(draft, items, value, is_partial).map_err(|place| format!("[{at}]{place}"))
            });
        }
        (Type::Map { values }, Instance::Object(members)) => {
            return members.iter().try_for_each(|(key, value)| {
                accepts(draft, values, value, is_partial).map_err(|place| format!(".{key}{place}"))
            });
        }
        (Type::Union { of }, value) => of.iter().any(|ty| kind(draft, ty, value, is_partial).is_ok()),
        (Type::Ref { name }, value) => return named(draft, name, value, is_partial),
        _ => false,
    };
    if is_fine { Ok(()) } else { Err(String::new()) }
}

fn named(draft: &Draft, name: &str, value: &Instance, is_partial: bool) -> Result<(), String> {
    match (draft.types.get(name).map(|def| &def.body), value) {
        (Some(TypeBody::Struct { fields, .. }), Instance::Object(_)) => fields.iter().try_for_each(|field| {
            let place = |place: String| format!(".{}{place}", field.name);
            match value.get(&field.name) {
                Some(value) => accepts(draft, &field.ty, value, is_partial).map_err(place),
                None if field.presence == Presence::Required && !is_partial => Err(place(String::new())),
                None => Ok(()),
            }
        }),
        (Some(TypeBody::Enumeration { integer, open, values }), value) => {
            let text = match value {
                Instance::String(text) if !integer => text,
                Instance::Number(text) if *integer => text,
                _ => return Err(String::new()),
            };
            let is_known = *open || values.iter().any(|value| value.value == *text);
            if is_known { Ok(()) } else { Err(String::new()) }
        }
        (Some(TypeBody::Id { value: ty }), value) => kind(draft, ty, value, is_partial),
        _ => Err(String::new()),
    }
}
