//! `envelope.rs`: what stands around payloads.

use docwright_schema::Instance;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{
    debug,
    ident::ident,
    model::{field, listing},
    text::{doc, file, inner_doc, nested_doc},
    ty::Imports,
};
use crate::{
    plan::{
        Plan,
        envelope::Envelope,
        model::{Holding, Member, Tolerance},
        ty::RustType,
    },
    prose::{Doc, code},
};

pub(super) fn text(envelope: &Envelope, plan: &Plan<'_>) -> String {
    let mut types = vec![RustType::Named("ErrorBody".to_owned()), RustType::Value];
    if envelope.has_payloads || envelope.has_acknowledged {
        types.extend(envelope.fields.members.iter().map(Member::ty));
    }
    let mut imports = Imports::default().types("envelope", types.iter(), &plan.names).serde(&["Deserialize"]);
    if envelope.has_payloads || envelope.has_acknowledged {
        imports = imports.runtime(&["members"]);
    }
    if envelope.has_whole {
        imports = imports.serde(&["Serialize", "de::DeserializeOwned"]);
    }
    let mut parts = vec![inner_doc(&["How the API wraps its answers.".to_owned()])];
    parts.extend(imports.groups(&quote!(crate)));
    if envelope.has_payloads {
        parts.extend(payload_items(envelope));
    }
    if envelope.has_whole {
        parts.extend(whole_items());
    }
    if envelope.has_acknowledged {
        parts.extend(acknowledged_items(envelope));
    }
    parts.extend(outcome_items(envelope));
    file(parts)
}

/// The names that the module exports.
pub(super) fn exports(envelope: &Envelope) -> Vec<&'static str> {
    let all = [
        (envelope.has_acknowledged, "Acknowledged"),
        (envelope.has_payloads, "Envelope"),
        (envelope.has_whole, "Whole"),
    ];
    all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, name)| name).collect()
}

