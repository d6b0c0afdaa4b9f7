//! `client.rs` and `blocking.rs`: what sends operations, as the API's own types.

use docwright_schema::{Schema, schema::RateLimit};
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{
    ident::ident,
    text::{doc, file, inner_doc, nested_doc},
};
use crate::prose::Doc;

/// What the two clients differ in.
struct Kind {
    is_blocking: bool,
    /// The client of the runtime.
    inner: TokenStream,
}

pub(super) fn text(schema: &Schema) -> String {
    let kind = Kind { is_blocking: false, inner: quote!(docwright_runtime::Client) };
    let about = Doc::own("Sends operations to a server of the API.").and_own(
        "Clones are cheap, share connections and rate limit, and may be set otherwise for some calls. How a call is \
         sent and repeated is [the runtime's](docwright_runtime::Client) to tell.",
    );
    let mut parts = vec![inner_doc(&["What sends operations.".to_owned()])];
    parts.extend(imports(schema, &kind));
    parts.extend([constant(schema.rate_limit), definition(&kind, &about), methods(schema, &kind), as_ref(&kind)]);
    file(parts)
}

pub(super) fn blocking_text(schema: &Schema) -> String {
    let kind = Kind { is_blocking: true, inner: quote!(docwright_runtime::blocking::Client) };
    let about = Doc::own("[`crate::Client`] for code that is not async: each call blocks its thread.");
    let mut parts = vec![inner_doc(&["What sends operations where there is no async code.".to_owned()])];
    parts.extend(imports(schema, &kind));
    parts.extend([definition(&kind, &about), methods(schema, &kind), as_ref(&kind)]);
    file(parts)
}

