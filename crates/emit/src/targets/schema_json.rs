//! `schema.json`: what a person reviews, and the memory of earlier decisions.

use super::{Input, pretty};
use crate::File;

pub(super) fn emit(input: Input<'_>) -> Vec<File<'_>> {
    vec![File::new("schema.json", move || pretty(input.schema))]
}
