//! What failed calls are answered with.

use std::collections::BTreeSet;

use docwright_schema::{
    Instance, Schema,
    schema::{EnumValue, ErrorCode, Outcome, Type, Width},
};

use super::{
    model::{Enumeration, Repr, Struct, members},
    ty::{RustType, Types},
};
use crate::prose::Doc;

/// The documented codes, and the member of the error body that holds one.
pub(super) struct Codes {
    pub enumeration: Enumeration,
    holder: Option<String>,
}

impl Codes {
    /// The documented codes; `None` where there are none.
    pub(super) fn new(schema: &Schema) -> Option<Self> {
        if schema.error_codes.is_empty() {
            return None;
        }
        let holder = holder(schema);
        let are_numbers = schema.error_codes.iter().all(|code| code.code.parse::<i64>().is_ok());
        let repr = match holder {
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
        let enumeration = Enumeration::new("ErrorCode", doc, repr, true, &values);
        Some(Self { enumeration, holder: holder.map(|(name, _)| name.to_owned()) })
    }
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
pub(super) fn body(schema: &Schema, codes: Option<&Codes>, types: &Types<'_>) -> Option<Struct> {
    let error = schema.error.as_ref().filter(|error| !error.fields.is_empty())?;
    let mut members = members(&error.fields, false, types);
    let holder = codes.and_then(|codes| codes.holder.as_ref());
    for member in members.iter_mut().filter(|member| Some(&member.wire) == holder) {
        member.inner = RustType::Named("ErrorCode".to_owned());
        member.tolerance = None;
    }
    let doc = Doc::own("What the server answers to a call that failed.");
    Some(Struct { name: "ErrorBody".to_owned(), doc, members, is_built: false, has_default: false })
}
