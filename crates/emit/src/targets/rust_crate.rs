//! The Rust crate: models, operations, their tests and the manifest.

use super::Input;
use crate::{Files, plan::Plan, rust};

pub(super) fn emit(input: &Input<'_>) -> Files {
    let plan = Plan::new(input.schema, &input.package.name);
    rust::files(&plan, input.schema, input.package)
}