fn imports(schema: &Schema, kind: &Kind) -> [TokenStream; 3] {
    let runtime = quote! {
        use docwright_runtime::{
            Answer, Authorize, CallError, Operation, Output, Paged, RateLimit, Retry, Transport, TransportError, http::Response,
        };
    };
    let own = match (schema.servers.is_empty(), kind.is_blocking) {
        (true, false) => quote!(),
        (true, true) => quote! { use crate::{RATE_LIMIT, client::USER_AGENT}; },
        (false, true) => quote! { use crate::{RATE_LIMIT, Server, client::USER_AGENT}; },
        // Without the feature there is nothing that a server could be given to.
        (false, false) => quote! { #[cfg(feature = "client")] use crate::Server; },
    };
    [quote! { use std::{fmt::Display, time::Duration}; }, runtime, own]
}

/// It is there where the docs state none too, so that callers who name it do not break when that changes.
fn constant(limit: Option<RateLimit>) -> TokenStream {
    let (about, value) = match limit {
        Some(RateLimit { requests, seconds }) => {
            let (count, period) = (Literal::u32_unsuffixed(requests), Literal::u32_unsuffixed(seconds));
            (format!("{requests} requests in {seconds} seconds."), quote!(Some(RateLimit::new(#count, #period))))
        }
        None => ("there is none.".to_owned(), quote!(None)),
    };
    let doc = doc(&Doc::own(&format!("The documented rate limit, which clients keep to: {about}")));
    quote! {
        #doc
        pub const RATE_LIMIT: Option<RateLimit> = #value;

        /// What requests say that they are sent by.
        pub(crate) const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    }
}

fn definition(kind: &Kind, about: &Doc) -> TokenStream {
    let (doc, inner) = (doc(about), &kind.inner);
    quote! {
        #doc
        #[derive(Debug, Clone)]
        pub struct Client(#inner);
    }
}

fn methods(schema: &Schema, kind: &Kind) -> TokenStream {
    let (constructors, settings, calls) = (constructors(schema, kind), settings(), calls(kind));
    quote! {
        impl Client { #constructors #settings #calls }
    }
}

/// Calls know the client of the runtime alone.
fn as_ref(kind: &Kind) -> TokenStream {
    let inner = &kind.inner;
    quote! {
        impl AsRef<#inner> for Client {
            fn as_ref(&self) -> &#inner {
                &self.0
            }
        }
    }
}

/// A fault of setting up is the same everywhere.
fn with_errors(about: &str, errors: &str) -> TokenStream {
    nested_doc(&Doc::own(about).and_own("# Errors").and_own(errors))
}

fn constructors(schema: &Schema, kind: &Kind) -> TokenStream {
    let inner = &kind.inner;
    let gate = (!kind.is_blocking).then(|| quote!(#[cfg(feature = "client")]));
    let has_auth = schema.authentication.is_some();
    let (parameter, argument, authorized) = match has_auth {
        true => (quote!(auth: impl Authorize + 'static), quote!(auth), quote!(.auth(auth))),
        false => (quote!(), quote!(), quote!()),
    };
    let new = (!schema.servers.is_empty()).then(|| {
        let doc = with_errors(
            "A client for the first server that the documentation names.",
            "When TLS cannot be set up on this machine.",
        );
        quote! {
            #doc
            #gate
            pub fn new(#parameter) -> Result<Self, TransportError> {
                Self::with_server(Server::default(), #argument)
            }
        }
    });
    let server_doc = with_errors(
        "A client for `server`, an absolute URL with or without a path.",
        "When `server` is no such URL, or TLS cannot be set up on this machine.",
    );
    let transport_doc = with_errors(
        "A client for `server` that sends by `transport` instead of the one of its own.",
        "When `server` is no absolute URL.",
    );
    quote! {
        #new
        #server_doc
        #gate
        pub fn with_server(server: impl Into<String>, #parameter) -> Result<Self, TransportError> {
            let client = #inner::new(server)?.header("User-Agent", USER_AGENT);
            Ok(Self(client #authorized.rate_limit(RATE_LIMIT)))
        }
        #transport_doc
        pub fn with_transport(
            server: impl Into<String>,
            transport: impl Transport + 'static,
            #parameter
        ) -> Result<Self, TransportError> {
            let client = #inner::with_transport(server, transport)?.header("User-Agent", USER_AGENT);
            Ok(Self(client #authorized.rate_limit(RATE_LIMIT)))
        }
    }
}

/// What clones of a client may have otherwise.
fn settings() -> TokenStream {
    let settings = [
        ("auth", "calls authorized by `auth`", quote!(auth: impl Authorize + 'static)),
        ("timeout", "another limit for each attempt of a call than 30 seconds", quote!(timeout: Duration)),
        ("body_limit", "another limit for the bytes of an answer than 64 MiB", quote!(bytes: usize)),
        ("retry", "calls that failed repeated by `retry`", quote!(retry: Retry)),
        ("rate_limit", "another rate limit, or none", quote!(limit: impl Into<Option<RateLimit>>)),
        ("header", "this header sent with all calls", quote!(name: impl Into<String>, value: impl Display)),
        ("query", "`name=value` added to the query of all calls", quote!(name: impl Into<String>, value: impl Display)),
    ];
    let settings = settings.into_iter().map(|(name, what, parameter)| {
        let doc = nested_doc(&Doc::own(&format!("The same client, with {what}.")));
        let argument = match name {
            "header" | "query" => quote!(name, value),
            _ => parameter.clone().into_iter().next().into_token_stream(),
        };
        let name = ident(name);
        quote! {
            #doc
            #[must_use]
            pub fn #name(self, #parameter) -> Self {
                Self(self.0.#name(#argument))
            }
        }
    });
    quote!(#(#settings)*)
}

fn calls(kind: &Kind) -> TokenStream {
    let (how, wait) = if kind.is_blocking { (quote!(), quote!()) } else { (quote!(async), quote!(.await)) };
    let server = nested_doc(&Doc::own("The server's URL."));
    let calls = [
        ("send", "takes the payload out of the answer", quote!(Output<O>)),
        (
            "send_full",
            "returns all of the answer: payload, envelope, status, headers and body",
            quote!(Answer<O::Envelope>),
        ),
        ("send_raw", "returns the answer unread, whatever its status", quote!(Response<Vec<u8>>)),
    ];
    let calls = calls.into_iter().map(|(name, what, output)| {
        let about = format!("Sends `operation`, which may be borrowed, and {what}.");
        let doc = with_errors(&about, "[`Error`](crate::Error) tells what went wrong.");
        let name = ident(name);
        quote! {
            #doc
            pub #how fn #name<O: Operation>(&self, operation: O) -> Result<#output, CallError<O>> {
                self.0.#name(operation)#wait
            }
        }
    });
    let walk_doc = nested_doc(&Doc::own(
        "The items of the page that `operation` asks for and of all that follow, page by page as they are taken.",
    ));
    let (walk, items) = match kind.is_blocking {
        true => (ident("iter"), quote!(docwright_runtime::blocking::Items<O>)),
        false => (ident("stream"), quote!(docwright_runtime::Items<O>)),
    };
    let walk = quote! {
        #walk_doc
        #[must_use = "nothing is sent before items are taken"]
        pub fn #walk<O: Paged>(&self, operation: O) -> #items {
            self.0.#walk(operation)
        }
    };
    quote! {
        #server
        #[must_use]
        pub fn server(&self) -> &str {
            self.0.server()
        }
        #(#calls)*
        #walk
    }
}
