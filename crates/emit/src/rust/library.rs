//! `lib.rs`: what the crate is, and what it consists of.

use docwright_schema::Schema;
use proc_macro2::TokenStream;
use quote::quote;

use super::{
    envelope, error, gate,
    ident::ident,
    quick_start::QuickStart,
    text::{file, inner_doc},
};
use crate::{
    Package,
    plan::Plan,
    prose::{Doc, code},
};

pub(super) fn text(plan: &Plan<'_>, schema: &Schema, package: &Package) -> String {
    file([inner_doc(&documentation(plan, schema, package)), lints(), modules(plan, schema), exports(plan, schema)])
}

/// What the API is called.
pub(super) fn title(schema: &Schema) -> Doc {
    let title = Doc::text(schema.title.as_ref());
    if title.first_line().is_some() { title } else { Doc::text(Some(&schema.name)) }
}

fn documentation(plan: &Plan<'_>, schema: &Schema, package: &Package) -> Vec<String> {
    let title = title(schema).first_line().unwrap_or_default();
    let mut lines = vec![format!("A client for the API of {title}."), String::new()];
    let about = "Each area of the API is a method of the [`Client`], and each operation one of the area. Operations are \
        data, too: each is a struct that knows its request and reads its answer, and which the client sends; so can any \
        other HTTP library, through [`Operation`].";
    let mut intro = Doc::own(about);
    if let Some(url) = &package.docs_url {
        intro = Doc::own(about).and_text(&format!("Documentation: {url}"));
    }
    lines.extend(intro.lines(96));
    if let Some(quick_start) = QuickStart::new(plan, schema) {
        lines.extend(["", "# Quick start", "", "```no_run"].map(str::to_owned));
        lines.push(format!("# #[cfg({})]", quick_start.condition()));
        lines.push("# async fn example() -> Result<(), Box<dyn std::error::Error>> {".to_owned());
        lines.extend(quick_start.lines(&plan.krate));
        lines.extend(["# Ok(())", "# }", "```"].map(str::to_owned));
    }
    for (heading, doc) in sections(plan, schema) {
        lines.extend([String::new(), format!("# {heading}"), String::new()]);
        lines.extend(doc.lines(96));
    }
    lines
}

/// What there is to know of the crate as a whole, by headings.
pub(super) fn sections(plan: &Plan<'_>, schema: &Schema) -> Vec<(&'static str, Doc)> {
    let mut sections = vec![("Calls", calls(plan)), ("Authentication", authentication(schema))];
    let codes = match plan.error_codes {
        Some(_) => " [`ErrorCode`] lists the documented codes and keeps all others.",
        None => "",
    };
    let errors = "A call that fails yields an [`Error`], which tells a server that refused from an answer that never \
        came or that cannot be read. `error.body()` is what the server says, as an [`ErrorBody`], and \
        `error.status()` the HTTP status that it says it with. `error.is_not_found()`, `error.is_rate_limited()` and \
        `error.retry_after()` tell what mostly matters.";
    sections.push(("Errors", Doc::own(&format!("{errors}{codes}"))));
    if let Some(limit) = schema.rate_limit {
        let text = format!(
            "Requests allowed in {} seconds: {}. A [`Client`] and its clones wait before they send more; \
             see [`RATE_LIMIT`].",
            limit.seconds, limit.requests
        );
        sections.push(("Rate limit", Doc::own(&text)));
    }
    let sending = "Calls that are safe to repeat are sent up to three times where the server is out of reach, busy or asks \
        to come back later: see [`Retry`]. Each attempt may take 30 seconds. [`Client::timeout`], [`Client::retry`] and \
        the like set a client, or a clone of it for some calls, otherwise.";
    sections.push(("Limits and retries", Doc::own(sending)));
    sections.push(("Features", features(plan)));
    sections
}

fn authentication(schema: &Schema) -> Doc {
    let own = "Whatever else has to be sent, such as a signature over the request, an [`Authorize`] of yours writes.";
    match &schema.authentication {
        Some(authentication) => {
            let header = code(&authentication.header);
            Doc::own(&format!("Requests carry the header {header}: see [`Authentication`]. {own}"))
        }
        None => Doc::own(&format!(
            "The documentation names no credentials that all requests carry, so a [`Client`] sends none. \
             [`Client::auth`] makes it send some. {own}"
        )),
    }
}

fn calls(plan: &Plan<'_>) -> Doc {
    let all = if plan.envelope.is_some() { "status, headers, envelope and body" } else { "status, headers and body" };
    let doc = Doc::own(&format!(
        "A call is sent when it is awaited, and gives the payload of the answer. Required arguments are those of the \
         method; `.with(|call| call.…)` sets optional ones. `.full()` gives {all} as well, and \
         `.raw()` the answer unread. `.header(…)` and `.query(…)` send what the documentation does not know of. \
         `client.send(…)` takes an operation that was made beforehand.",
    ));
    match plan.modules.iter().flat_map(|module| &module.operations).any(|operation| operation.paging.is_some()) {
        true => doc.and_own(
            "Lists that come in pages are one stream of items by `.stream()` (see [`Items`]), which asks for the next \
             page when it is needed; [`Paged`] tells which.",
        ),
        false => doc,
    }
}