fn payload_items(envelope: &Envelope) -> Vec<TokenStream> {
    let about = doc(&envelope.fields.doc);
    let payload = Member {
        ident: envelope.payload_ident.clone(),
        wire: envelope.payload.clone(),
        doc: Doc::own("The payload."),
        inner: RustType::Named("T".to_owned()),
        // Of answers without a payload that say null in its place, it is an `Option`.
        holding: Holding::Nullable,
        tolerance: None,
    };
    let members: Vec<Member> = envelope.fields.members.iter().cloned().chain([payload]).collect();
    let fields = envelope.fields.members.iter().map(field);
    let (payload, payload_doc) = (ident(&envelope.payload_ident), nested_doc(&Doc::own("The payload.")));
    let shown = debug::of_members(&members);
    let debug = debug::derived(&shown);
    let definition = quote! {
        #about
        #[derive(#debug Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Envelope<T> {
            #(#fields)*
            #payload_doc
            pub #payload: T,
        }
    };
    let generics = quote!(<T: docwright_runtime::members::Member>);
    let implementation = opened(&generics, &quote!(Envelope<T>), &quote!(self.#payload));
    let mut items = vec![definition];
    items.extend(debug::written(&ident("Envelope"), Some(&ident("T")), &shown));
    items.extend([listing(&quote!(Envelope<T>), &members), implementation]);
    items
}

fn whole_items() -> Vec<TokenStream> {
    let about = doc(&Doc::own(
        "An answer that is its payload as a whole, with the members that tell success from failure among the payload's.",
    ));
    let definition = quote! {
        #about
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct Whole<T>(pub T);
    };
    vec![definition, opened(&quote!(<T: DeserializeOwned>), &quote!(Whole<T>), &quote!(self.0))]
}

fn acknowledged_items(envelope: &Envelope) -> Vec<TokenStream> {
    let about = doc(&Doc::own("An answer that says that the call succeeded, and nothing else."));
    let members: Vec<Member> = envelope.fields.members.iter().cloned().map(dispensable).collect();
    let fields = members.iter().map(field);
    let nothing = members.iter().map(nothing);
    let shown = debug::of_members(&members);
    let debug = debug::derived(&shown);
    let definition = quote! {
        #about
        #[derive(#debug Clone, PartialEq)]
        #[non_exhaustive]
        pub struct Acknowledged { #(#fields)* }
    };
    let listing = listing(&quote!(Acknowledged), &members);
    let payload = quote! {
        fn payload(&self) -> &() { &() }
        fn without_body() -> Option<Self> {
            Some(Self { #(#nothing),* })
        }
        fn into_payload(self) {}
    };
    let implementation = implementation(&quote!(), &quote!(Acknowledged), &quote!(()), &payload);
    let mut items = vec![definition];
    items.extend(debug::written(&ident("Acknowledged"), None, &shown));
    items.extend([listing, implementation]);
    items
}

/// A member without which the answer is one all the same: it may have no body at all.
fn dispensable(member: Member) -> Member {
    let holding = if member.holding == Holding::Plain { Holding::Optional } else { member.holding };
    Member { holding, tolerance: Some(Tolerance::Any), ..member }
}

fn nothing(member: &Member) -> TokenStream {
    let name = ident(&member.ident);
    let value = if member.holding == Holding::Maybe { quote!(Maybe::Absent) } else { quote!(None) };
    quote!(#name: #value)
}

/// The `Envelope` of what holds a payload of any type, in `value`.
fn opened(generics: &TokenStream, name: &TokenStream, value: &TokenStream) -> TokenStream {
    let methods = quote! {
        fn payload(&self) -> &T { &#value }
        fn into_payload(self) -> T { #value }
    };
    implementation(generics, name, &quote!(T), &methods)
}

fn implementation(
    generics: &TokenStream,
    name: &TokenStream,
    payload: &TokenStream,
    methods: &TokenStream,
) -> TokenStream {
    quote! {
        impl #generics docwright_runtime::Envelope for #name {
            type Payload = #payload;
            type Error = ErrorBody;
            type Outcome = Outcome;
            fn succeeded(outcome: &Outcome) -> bool {
                outcome.is_success()
            }
            #methods
        }
    }
}

/// The member that tells success from failure, and how.
fn outcome_items(envelope: &Envelope) -> Vec<TokenStream> {
    let about =
        doc(&Doc::own(&format!("The member {}, which tells success from failure.", code(&envelope.discriminator))));
    let wire = &envelope.discriminator;
    let tests: Vec<TokenStream> = envelope.success.iter().filter_map(equals).collect();
    let test = if tests.is_empty() { quote!(!self.discriminator.is_null()) } else { quote!(#(#tests)||*) };
    vec![
        quote! {
            #about
            #[derive(Debug, Deserialize)]
            pub struct Outcome {
                #[serde(rename = #wire)]
                discriminator: Value,
            }
        },
        quote! {
            impl Outcome {
                fn is_success(&self) -> bool { #test }
            }
        },
    ]
}

/// Whether the discriminator is `value`, as text or as a number; lists and objects are no value to compare with.
fn equals(value: &Instance) -> Option<TokenStream> {
    let is = |literal: TokenStream| quote!(self.discriminator == #literal);
    let number = |text: &str| match (text.parse::<i64>(), text.parse::<f64>()) {
        (Ok(value), _) => Some(Literal::i64_unsuffixed(value)),
        (_, Ok(value)) if value.is_finite() => Some(Literal::f64_unsuffixed(value)),
        _ => None,
    };
    match value {
        Instance::Null => Some(quote!(self.discriminator.is_null())),
        Instance::Bool(value) => Some(is(quote!(#value))),
        Instance::String(text) => {
            let code = text.parse::<i64>().ok().filter(|code| code.to_string() == *text).map(Literal::i64_unsuffixed);
            let number = code.map(|code| is(quote!(#code)));
            let text = is(quote!(#text));
            Some(number.map_or(text.clone(), |number| quote!(#text || #number)))
        }
        Instance::Number(text) => {
            let (number, text) = (is(number(text)?.into_token_stream()), is(quote!(#text)));
            Some(quote!(#number || #text))
        }
        Instance::Array(_) | Instance::Object(_) => None,
    }
}
