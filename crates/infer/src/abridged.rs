//! Request examples that lack what the docs require.

use docwright_schema::{
    Diagnostics, Draft, Instance, Site, codes,
    document::Direction,
    schema::{Operation, Presence, Type, TypeBody, TypeRef},
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
        if let Some(key) = lacks(draft, &body.ty, &example.value) {
            example.partial = true;
            let site = Site::new(shown.document.source, shown.example.body.span);
            let message = format!("this example lacks `{key}`, which is described as required");
            diagnostics.report(&codes::EXAMPLE_LACKS_REQUIRED, site, message);
        }
    }
}

/// A required member that the value lacks.
fn lacks<'d>(draft: &'d Draft, ty: &'d TypeRef, value: &Instance) -> Option<&'d str> {
    match (&ty.kind, value) {
        (Type::Ref { name }, Instance::Object(_)) => {
            let TypeBody::Struct { fields, .. } = &draft.types.get(name)?.body else { return None };
            fields.iter().find_map(|field| match value.get(&field.name) {
                Some(member) => lacks(draft, &field.ty, member),
                None => (field.presence == Presence::Required).then_some(&*field.name),
            })
        }
        (Type::Array { items }, Instance::Array(values)) => values.iter().find_map(|value| lacks(draft, items, value)),
        (Type::Map { values: inner }, Instance::Object(members)) => {
            members.iter().find_map(|(_, value)| lacks(draft, inner, value))
        }
        _ => None,
    }
}
