//! The operations of an area as methods, and the methods of clients that lead to them.

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    ident::ident,
    model::many,
    operation::{arguments, deprecated},
    text::{doc, nested_doc},
};
use crate::{
    plan::{Module, calls, operation::Operation},
    prose::{Doc, code},
};

/// What the operations of a module are called by; nothing where it has none.
pub(super) fn items(module: &Module) -> Vec<TokenStream> {
    if module.operations.is_empty() {
        return Vec::new();
    }
    let method = calls::of_module(&module.name);
    let link = format!("[`{method}`](crate::Client::{method})");
    let about = format!("The operations of {}, as {link} of a client gives them.", code(&module.name));
    let doc = doc(&Doc::own(&about));
    let methods = module.operations.iter().map(call);
    let accessor = accessor(&method, &module.name);
    vec![
        quote! {
            #doc
            #[derive(Debug, Clone, Copy)]
            pub struct Operations<'c, C>(&'c C);
        },
        quote! {
            impl<'c, C> Operations<'c, C> { #(#methods)* }
        },
        quote! {
            impl crate::Client { #accessor }
        },
        quote! {
            #[cfg(feature = "blocking")]
            impl crate::blocking::Client { #accessor }
        },
    ]
}

fn accessor(method: &str, module: &str) -> TokenStream {
    let (name, doc) = (ident(method), nested_doc(&Doc::own(&format!("The operations of {}.", code(module)))));
    quote! {
        #doc
        #[must_use]
        pub fn #name(&self) -> Operations<'_, Self> {
            Operations(self)
        }
    }
}

fn call(operation: &Operation) -> TokenStream {
    let (method, name) = (ident(&operation.call), ident(&operation.name));
    let (_, arguments) = arguments(operation);
    let names = arguments.iter().map(|argument| &argument.name);
    let link = Doc::own(&format!("See [`{}`].", operation.name));
    let doc = nested_doc(&operation.doc.first().and(link));
    let many = many(arguments.len() + 1);
    let deprecated = deprecated(operation).map(|attribute| {
        quote! {
            #attribute
            #[allow(deprecated, reason = "it makes the call that is deprecated with it")]
        }
    });
    let parameters = arguments.iter().map(|argument| {
        let (name, ty) = (&argument.name, &argument.ty);
        quote!(#name: #ty)
    });
    quote! {
        #doc
        #deprecated
        #many
        pub fn #method(&self, #(#parameters),*) -> docwright_runtime::Call<'c, C, #name> {
            docwright_runtime::Call::new(self.0, #name::new(#(#names),*))
        }
    }
}
