//! How operations go from one page of a list to the next.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ident::ident;
use crate::plan::{
    operation::Operation,
    paging::{By, Paging},
    ty::RustType,
};

/// The `Paged` impl; its types are named by their paths, since APIs have pages and turns of their own.
pub(super) fn implementation(operation: &Operation, paging: &Paging) -> TokenStream {
    let (name, Paging { item, page, turn, .. }) = (ident(&operation.name), paging);
    let list = paging.list.as_ref().map(|list| ident(list)).map(|list| quote!(.#list));
    let said = [("total", &paging.total), ("has_more", &paging.more)];
    let said = said.into_iter().filter_map(|(method, member)| {
        let (method, member) = (ident(method), ident(member.as_ref()?));
        Some(quote!(.#method(page.#member)))
    });
    let cursor = match &turn.by {
        By::Cursor(cursor) => {
            let member = ident(&cursor.member);
            let text = match &cursor.held {
                RustType::Text(_) => quote!(String::from(page.#member)),
                RustType::Option(inner) if matches!(**inner, RustType::Text(_)) => {
                    quote!(page.#member.map(String::from))
                }
                _ => quote!(page.#member),
            };
            Some(quote!(.cursor(#text)))
        }
        By::Number(_) | By::Offset => None,
    };
    let parameter = ident(&turn.parameter);
    let next = match &turn.by {
        By::Number(first) => {
            let first = Literal::i64_unsuffixed(*first);
            quote!(turn.number(self.#parameter, #first))
        }
        By::Offset => quote!(turn.offset(self.#parameter)),
        By::Cursor(cursor) if matches!(cursor.sent, RustType::Text(_)) => quote!(turn.cursor().map(Into::into)),
        By::Cursor(_) => quote!(turn.cursor()),
    };
    let next = match (&turn.by, turn.is_required) {
        (By::Cursor(_), true) => quote!(#next.unwrap_or_default()),
        (By::Cursor(_), false) | (_, true) => next,
        (_, false) => quote!(Some(#next)),
    };
    let others = (operation.parameters.len() > 1 || operation.body.is_some()).then(|| quote!(, ..self.clone()));
    quote! {
        impl docwright_runtime::Paged for #name {
            type Item = #item;
            fn open(page: #page) -> docwright_runtime::Page<#item> {
                docwright_runtime::Page::new(page #list) #(#said)* #cursor
            }
            fn after(&self, turn: &docwright_runtime::Turn) -> Self {
                Self { #parameter: #next #others }
            }
        }
    }
}
