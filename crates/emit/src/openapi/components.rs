//! What operations share: the named types, the body of errors, error codes and the security scheme.

use docwright_schema::{
    Schema,
    schema::{EnumValue, ErrorCode, Field, Outcome, Type},
};

use super::{json::Object, security, types};

/// The components of a document with the names of those that no type of the schema stands behind.
pub(super) struct Components<'s> {
    pub schema: &'s Schema,
    error_body: String,
    error_code: String,
}

impl<'s> Components<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let error_body = free_name(schema, "ErrorBody");
        let error_code = free_name(schema, "ErrorCode");
        Self { schema, error_body, error_code }
    }

    /// All components, where there are any.
    pub(super) fn write(&self) -> Option<Object> {
        let types = self.schema.types.iter();
        let schemas = types.fold(Object::new(), |schemas, (name, def)| schemas.entry(name, types::definition(def)));
        let schemas = if self.has_errors() { schemas.entry(&self.error_body, self.error()) } else { schemas };
        let codes = &self.schema.error_codes;
        let schemas = if codes.is_empty() { schemas } else { schemas.entry(&self.error_code, error_codes(codes)) };
        let scheme = self.schema.authentication.as_ref().map(security::scheme);
        Object::new().some("schemas", schemas.not_empty()).some("securitySchemes", scheme).not_empty()
    }

    /// A reference to the body of errors.
    pub(super) fn error_ref(&self) -> Object {
        types::component(&self.error_body, false)
    }

    fn has_errors(&self) -> bool {
        let examples = || self.schema.operations.iter().flat_map(|operation| &operation.examples);
        self.schema.error.is_some() || examples().any(|example| example.outcome == Some(Outcome::Error))
    }

    /// The body of errors; any value where those that the docs show have no shape in common.
    fn error(&self) -> Object {
        let description = "What a failed call is answered with.".to_owned();
        let fields = self.schema.error.as_ref().map(|error| &*error.fields).unwrap_or_default();
        if fields.is_empty() {
            return Object::new().entry("description", description);
        }
        let properties = types::properties(fields, |field| match self.holds_code(field) {
            true => types::component(&self.error_code, field.ty.nullable),
            false => types::of_ref(&field.ty),
        });
        types::structure(Some(&description), properties, types::required(fields))
    }

    /// Whether the documented error codes are what a member of the error body holds.
    fn holds_code(&self, field: &Field) -> bool {
        let discriminator = self.schema.envelope.as_ref().map(|envelope| &envelope.discriminator);
        let fits = |code: &ErrorCode| match field.ty.kind {
            Type::Integer { .. } => types::is_integer(&code.code),
            Type::String { format: None } => !types::is_integer(&code.code),
            _ => false,
        };
        let codes = &self.schema.error_codes;
        discriminator == Some(&field.name) && !codes.is_empty() && codes.iter().all(fits)
    }
}

/// Codes come from the API, so that unknown ones must be expected.
fn error_codes(codes: &[ErrorCode]) -> Object {
    let has = |integer: bool| codes.iter().any(|code| types::is_integer(&code.code) == integer);
    let kinds = [("integer", has(true)), ("string", has(false))];
    let kinds: Vec<&str> = kinds.into_iter().filter(|(_, is_there)| *is_there).map(|(name, _)| name).collect();
    let ty = match &*kinds {
        [only] => Object::new().entry("type", *only),
        _ => Object::new().entry("type", kinds),
    };
    let value = |code: &ErrorCode| EnumValue {
        value: code.code.clone(),
        ident: code.ident.clone(),
        description: code.message.clone(),
    };
    let values: Vec<EnumValue> = codes.iter().map(value).collect();
    ty.entry("description", "What went wrong.").and(types::value_set(&values, true, true))
}

/// `name`, or one made from it that no type has.
fn free_name(schema: &Schema, name: &str) -> String {
    let mut name = name.to_owned();
    while schema.types.contains_key(&name) {
        name.insert_str(0, "Api");
    }
    name
}
