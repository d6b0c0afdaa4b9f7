//! What docwright's stages hand to each other: places in sources, diagnostics, what a page says
//! ([`Document`](document::Document)) and what an API is ([`Schema`]).
//!
//! This crate knows no Markdown, no Rust output and no files.

pub mod address;
pub mod codes;
mod diagnostic;
pub mod document;
mod draft;
mod instance;
pub mod json;
mod limits;
mod outline;
mod parts;
mod provenance;
pub mod schema;
mod source;
mod surface;

pub use address::Address;
pub use diagnostic::{Code, Diagnostic, Diagnostics, Severity};
pub use draft::{CloseError, Draft, Schema};
pub use instance::Instance;
pub use limits::Limits;
pub use provenance::{Origin, Provenance};
pub use source::{LineColumn, Site, Source, SourceId, Sources, Span};
pub use surface::Surface;
