//! The plan as the files of a Rust crate, one module per kind of item or file.

mod authentication;
mod calls;
mod client;
mod enumeration;
mod envelope;
mod error;
mod examples;
mod ident;
mod library;
mod listing;
mod manifest;
mod mock;
mod model;
mod module;
mod operation;
mod paging;
mod quick_start;
mod readme;
mod server;
mod text;
mod ty;

use docwright_schema::Schema;
use proc_macro2::TokenStream;
use quote::quote;

use crate::{Files, Package, plan::Plan};

/// rustfmt would lay out what prettyplease has laid out otherwise, and the two would never agree.
const RUSTFMT: &str = "# The files of this crate are formatted by their generator.\ndisable_all_formatting = true\n";

/// What stands in Rust for a name of the plan.
pub(crate) fn name(ident: &str) -> String {
    ident::ident(ident).to_string()
}

/// The attribute of what is there with the feature of a module.
fn gate(plan: &Plan<'_>, module: &str) -> Option<TokenStream> {
    let feature = &plan.features.of(module)?.name;
    Some(quote!(#[cfg(feature = #feature)]))
}

/// The name of the method that sets a member or a parameter.
pub(crate) fn setter_name(ident: &str) -> String {
    model::method(ident).to_string()
}

/// All files of the crate.
pub(crate) fn files(plan: &Plan<'_>, schema: &Schema, package: &Package) -> Files {
    let mut files = Files::new();
    let mut add = |path: String, text: String| files.insert(path, text);
    add("Cargo.toml".to_owned(), manifest::text(plan, schema, package));
    add("README.md".to_owned(), readme::text(plan, schema, package));
    add("rustfmt.toml".to_owned(), RUSTFMT.to_owned());
    add("src/lib.rs".to_owned(), library::text(plan, schema, package));
    add("src/error.rs".to_owned(), error::text(plan));
    add("src/client.rs".to_owned(), client::text(schema));
    add("src/blocking.rs".to_owned(), client::blocking_text(schema));
    add("src/mock.rs".to_owned(), mock::text(plan, schema));
    if let Some(envelope) = &plan.envelope {
        add("src/envelope.rs".to_owned(), envelope::text(envelope, plan));
    }
    if !schema.servers.is_empty() {
        add("src/server.rs".to_owned(), server::text(&schema.servers));
    }
    if let Some(authentication) = &schema.authentication {
        add("src/authentication.rs".to_owned(), authentication::text(authentication));
    }
    for module in &plan.modules {
        add(
            format!("src/{}.rs", module.name),
            module::text(module, &plan.krate, &plan.names, package.docs_url.as_deref()),
        );
    }
    files.extend(examples::files(plan));
    files
}
