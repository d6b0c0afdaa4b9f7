//! The Rust crate: models, operations, their tests and the manifest.

use std::sync::Arc;

use super::Input;
use crate::{File, plan::Plan, rust};

pub(super) fn emit(input: Input<'_>) -> Vec<File<'_>> {
    let plan = Plan::new(input.schema, &input.package.name);
    rust::files(&Arc::new(plan), input.schema, input.package)
}
