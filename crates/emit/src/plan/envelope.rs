//! What stands around payloads.

use std::collections::BTreeSet;

use docwright_schema::{Instance, Schema, schema};
use heck::ToSnakeCase;

use super::{
    model::{Member, Struct, Tolerance, members},
    names::{free, word},
    operation::Answer,
    ty::{RustType, Types},
};
use crate::prose::Doc;

/// The envelope and what is left of it where an answer has no payload or is one.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Envelope {
    /// Its members but the payload.
    pub fields: Struct,
    /// The field that holds the payload.
    pub payload_ident: String,
    /// The member that holds the payload.
    pub payload: String,
    /// The member that tells success from failure.
    pub discriminator: String,
    /// Its values that mean success.
    pub success: Vec<Instance>,
    /// Which kinds of answers there are.
    pub has_payloads: bool,
    pub has_whole: bool,
    pub has_acknowledged: bool,
}

impl Envelope {
    /// Whether any answer is in it.
    pub(crate) fn is_used(&self) -> bool {
        self.has_payloads || self.has_whole || self.has_acknowledged
    }

    pub(super) fn new(envelope: &schema::Envelope, schema: &Schema, types: &Types<'_>) -> Self {
        let answers: Vec<Answer> =
            schema.operations.iter().map(|operation| Answer::new(schema, operation, types)).collect();
        let has = |is: fn(&Answer) -> bool| answers.iter().any(is);
        let mut taken: BTreeSet<String> = envelope.fields.iter().map(|field| field.ident.clone()).collect();
        let wanted = Some(envelope.payload.to_snake_case()).filter(|ident| ident.is_ascii() && !ident.is_empty());
        let mut members = members(&envelope.fields, false, types);
        let is_code = |member: &Member| member.wire == envelope.discriminator && member.inner != RustType::Bool;
        for member in members.iter_mut().filter(|member| is_code(member)) {
            member.tolerance = Some(Tolerance::Any);
        }
        let fields = Struct {
            name: "Envelope".to_owned(),
            doc: Doc::own("What stands around the payload of the API's answers."),
            members,
            is_built: false,
            has_default: false,
        };
        Self {
            fields,
            payload_ident: free(&word(wanted.as_deref().unwrap_or("payload")), "_payload", &mut taken),
            payload: envelope.payload.clone(),
            discriminator: envelope.discriminator.clone(),
            success: envelope.success.clone(),
            has_payloads: has(|answer| matches!(answer, Answer::Envelope(_))),
            has_whole: has(|answer| matches!(answer, Answer::Whole(_))),
            has_acknowledged: has(|answer| matches!(answer, Answer::Acknowledged)),
        }
    }
}
