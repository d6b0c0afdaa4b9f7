//! The plan as the files of a Rust crate, one module per kind of item or file.

mod authentication;
mod calls;
mod client;
mod debug;
mod enumeration;
mod envelope;
mod error;
mod examples;
mod id;
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
mod sample;
mod server;
mod text;
mod ty;

use std::sync::Arc;

use docwright_schema::Schema;
use proc_macro2::TokenStream;
use quote::quote;

use crate::{File, Package, plan::Plan};

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
pub(crate) fn files<'a>(plan: &Arc<Plan<'a>>, schema: &'a Schema, package: &'a Package) -> Vec<File<'a>> {
    let file = |path: &str, text: fn(&Plan<'_>, &Schema, &Package) -> String| {
        let plan = Arc::clone(plan);
        File::new(path, move || text(&plan, schema, package))
    };
    let mut files = vec![
        file("Cargo.toml", manifest::text),
        file("README.md", readme::text),
        file("rustfmt.toml", |_, _, _| RUSTFMT.to_owned()),
        file("src/lib.rs", library::text),
        file("src/error.rs", |plan, _, _| error::text(plan)),
        file("src/client.rs", |_, schema, _| client::text(schema)),
        file("src/blocking.rs", |_, schema, _| client::blocking_text(schema)),
        file("src/mock.rs", |plan, schema, _| mock::text(plan, schema)),
    ];
    if plan.envelope.is_some() {
        let text = |plan: &Plan<'_>| plan.envelope.as_ref().map(|envelope| envelope::text(envelope, plan));
        let plan = Arc::clone(plan);
        files.push(File::new("src/envelope.rs", move || text(&plan).unwrap_or_default()));
    }
    if !schema.servers.is_empty() {
        files.push(File::new("src/server.rs", || server::text(&schema.servers)));
    }
    if let Some(authentication) = &schema.authentication {
        files.push(File::new("src/authentication.rs", || authentication::text(authentication)));
    }
    for (at, module) in plan.modules.iter().enumerate() {
        let (path, plan) = (format!("src/{}.rs", module.name), Arc::clone(plan));
        let text = move || module::text(&plan, &plan.modules[at], package.docs_url.as_deref());
        files.push(File::new(path, text));
    }
    files.extend(examples::files(plan));
    files
}
