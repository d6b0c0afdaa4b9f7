//! `provenance.json`: where each fact stands in the docs, the only file with line numbers.

use super::{Input, file, pretty};
use crate::Files;

pub(super) fn emit(input: &Input<'_>) -> Files {
    file("provenance.json", pretty(input.provenance))
}
