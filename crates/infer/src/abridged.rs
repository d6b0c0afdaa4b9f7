//! Request examples that lack what the docs require.

use docwright_schema::{
    Diagnostics, Draft, Instance, Site, codes,
    document::Direction,
    schema::{Operation, Presence, Type, TypeBody},
};

use crate::evidence::OperationEvidence;

/// Marks the request examples that lack a required member as partial, and reports them: the table
/// says what must be sent, the example only what may be.
pub(crate) fn mark(
    draft: &Draft,
    evidence: &OperationEvidence<'_>,
    operation: &mut Operation,
    diagnostics: &mut Diagnostics,
) {
    let Some(body) = &operation.body else { return };
    for (example, shown) in operation.examples.iter_mut().zip(&evidence.examples) {
        if example.direction != Direction::Request {
            continue;
        }
        if let Some(key) = lacks(draft, &body.ty.kind, &example.value) {
            example.partial = true;
            let site = Site::new(shown.document.source, shown.example.body.span);
            let message = format!("this example lacks `{key}`, which is described as required");
            diagnostics.report(&codes::EXAMPLE_LACKS_REQUIRED, site, message);
        }
    }
}

/// A required member that the value lacks.
fn lacks<'d>(draft: &'d Draft, ty: &'d Type, value: &Instance) -> Option<&'d str> {
    match (ty, value) {
        (Type::Ref { name }, Instance::Object(_)) => {
            let TypeBody::Struct { fields, .. } = &draft.types.get(name)?.body else { return None };
            fields.iter().find_map(|field| match value.get(&field.name) {
                Some(member) => lacks(draft, &field.ty.kind, member),
                None => (field.presence == Presence::Required).then_some(&*field.name),
            })
        }
        (Type::Array { items }, Instance::Array(values)) => {
            values.iter().find_map(|value| lacks(draft, &items.kind, value))
        }
        (Type::Map { values: inner }, Instance::Object(members)) => {
            members.iter().find_map(|(_, value)| lacks(draft, &inner.kind, value))
        }
        (Type::Union { of }, _) => {
            // One alternative in which nothing is missing is enough.
            let mut missing = of.iter().filter(|ty| is_like(ty, value)).map(|ty| lacks(draft, ty, value));
            let first = missing.next()??;
            missing.all(|missing| missing.is_some()).then_some(first)
        }
        _ => None,
    }
}

/// Whether an alternative is one for lists or objects, as the value is.
fn is_like(ty: &Type, value: &Instance) -> bool {
    match value {
        Instance::Array(_) => matches!(ty, Type::Array { .. }),
        Instance::Object(_) => matches!(ty, Type::Ref { .. } | Type::Map { .. }),
        _ => false,
    }
}
