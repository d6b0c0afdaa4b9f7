//! `server.rs`: the documented base URLs.

use docwright_schema::schema::Server;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    ident::ident,
    text::{doc, file, inner_doc, nested_doc},
};
use crate::prose::{Doc, code};

pub(super) fn text(servers: &[Server]) -> String {
    file([
        inner_doc(&["The servers that the documentation names.".to_owned()]),
        quote!(
            use std::fmt;
        ),
        definition(servers),
        methods(servers),
        quote! {
            impl fmt::Display for Server {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.write_str(self.url())
                }
            }
        },
        quote! {
            impl From<Server> for String {
                fn from(server: Server) -> Self {
                    server.url().to_owned()
                }
            }
        },
    ])
}

fn definition(servers: &[Server]) -> TokenStream {
    let about = doc(&Doc::own("A server; the first that the documentation names is the default."));
    let variants = servers.iter().enumerate().map(|(at, server)| {
        let doc = nested_doc(&Doc::text(server.description.as_ref()).and_own(&code(&server.url)));
        let (name, default) = (ident(&server.ident), (at == 0).then(|| quote!(#[default])));
        quote!(#doc #default #name,)
    });
    quote! {
        #about
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        #[non_exhaustive]
        pub enum Server { #(#variants)* }
    }
}

fn methods(servers: &[Server]) -> TokenStream {
    let doc = nested_doc(&Doc::own("The base URL, without a slash at its end."));
    let arms = servers.iter().map(|server| {
        let (name, url) = (ident(&server.ident), &server.url);
        quote!(Self::#name => #url,)
    });
    quote! {
        impl Server {
            #doc
            #[must_use]
            pub fn url(self) -> &'static str {
                match self { #(#arms)* }
            }
        }
    }
}
