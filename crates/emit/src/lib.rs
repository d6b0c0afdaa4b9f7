//! Emits what an API's users build on from its [`Schema`]: a typed Rust client crate, an `OpenAPI` document, and the
//! schema and its provenance as files that a person reviews.
//!
//! A Rust file comes into being in three steps: the `plan` says in plain data which modules, items and types there
//! are, `rust` turns each into tokens, and `rust::text` prints those. Nothing in here touches a disk.

mod answers;
mod file;
mod openapi;
mod plan;
mod prose;
mod rust;
mod surface;
pub mod targets;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod tokens;

use std::collections::BTreeMap;

use docwright_schema::{Provenance, Schema};

pub use self::{
    answers::{Answers, Shown, answers},
    file::File,
    openapi::document as openapi_document,
    surface::surface,
};

/// Files by their path below the output folder, `/`-separated.
pub type Files = BTreeMap<String, String>;

/// What the manifest of the generated crate says that no page does.
#[derive(Debug, Clone)]
pub struct Package {
    /// The crate's name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What it is, in a sentence.
    pub description: Option<String>,
    /// The SPDX expression of its license.
    pub license: Option<String>,
    /// What it is found by: at most five words, as crates.io has it.
    pub keywords: Vec<String>,
    /// Where it is listed: slugs of crates.io.
    pub categories: Vec<String>,
    /// Where its source is.
    pub repository: Option<String>,
    /// Where the documentation is published that it was generated from.
    pub docs_url: Option<String>,
    /// Where it takes docwright's runtime from.
    pub runtime: Runtime,
    /// The programs in its folder `examples` that people wrote, which run against the documented examples.
    pub programs: Vec<String>,
    /// Whether it is a member of the workspace around it; on its own it is the root of one.
    pub workspace: bool,
}

impl Package {
    /// A crate on its own, of which nothing more is known.
    pub fn new(name: &str, version: &str, runtime: Runtime) -> Self {
        Self {
            name: name.to_owned(),
            version: version.to_owned(),
            description: None,
            license: None,
            keywords: Vec::new(),
            categories: Vec::new(),
            repository: None,
            docs_url: None,
            runtime,
            programs: Vec::new(),
            workspace: false,
        }
    }
}

/// Where a generated crate takes docwright's runtime from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// A folder, absolute or seen from the generated crate, `/`-separated, with the version that it holds: by it the
    /// crate finds the runtime once both are published.
    Path {
        /// The folder.
        path: String,
        /// The version.
        version: String,
    },
    /// A published version.
    Version(String),
}

/// All files of the crate `package` for the API of `schema`, in no order, each to be made when it is wanted.
pub fn files<'a>(schema: &'a Schema, provenance: &'a Provenance, package: &'a Package) -> Vec<File<'a>> {
    let input = targets::Input { schema, provenance, package };
    targets::ALL.iter().flat_map(|target| (target.emit)(input)).collect()
}

/// All files of the crate `package` for the API of `schema`.
pub fn emit(schema: &Schema, provenance: &Provenance, package: &Package) -> Files {
    let files = files(schema, provenance, package);
    files.iter().map(|file| (file.path.clone(), file.text())).collect()
}
