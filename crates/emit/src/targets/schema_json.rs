//! `schema.json`: what a person reviews, and the memory of earlier decisions.

use super::{Input, file, pretty};
use crate::Files;

pub(super) fn emit(input: &Input<'_>) -> Files {
    file("schema.json", pretty(input.schema))
}
