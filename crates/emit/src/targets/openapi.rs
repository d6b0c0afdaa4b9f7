//! `openapi.json`: the API for tools that know `OpenAPI`.

use super::{Input, file};
use crate::{Files, openapi};

pub(super) fn emit(input: &Input<'_>) -> Files {
    file("openapi.json", openapi::document(input.schema))
}
