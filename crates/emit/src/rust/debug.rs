//! Debug output that shows no secret.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ident::ident;
use crate::plan::{model::Member, operation::Operation, secret::is_secret};

/// A field, and whether it holds a secret.
pub(super) type Field = (Ident, bool);

pub(super) fn of_members(members: &[Member]) -> Vec<Field> {
    members.iter().map(|member| (ident(&member.ident), is_secret(&member.wire, &member.ty()))).collect()
}

/// The fields of an operation; its body shows itself.
pub(super) fn of_operation(operation: &Operation) -> Vec<Field> {
    let parameters = operation.parameters.iter().map(|parameter| {
        let is_secret = parameter.value.ty().map_or_else(
            || is_secret(&parameter.wire, &crate::plan::ty::RustType::String),
            |ty| is_secret(&parameter.wire, ty),
        );
        (ident(&parameter.ident), is_secret)
    });
    parameters.chain(operation.body.iter().map(|body| (ident(&body.field), false))).collect()
}

/// `Debug` among what is derived, where there is nothing to hide.
pub(super) fn derived(fields: &[Field]) -> Option<TokenStream> {
    fields.iter().all(|(_, is_secret)| !is_secret).then(|| quote!(Debug,))
}

/// `Debug` written out, where there is something to hide.
pub(super) fn written(name: &Ident, generic: Option<&Ident>, fields: &[Field]) -> Option<TokenStream> {
    if fields.iter().all(|(_, is_secret)| !is_secret) {
        return None;
    }
    let shown = fields.iter().map(|(field, is_secret)| {
        let name = field.to_string();
        let name = name.strip_prefix("r#").unwrap_or(&name);
        if *is_secret { quote!(.field(#name, &format_args!("***"))) } else { quote!(.field(#name, &self.#field)) }
    });
    let (bounds, of) = (generic.map(|of| quote!(<#of: std::fmt::Debug>)), generic.map(|of| quote!(<#of>)));
    let text = name.to_string();
    Some(quote! {
        /// Without what is secret.
        impl #bounds std::fmt::Debug for #name #of {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(#text)#(#shown)*.finish()
            }
        }
    })
}
