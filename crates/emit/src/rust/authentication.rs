//! `authentication.rs`: the header that tells who sends a request.

use std::collections::BTreeSet;

use docwright_schema::schema::{Authentication, AuthenticationPart};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{
    ident::ident,
    text::{doc, file, inner_doc, nested_doc},
};
use crate::{
    plan::model::ARGUMENTS,
    prose::{Doc, code},
};

pub(super) fn text(authentication: &Authentication) -> String {
    let parameters = parameters(authentication);
    file([
        inner_doc(&["Credentials.".to_owned()]),
        imports(&parameters),
        definition(authentication, &parameters),
        constructor(&parameters),
        implementation(authentication),
    ])
}

/// A value that the header needs.
pub(super) struct Parameter {
    pub name: Ident,
    pub doc: Doc,
}

/// The parameters that the header is put together from, in the order of the docs.
pub(super) fn parameters(authentication: &Authentication) -> Vec<Parameter> {
    let used: Vec<&String> = authentication
        .parts
        .iter()
        .filter_map(|part| match part {
            AuthenticationPart::Parameter(name) => Some(name),
            AuthenticationPart::Literal(_) => None,
        })
        .collect();
    let documented =
        authentication.parameters.iter().map(|parameter| (&parameter.ident, parameter.description.as_ref()));
    let documented: Vec<_> = documented.filter(|(name, _)| used.contains(name)).collect();
    let undocumented = used.iter().map(|&name| (name, None));
    let mut seen = BTreeSet::new();
    let all = documented.into_iter().chain(undocumented);
    all.map(|(name, text)| Parameter { name: ident(name), doc: Doc::text(text) })
        .filter(|parameter| seen.insert(parameter.name.clone()))
        .collect()
}

fn imports(parameters: &[Parameter]) -> TokenStream {
    let secret = (!parameters.is_empty()).then(|| quote!(Secret,));
    quote!(use docwright_runtime::{Authorize, RequestError, #secret http::Request, insert_sensitive};)
}

fn definition(authentication: &Authentication, parameters: &[Parameter]) -> TokenStream {
    let doc = doc(&Doc::own(&format!("What requests carry in the header {}.", code(&authentication.header)))
        .and_own("Its debug output shows none of it."));
    let fields = parameters.iter().map(|Parameter { name, .. }| quote!(#name: Secret,));
    let default = parameters.is_empty().then(|| quote!(, Default));
    quote! {
        #doc
        #[derive(Debug, Clone #default)]
        pub struct Authentication { #(#fields)* }
    }
}

fn constructor(parameters: &[Parameter]) -> TokenStream {
    let about = match parameters.is_empty() {
        true => Doc::own("The credentials that the documentation shows."),
        false => parameters.iter().fold(Doc::own("Credentials made of:"), |doc, parameter| {
            doc.and_item(&parameter.name.to_string(), &parameter.doc)
        }),
    };
    let doc = nested_doc(&about);
    let arguments = parameters.iter().map(|Parameter { name, .. }| quote!(#name: impl Into<Secret>));
    let values = parameters.iter().map(|Parameter { name, .. }| quote!(#name: #name.into()));
    let many = (parameters.len() > ARGUMENTS)
        .then(|| quote!(#[allow(clippy::too_many_arguments, reason = "the API requires all of them")]));
    quote! {
        impl Authentication {
            #doc
            #many
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
        }
    }
}

fn implementation(authentication: &Authentication) -> TokenStream {
    let value = write_header(authentication);
    quote! {
        impl Authorize for Authentication {
            fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
                #value
            }
        }
    }
}

/// Puts the header's value together.
fn write_header(authentication: &Authentication) -> TokenStream {
    let header = &authentication.header;
    let piece = |part: &AuthenticationPart| match part {
        AuthenticationPart::Literal(text) => quote!(#text),
        AuthenticationPart::Parameter(name) => {
            let name = ident(name);
            quote!(self.#name.expose())
        }
    };
    let pieces: Vec<_> = authentication.parts.iter().map(piece).collect();
    match pieces.as_slice() {
        [] => quote!(insert_sensitive(request.headers_mut(), #header, "")),
        [piece] => quote!(insert_sensitive(request.headers_mut(), #header, #piece)),
        pieces => quote! {
            let parts = [#(#pieces),*];
            insert_sensitive(request.headers_mut(), #header, &parts.concat())
        },
    }
}
