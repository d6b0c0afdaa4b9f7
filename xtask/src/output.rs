//! The folder of a generated crate: what is in it, what would change, and the change itself.

mod folder;
mod manifest;
mod stale;
mod write;

pub(crate) use folder::Folder;
pub(crate) use write::replace;
