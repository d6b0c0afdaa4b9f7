//! Ids.

use proc_macro2::TokenStream;
use quote::quote;

use super::{ident::ident, text::doc};
use crate::plan::model::Id;

/// The id and what makes it one.
pub(super) fn items(model: &Id) -> Vec<TokenStream> {
    let (name, doc, value) = (ident(&model.name), doc(&model.doc), &model.value);
    let copy = model.is_copy.then(|| quote!(Copy,));
    let definition = quote! {
        #doc
        #[derive(Debug, Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#value);
    };
    vec![definition, quote!(id!(#name(#value));)]
}
