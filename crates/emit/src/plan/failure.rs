//! What failed calls are answered with.

use std::collections::BTreeSet;

use docwright_schema::{
    Instance, Schema,
    schema::{EnumValue, ErrorCode, Outcome, Type, Width},
};

use super::{
    model::{Enumeration, Holding, Repr, Struct, Tolerance, members},
    ty::{RustType, Types},
};
use crate::prose::Doc;

/// The documented codes; `None` where there are none.
pub(super) fn codes(schema: &Schema) -> Option<Enumeration> {
    if schema.error_codes.is_empty() {
        return None;
    }
    let are_numbers = schema.error_codes.iter().all(|code| code.code.parse::<i64>().is_ok());
    let repr = match holder(schema) {
        Some((_, repr)) => repr,
        None if are_numbers => Repr::Integer,
        None => Repr::Text,
    };
    let value = |code: &ErrorCode| EnumValue {
        value: code.code.clone(),
        ident: code.ident.clone(),
        description: code.message.clone(),
    };
    let values: Vec<_> = schema.error_codes.iter().map(value).collect();
    let doc = Doc::own("The documented error codes, and any other that the server may send.");
    Some(Enumeration::new("ErrorCode", doc, repr, true, &values))
}

/// The member of error bodies that holds the code: it tells errors apart, or holds a documented code in an example.
fn holder(schema: &Schema) -> Option<(&str, Repr)> {
    let fields = &schema.error.as_ref()?.fields;
    let discriminator = schema.envelope.as_ref().map(|envelope| &envelope.discriminator);
    let examples: Vec<&Instance> = schema
        .operations
        .iter()
        .flat_map(|operation| &operation.examples)
        .filter(|example| example.outcome == Some(Outcome::Error))
        .map(|example| &example.value)
        .collect();
    let codes: BTreeSet<&str> = schema.error_codes.iter().map(|code| &*code.code).collect();
    let holds_code = |name: &str| {
        examples.iter().any(|example| match example.get(name) {
            Some(Instance::Number(text) | Instance::String(text)) => codes.contains(&**text),
            _ => false,
        })
    };
    let fits = |ty: &Type| match ty {
        Type::Integer { width: Width::I64 } => Some(Repr::Integer),
        Type::String { .. } => Some(Repr::Text),
        _ => None,
    };
    let mut fields: Vec<_> = fields.iter().filter(|field| !field.ty.nullable).collect();
    fields.sort_by_key(|field| Some(&field.name) != discriminator);
    let mut found = fields.into_iter().filter(|field| Some(&field.name) == discriminator || holds_code(&field.name));
    found.find_map(|field| Some((&*field.name, fits(&field.ty.kind)?)))
}

/// The error body; `None` where the docs show errors of no common shape.
///
/// Nothing but its code is relied on, so that an error which deviates from the docs elsewhere is still told by its code.
pub(super) fn body(schema: &Schema, types: &Types<'_>) -> Option<Struct> {
    let error = schema.error.as_ref().filter(|error| !error.fields.is_empty())?;
    let mut members = members(&error.fields, false, types);
    let holder = holder(schema).map(|(name, _)| name);
    for member in &mut members {
        member.tolerance = Some(Tolerance::Any);
        match (Some(&*member.wire) == holder, member.holding) {
            (true, _) if !schema.error_codes.is_empty() => member.inner = RustType::Named("ErrorCode".to_owned()),
            (false, Holding::Plain) => member.holding = Holding::Optional,
            _ => {}
        }
    }
    let doc = Doc::own("What the server answers to a call that failed.")
        .and_own("A member that does not have the documented shape is `None`.");
    Some(Struct { name: "ErrorBody".to_owned(), doc, members, is_built: false, has_default: false })
}
