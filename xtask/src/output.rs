//! The folder of a generated crate: what is in it, what would change, and the change itself.

mod digest;
mod folder;
mod manifest;
mod stale;
mod write;

pub(crate) use digest::{digest, hex};
pub(crate) use folder::{Change, Folder, Outcome};
pub(crate) use write::replace;
