//! `openapi.json`: the API for tools that know `OpenAPI`.

use super::Input;
use crate::{File, openapi};

pub(super) fn emit(input: Input<'_>) -> Vec<File<'_>> {
    vec![File::new("openapi.json", move || openapi::document(input.schema))]
}
