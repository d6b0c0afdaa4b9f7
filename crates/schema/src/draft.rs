//! The way to a [`Schema`]: a draft whose references resolve and whose names are unique.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    ops::Deref,
};

use serde::{Deserialize, Serialize};

use crate::Address;
use crate::schema::{
    Area, Authentication, Envelope, ErrorBody, ErrorCode, Field, Operation, RateLimit, Server, Type, TypeBody, TypeDef,
    TypeRef,
};

/// A schema that is still being put together.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Draft {
    /// The API's name: ASCII kebab case, the generated crate's name.
    pub name: String,
    /// The API's title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Base URLs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub servers: Vec<Server>,
    /// How requests prove who sends them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authentication: Option<Authentication>,
    /// How often the API may be called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rate_limit: Option<RateLimit>,
    /// What stands around payloads.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub envelope: Option<Envelope>,
    /// What answers to failed calls look like, with an envelope or without one; none where no error is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<ErrorBody>,
    /// Documented error codes, by code: numbers first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub error_codes: Vec<ErrorCode>,
    /// The areas, by name.
    pub areas: Vec<Area>,
    /// The operations, by id.
    pub operations: Vec<Operation>,
    /// The named types.
    pub types: BTreeMap<String, TypeDef>,
    /// The places that people decided and not the docs. What is decided there is no memory: it goes with its override.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub told: BTreeSet<Address>,
}

/// What keeps a draft from being a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CloseError {
    /// Something refers to a type that is not there.
    Unresolved {
        /// What refers.
        by: String,
        /// The missing type.
        name: String,
    },
    /// A name stands for two things.
    Duplicate {
        /// What the name is one of.
        kind: &'static str,
        /// The name.
        name: String,
    },
    /// Something belongs to an area that is not there.
    NoArea {
        /// What belongs to it.
        of: String,
        /// The missing area.
        area: String,
    },
}

impl fmt::Display for CloseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unresolved { by, name } => write!(f, "{by} refers to the type {name}, which is not there"),
            Self::Duplicate { kind, name } => write!(f, "two {kind} are called {name}"),
            Self::NoArea { of, area } => write!(f, "{of} belongs to the area {area}, which is not there"),
        }
    }
}

impl std::error::Error for CloseError {}

/// What an API is, as far as its documentation tells. References resolve and names are unique.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Draft", into = "Draft")]
pub struct Schema(Draft);

impl Deref for Schema {
    type Target = Draft;

    fn deref(&self) -> &Draft {
        &self.0
    }
}

impl From<Schema> for Draft {
    fn from(schema: Schema) -> Self {
        schema.0
    }
}

impl TryFrom<Draft> for Schema {
    type Error = CloseError;

    fn try_from(draft: Draft) -> Result<Self, CloseError> {
        draft.close()
    }
}

impl Draft {
    /// Turns the draft into a schema, which there is no other way to get.
    pub fn close(self) -> Result<Schema, CloseError> {
        unique("areas", self.areas.iter().map(|area| &area.name))?;
        unique("operations", self.operations.iter().map(|operation| &operation.id))?;
        unique("servers", self.servers.iter().map(|server| &server.ident))?;
        unique("error codes", self.error_codes.iter().map(|code| &code.ident))?;
        self.check_areas()?;
        for (name, ty) in &self.types {
            self.check_type(name, ty)?;
        }
        for operation in &self.operations {
            self.check_operation(operation)?;
        }
        if let Some(envelope) = &self.envelope {
            self.check_fields("the envelope", &envelope.fields)?;
        }
        if let Some(error) = &self.error {
            self.check_fields("the error body", &error.fields)?;
        }
        Ok(Schema(self))
    }

    fn check_type(&self, name: &str, ty: &TypeDef) -> Result<(), CloseError> {
        match &ty.body {
            TypeBody::Struct { fields, extra } => {
                self.check_fields(name, fields)?;
                unique(
                    "members",
                    fields.iter().map(|field| &field.ident).chain(extra.iter().map(|extra| &extra.ident)),
                )?;
                extra.iter().try_for_each(|extra| self.check_ref(name, &extra.values))
            }
            TypeBody::Enumeration { values, .. } => {
                unique("values", values.iter().map(|value| &value.value))?;
                unique("values", values.iter().map(|value| &value.ident))
            }
            TypeBody::Id { value } => self.check_kind(name, value),
        }
    }

