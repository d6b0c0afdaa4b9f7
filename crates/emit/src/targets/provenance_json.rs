//! `provenance.json`: where each fact stands in the docs, the only file with line numbers.

use super::{Input, pretty};
use crate::File;

pub(super) fn emit(input: Input<'_>) -> Vec<File<'_>> {
    vec![File::new("provenance.json", move || pretty(input.provenance))]
}
