//! `error.rs`: what failed calls are answered with.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    enumeration,
    ident::ident,
    model,
    text::{doc, file, inner_doc},
    ty::Imports,
};
use crate::{
    plan::{
        Plan,
        model::{Enumeration, Holding, Member, Repr, Struct},
        ty::RustType,
    },
    prose::Doc,
};

pub(super) fn text(plan: &Plan<'_>) -> String {
    let types: Vec<RustType> = plan.error_body.iter().flat_map(|body| &body.members).map(Member::ty).collect();
    // The codes stand in this module.
    let foreign: Vec<RustType> = types.into_iter().filter(|ty| !holds_code(ty)).collect();
    let mut imports = Imports::default().types("error", foreign.iter(), &plan.names);
    if plan.error_body.is_some() {
        imports = imports.runtime(&["members"]);
    }
    if let Some(codes) = &plan.error_codes {
        imports = enumeration_imports(imports, codes);
    }
    let mut parts = vec![inner_doc(&["Why calls fail.".to_owned()])];
    parts.extend(imports.groups(&quote!(crate)));
    parts.push(alias());
    parts.extend(body_items(plan));
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

fn body_items(plan: &Plan<'_>) -> Vec<TokenStream> {
    if let Some(body) = &plan.error_body {
        let mut items = model::items(body);
        items.push(failure(body, plan.error_codes.as_ref()));
        return items;
    }
    let doc = doc(&Doc::own("What the server answers to a call that failed: the docs show no common shape."));
    vec![quote! {
        #doc
        pub type ErrorBody = docwright_runtime::serde_json::Value;
    }]
}

/// How the runtime comes to the meaning of a code.
fn failure(body: &Struct, codes: Option<&Enumeration>) -> TokenStream {
    let holder = body.members.iter().find(|member| holds_code(&member.ty()));
    let meaning = holder.filter(|_| codes.is_some_and(Enumeration::has_messages)).map(|member| {
        let name = ident(&member.ident);
        let code = match member.holding {
            Holding::Nullable | Holding::Optional => quote!(self.#name.as_ref()?),
            Holding::Maybe => quote!(self.#name.value()?),
            Holding::Plain | Holding::Rest => quote!(self.#name),
        };
        quote!(fn meaning(&self) -> Option<&str> { #code.message() })
    });
    quote! {
        impl docwright_runtime::Failure for ErrorBody { #meaning }
    }
}

/// What the conversions of an enumeration need.
pub(super) fn enumeration_imports(imports: Imports, model: &Enumeration) -> Imports {
    let imports = imports.std("fmt").serde(&["Deserialize", "Serialize"]);
    match (model.repr, &model.other) {
        (Repr::Integer, None) => imports.serde(&["Deserializer", "de"]),
        _ => imports,
    }
}