    fn check_operation(&self, operation: &Operation) -> Result<(), CloseError> {
        unique("parameters", operation.parameters.iter().map(|parameter| &parameter.ident))?;
        unique("examples", operation.examples.iter().map(|example| &example.name))?;
        let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
        parameters
            .chain(operation.body.iter().map(|body| &body.ty))
            .chain(&operation.answer.payload)
            .try_for_each(|ty| self.check_ref(&operation.id, ty))
    }

    fn check_areas(&self) -> Result<(), CloseError> {
        let known: BTreeSet<&String> = self.areas.iter().map(|area| &area.name).collect();
        let types = self.types.iter().filter_map(|(name, ty)| Some((name, ty.area.as_ref()?)));
        let operations = self.operations.iter().map(|operation| (&operation.id, &operation.area));
        match types.chain(operations).find(|(_, area)| !known.contains(area)) {
            Some((of, area)) => Err(CloseError::NoArea { of: of.clone(), area: area.clone() }),
            None => Ok(()),
        }
    }

    fn check_fields(&self, by: &str, fields: &[Field]) -> Result<(), CloseError> {
        unique("members", fields.iter().map(|field| &field.name))?;
        unique("members", fields.iter().map(|field| &field.ident))?;
        fields.iter().try_for_each(|field| self.check_ref(by, &field.ty))
    }

    fn check_ref(&self, by: &str, ty: &TypeRef) -> Result<(), CloseError> {
        self.check_kind(by, &ty.kind)
    }

    fn check_kind(&self, by: &str, ty: &Type) -> Result<(), CloseError> {
        match ty {
            Type::Ref { name } if !self.types.contains_key(name) => {
                Err(CloseError::Unresolved { by: by.to_owned(), name: name.clone() })
            }
            Type::Array { items: inner } | Type::Map { values: inner } => self.check_ref(by, inner),
            Type::Union { of } => of.iter().try_for_each(|ty| self.check_kind(by, ty)),
            _ => Ok(()),
        }
    }
}

fn unique<'a>(kind: &'static str, names: impl Iterator<Item = &'a String>) -> Result<(), CloseError> {
    let mut seen = BTreeSet::new();
    for name in names {
        if !seen.insert(name) {
            return Err(CloseError::Duplicate { kind, name: name.clone() });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Format, Presence, Usage};

    fn field(name: &str, kind: Type) -> Field {
        let (name, ident) = (name.to_owned(), name.to_owned());
        Field {
            name,
            ident,
            ty: TypeRef::new(kind),
            presence: Presence::Required,
            description: None,
            default: None,
            limits: crate::Limits::default(),
        }
    }

    fn with_struct(fields: Vec<Field>) -> Draft {
        let body = TypeBody::Struct { fields, extra: None };
        let ty = TypeDef { area: None, description: None, usage: Usage::Both, body };
        Draft { types: [("Contact".to_owned(), ty)].into(), ..Draft::default() }
    }

    #[test]
    fn references_resolve() {
        let own = Type::Ref { name: "Contact".into() };
        assert!(with_struct(vec![field("parent", own)]).close().is_ok());
        let list = Type::Array { items: Box::new(TypeRef::new(Type::Ref { name: "User".into() })) };
        let error = with_struct(vec![field("users", list)]).close().unwrap_err();
        assert_eq!(error.to_string(), "Contact refers to the type User, which is not there");
    }

    #[test]
    fn names_are_unique() {
        let error = with_struct(vec![field("id", Type::Number), field("id", Type::Boolean)]).close().unwrap_err();
        assert_eq!(error.to_string(), "two members are called id");
    }

    #[test]
    fn a_schema_reads_back_as_it_was_written() {
        let ty = Type::Union { of: vec![Type::Number, Type::String { format: Some(Format::Decimal) }] };
        let schema = with_struct(vec![field("lat", ty)]).close().unwrap();
        let text = serde_json::to_string_pretty(&schema).unwrap();
        assert_eq!(serde_json::from_str::<Schema>(&text).unwrap(), schema);
    }
}
