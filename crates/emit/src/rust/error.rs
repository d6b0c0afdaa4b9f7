//! `error.rs`: what failed calls are answered with.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    enumeration, model,
    text::{doc, file, inner_doc},
    ty::Imports,
};
use crate::{
    plan::{
        Plan,
        model::{Enumeration, Member, Repr, Struct},
        ty::RustType,
    },
    prose::Doc,
};

pub(super) fn text(plan: &Plan<'_>) -> String {
    let types: Vec<RustType> = plan.error_body.iter().flat_map(|body| &body.members).map(Member::ty).collect();
    // The codes stand in this module.
    let foreign: Vec<RustType> = types.into_iter().filter(|ty| !holds_code(ty)).collect();
    let mut imports = Imports::default().types("error", foreign.iter(), &plan.names);
    if plan.error_body.is_some() || plan.error_codes.is_some() {
        imports = imports.serde(&["Deserialize", "Serialize"]);
    }
    if let Some(body) = &plan.error_body {
        imports = imports.readers(&body.members);
    }
    if plan.error_codes.is_some() {
        imports = imports.std("fmt");
    }
    let mut parts = vec![inner_doc(&["Why calls fail.".to_owned()])];
    parts.extend(imports.groups(&quote!(crate)));
    parts.push(alias());
    parts.extend(body_items(plan.error_body.as_ref()));
    parts.extend(plan.error_codes.iter().flat_map(enumeration::items));
    file(parts)
}

/// The names that the module exports.
pub(super) fn exports(plan: &Plan<'_>) -> Vec<&'static str> {
    let mut names = vec!["Error", "ErrorBody"];
    names.extend(plan.error_codes.iter().map(|_| "ErrorCode"));
    names
}

/// Whether a type is the one of error codes, with or without a value that is missing.
fn holds_code(ty: &RustType) -> bool {
    let is_code = |ty: &RustType| *ty == RustType::Named("ErrorCode".to_owned());
    match ty {
        RustType::Option(inner) | RustType::Maybe(inner) => is_code(inner),
        ty => is_code(ty),
    }
}

fn alias() -> TokenStream {
    let doc = doc(&Doc::own("Why a call failed.").and_own(
        "[`body`](docwright_runtime::Error::body) is what the server says, \
         [`status`](docwright_runtime::Error::status) the status that it says it with.",
    ));
    quote! {
        #doc
        pub type Error = docwright_runtime::Error<ErrorBody>;
    }
}

fn body_items(body: Option<&Struct>) -> Vec<TokenStream> {
    if let Some(body) = body {
        return model::items(body);
    }
    let doc = doc(&Doc::own("What the server answers to a call that failed: the docs show no common shape."));
    vec![quote! {
        #doc
        pub type ErrorBody = docwright_runtime::serde_json::Value;
    }]
}

/// What the conversions of an enumeration need.
pub(super) fn enumeration_imports(imports: Imports, model: &Enumeration) -> Imports {
    let imports = imports.std("fmt").serde(&["Deserialize", "Serialize"]);
    match (model.repr, &model.other) {
        (Repr::Integer, None) => imports.serde(&["Deserializer", "de"]),
        _ => imports,
    }
}