fn features(plan: &Plan<'_>) -> Doc {
    let all = [
        (
            "client",
            "sending with reqwest. Without it no HTTP stack is compiled, and [`Client`] takes a [`Transport`] of yours. On by default.",
        ),
        ("rustls", "TLS by rustls. On by default."),
        ("native-tls", "TLS by the platform."),
        ("blocking", "`blocking::Client`, for code that is not async: its calls end in `.send()` and `.iter()`."),
        ("mock", "`mock::server`, which answers as the documentation shows, for tests."),
        (
            "jiff",
            "`to_jiff()` of [`Date`], [`DateTime`] and [`LocalDateTime`], which keep their text as it came, and such texts \
             made of what `jiff` has.",
        ),
        (
            "rust_decimal",
            "`to_rust_decimal()` of [`Decimal`], which keeps its text too, and decimals made of such numbers.",
        ),
    ];
    let doc = all.into_iter().fold(Doc::default(), |doc, (name, about)| doc.and_item(name, &Doc::own(about)));
    let areas: Vec<String> = plan.features.iter().map(|area| code(&area.name)).collect();
    match areas.is_empty() {
        true => doc,
        false => doc.and_own(&format!(
            "Each of these areas is a feature too, all on by default: {}. Who calls a part of the API builds only that \
             without the default features.",
            areas.join(", ")
        )),
    }
}

/// Lints that would hold the API's own shapes and words against the crate.
fn lints() -> TokenStream {
    quote! {
        #![forbid(unsafe_code)]
        #![allow(clippy::doc_markdown, clippy::doc_link_with_quotes, reason = "the prose is the documentation's")]
        #![allow(
            clippy::disallowed_names,
            clippy::enum_variant_names,
            clippy::many_single_char_names,
            clippy::similar_names,
            clippy::struct_excessive_bools,
            clippy::struct_field_names,
            clippy::too_many_lines,
            clippy::type_complexity,
            clippy::unreadable_literal,
            reason = "the names, numbers and shapes are the API's"
        )]
        #![allow(
            clippy::new_ret_no_self,
            clippy::should_implement_trait,
            clippy::wrong_self_convention,
            reason = "setters are called like what they set, and calls like what they do"
        )]
        #![allow(clippy::match_same_arms, reason = "an arm per value, even where two mean the same")]
    }
}

fn modules(plan: &Plan<'_>, schema: &Schema) -> TokenStream {
    let private = [
        (schema.authentication.is_some(), "authentication"),
        (true, "client"),
        (plan.envelope.is_some(), "envelope"),
        (true, "error"),
        (!schema.servers.is_empty(), "server"),
    ];
    let mut declared: Vec<(&str, TokenStream)> = private
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, name)| {
            let module = ident(name);
            (name, quote!(mod #module;))
        })
        .collect();
    let blocking = quote!(
        #[cfg(feature = "blocking")]
        pub mod blocking;
    );
    declared.push(("blocking", blocking));
    let mock = quote!(
        #[cfg(feature = "mock")]
        pub mod mock;
    );
    declared.push(("mock", mock));
    declared.extend(plan.modules.iter().map(|module| {
        let (gate, name) = (gate(plan, &module.name), ident(&module.name));
        (&*module.name, quote!(#gate pub mod #name;))
    }));
    declared.sort_by_key(|(name, _)| *name);
    let declared = declared.into_iter().map(|(_, declaration)| declaration);
    quote!(#(#declared)*)
}

fn exports(plan: &Plan<'_>, schema: &Schema) -> TokenStream {
    let authentication = schema.authentication.as_ref().map(|_| {
        quote!(
            pub use authentication::Authentication;
        )
    });
    let envelope = plan.envelope.as_ref().map(|envelope| export("envelope", &envelope::exports(envelope)));
    let error = export("error", &error::exports(plan));
    let server = (!schema.servers.is_empty()).then(|| {
        quote!(
            pub use server::Server;
        )
    });
    quote! {
        #authentication
        pub use client::{Client, RATE_LIMIT};
        pub use docwright_runtime;
        #[cfg(feature = "client")]
        pub use docwright_runtime::{ReqwestTransport, reqwest};
        #[cfg(feature = "jiff")]
        pub use docwright_runtime::jiff;
        #[cfg(feature = "rust_decimal")]
        pub use docwright_runtime::rust_decimal;
        pub use docwright_runtime::{
            Answer, ApiError, Authorize, Bare, BodyError, Call, CallError, Date, DateTime, Decimal, DecodeError, Docs, Either,
            Empty, Failure, FormatError, Items, Limits, LocalDateTime, Maybe, Numeric, Operation, Output, Page, Paged,
            RateLimit, RequestError, RequestWriter, Retry, Secret, Transport, TransportError, Turn, Upload, add_query, http,
            insert_sensitive, serde_json,
        };
        #envelope
        #error
        #server
    }
}

fn export(module: &str, names: &[&str]) -> TokenStream {
    let module = ident(module);
    let names: Vec<_> = names.iter().map(|name| ident(name)).collect();
    match names.as_slice() {
        [name] => quote!(pub use #module::#name;),
        names => quote!(pub use #module::{#(#names),*};),
    }
}
