//! What is emitted: one module per target.

mod openapi;
mod provenance_json;
mod rust_crate;
mod schema_json;

use docwright_schema::{Provenance, Schema};
use serde::Serialize;

use crate::{File, Package};

/// One kind of files that a schema is turned into.
#[derive(Debug)]
pub struct Target {
    /// Its name.
    pub id: &'static str,
    pub(crate) emit: for<'i> fn(Input<'i>) -> Vec<File<'i>>,
}

/// Everything that a target may look at.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Input<'i> {
    pub schema: &'i Schema,
    pub provenance: &'i Provenance,
    pub package: &'i Package,
}

/// All targets; no two of them emit the same file.
pub const ALL: &[Target] = &[
    Target { id: "openapi", emit: openapi::emit },
    Target { id: "provenance-json", emit: provenance_json::emit },
    Target { id: "rust-crate", emit: rust_crate::emit },
    Target { id: "schema-json", emit: schema_json::emit },
];

/// JSON that a person reads. What these targets write always has text as keys, so nothing is lost.
pub(crate) fn pretty(value: &impl Serialize) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}
