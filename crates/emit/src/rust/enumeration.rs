//! Enumerations.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::{
    ident::{ident, serde_name},
    text::{doc, nested_doc},
};
use crate::{
    plan::model::{Enumeration, Repr, Variant},
    prose::Doc,
};

/// The enumeration and its conversions.
pub(super) fn items(model: &Enumeration) -> Vec<TokenStream> {
    match model.repr {
        Repr::Text => text_items(model),
        Repr::Integer => integer_items(model),
    }
}

fn other_doc() -> TokenStream {
    nested_doc(&Doc::own("A value that the documentation does not list."))
}

fn text_items(model: &Enumeration) -> Vec<TokenStream> {
    let (name, doc) = (ident(&model.name), doc(&model.doc));
    let variants = model.variants.iter().map(|variant| {
        let (ident, doc, value) = (ident(&variant.ident), nested_doc(&variant.doc), &variant.value);
        let rename = (*value != serde_name(&variant.ident)).then(|| quote!(#[serde(rename = #value)]));
        quote!(#doc #rename #ident,)
    });
    let other = model.other.as_ref().map(|other| {
        let (other, doc) = (ident(other), other_doc());
        quote!(#doc #[serde(untagged)] #other(String),)
    });
    let copy = other.is_none().then(|| quote!(Copy,));
    let definition = quote! {
        #doc
        #[derive(Debug, Clone, #copy PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* #other }
    };
    let mut items = vec![definition, text_value(model), text_display(model), member(model)];
    items.extend(text_from(model));
    items
}

fn text_value(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    let doc = nested_doc(&Doc::own("The value as it is sent."));
    let arms = model.variants.iter().map(|Variant { ident: variant, value, .. }| {
        let variant = ident(variant);
        quote!(Self::#variant => #value,)
    });
    let other = model.other.as_ref().map(|other| {
        let other = ident(other);
        quote!(Self::#other(value) => value,)
    });
    let (receiver, output) =
        if other.is_some() { (quote!(&self), quote!(&str)) } else { (quote!(self), quote!(&'static str)) };
    let message = message(model, &receiver);
    quote! {
        impl #name {
            #doc
            #[must_use]
            pub fn as_str(#receiver) -> #output {
                match self { #(#arms)* #other }
            }
            #message
        }
    }
}

/// Only error codes carry their gloss at run time: it is what a program shows when the server says nothing.
fn message(model: &Enumeration, receiver: &TokenStream) -> Option<TokenStream> {
    if model.name != "ErrorCode" || !model.has_messages() {
        return None;
    }
    let doc = nested_doc(&Doc::own("What the documentation says that the code means."));
    let arms = model.variants.iter().filter_map(|variant| {
        let (ident, gloss) = (ident(&variant.ident), variant.gloss.as_ref()?);
        Some(quote!(Self::#ident => Some(#gloss),))
    });
    let rest = (model.other.is_some() || model.variants.iter().any(|variant| variant.gloss.is_none()))
        .then(|| quote!(_ => None,));
    Some(quote! {
        #doc
        #[must_use]
        pub fn message(#receiver) -> Option<&'static str> {
            match self { #(#arms)* #rest }
        }
    })
}

fn text_display(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

/// Conversions from text; where values are a closed set, there is nothing to convert from.
fn text_from(model: &Enumeration) -> Vec<TokenStream> {
    let name = ident(&model.name);
    let Some(other) = model.other.as_ref().map(|other| ident(other)) else { return Vec::new() };
    let arms: Vec<_> = model
        .variants
        .iter()
        .map(|Variant { ident: variant, value, .. }| {
            let variant = ident(variant);
            quote!(#value => Self::#variant,)
        })
        .collect();
    let is_other = quote!(Self::#other(value));
    let body = if arms.is_empty() { is_other } else { quote!(match value.as_str() { #(#arms)* _ => #is_other }) };
    vec![
        quote! {
            impl From<String> for #name {
                fn from(value: String) -> Self { #body }
            }
        },
        quote! {
            impl From<&str> for #name {
                fn from(value: &str) -> Self { value.to_owned().into() }
            }
        },
    ]
}

fn integer_items(model: &Enumeration) -> Vec<TokenStream> {
    let (name, doc) = (ident(&model.name), doc(&model.doc));
    let variants = model.variants.iter().map(|variant| {
        let (ident, doc) = (ident(&variant.ident), nested_doc(&variant.doc));
        quote!(#doc #ident,)
    });
    let other = model.other.as_ref().map(|other| {
        let (other, doc) = (ident(other), other_doc());
        quote!(#doc #other(i64),)
    });
    let (traits, serde) = match other {
        Some(_) => (quote!(Deserialize), quote!(#[serde(from = "i64", into = "i64")])),
        None => (quote!(), quote!(#[serde(into = "i64")])),
    };
    let definition = quote! {
        #doc
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, #traits)]
        #serde
        #[non_exhaustive]
        pub enum #name { #(#variants)* #other }
    };
    let reading = if model.other.is_some() { integer_from(model) } else { integer_deserialize(model) };
    vec![definition, integer_value(model), integer_display(model), integer_into(model), reading, member(model)]
}

/// Structs may have it as a field. The trait goes by its path, since an API may have members of its own.
fn member(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    quote!(impl docwright_runtime::members::Member for #name {})
}

fn number(variant: &Variant) -> Literal {
    Literal::i64_unsuffixed(variant.value.parse().unwrap_or_default())
}

fn integer_value(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    let doc = nested_doc(&Doc::own("The value as it is sent."));
    let arms = model.variants.iter().map(|variant| {
        let (ident, number) = (ident(&variant.ident), number(variant));
        quote!(Self::#ident => #number,)
    });
    let other = model.other.as_ref().map(|other| {
        let other = ident(other);
        quote!(Self::#other(value) => value,)
    });
    let message = message(model, &quote!(self));
    quote! {
        impl #name {
            #doc
            #[must_use]
            pub fn as_i64(self) -> i64 {
                match self { #(#arms)* #other }
            }
            #message
        }
    }
}

fn integer_display(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    quote! {
        impl fmt::Display for #name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.as_i64().fmt(f)
            }
        }
    }
}

fn integer_into(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    quote! {
        impl From<#name> for i64 {
            fn from(value: #name) -> Self { value.as_i64() }
        }
    }
}

fn integer_from(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    let arms = integer_arms(model, |variant| quote!(Self::#variant));
    let other = model.other.as_ref().map(|other| ident(other));
    let is_other = quote!(Self::#other(value));
    let body = if arms.is_empty() { is_other } else { quote!(match value { #(#arms)* _ => #is_other }) };
    quote! {
        impl From<i64> for #name {
            fn from(value: i64) -> Self { #body }
        }
    }
}

fn integer_deserialize(model: &Enumeration) -> TokenStream {
    let name = ident(&model.name);
    let arms = integer_arms(model, |variant| quote!(Ok(Self::#variant)));
    quote! {
        impl<'de> Deserialize<'de> for #name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                match i64::deserialize(deserializer)? {
                    #(#arms)*
                    value => Err(de::Error::custom(format_args!("{value} is no documented value"))),
                }
            }
        }
    }
}

fn integer_arms(model: &Enumeration, to: impl Fn(proc_macro2::Ident) -> TokenStream) -> Vec<TokenStream> {
    let arm = |variant: &Variant| {
        let (number, to) = (number(variant), to(ident(&variant.ident)));
        quote!(#number => #to,)
    };
    model.variants.iter().map(arm).collect()
}
