//! The folder of a generated crate: what would change in it, and the change itself.

mod plan;
mod stale;
mod write;

pub(crate) use plan::{Plan, Planned, plan};
pub(crate) use stale::differences;
pub(crate) use write::{apply, replace};
