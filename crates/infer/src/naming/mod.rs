//! Names for everything, given over the finished set so that no name depends on what came first.

pub(crate) mod area;
mod calls;
pub(crate) mod distinct;
pub(crate) mod ident;
pub(crate) mod operation;
pub(crate) mod types;
mod vocabulary;
pub(crate) mod words;
