//! `mock.rs`: a server of the documented examples, which are read from the files of the tests.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Address, Schema};
use heck::ToShoutySnakeCase;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::{
    ident::ident,
    text::{doc, file, inner_doc},
};
use crate::{
    answers::{Answers, Shown, answers},
    plan::{Plan, names::free, operation::Operation},
    prose::Doc,
};

/// The table's name.
const ROUTES: &str = "ROUTES";

pub(super) fn text(plan: &Plan<'_>, schema: &Schema) -> String {
    let about = "A server on the loopback interface that answers as the documentation shows, for tests.";
    let more = "See [the runtime's module](docwright_runtime::mock) for what it answers to whom.";
    let files = files(plan);
    let (mut taken, mut routes, mut examples) = (BTreeSet::from([ROUTES.to_owned()]), Vec::new(), Vec::new());
    for answers in &answers(schema) {
        let Some(ty) = operation(answers, plan) else { continue };
        let name = ident(&free(&ty.name.to_shouty_snake_case(), "_AGAIN", &mut taken));
        let shown = answers.shown.iter().filter_map(|shown| example(answers, shown, &files));
        routes.push(quote!(Route::of::<#ty>(#name)));
        examples.push(quote!(
            const #name: &[Example] = &[#(#shown),*];
        ));
    }
    let mut parts = vec![
        inner_doc(&Doc::own(about).and_own(more).lines(96)),
        quote!(
            pub use docwright_runtime::mock::{Example, Received, Reply, Route, Script, Server};
        ),
        start(),
        table(&routes),
    ];
    parts.extend(examples);
    file(parts)
}

fn start() -> TokenStream {
    let about = Doc::own("Starts a server of [`ROUTES`] at a port that is free.");
    let doc = doc(&about.and_own("# Errors").and_own("When this machine gives no port or no thread."));
    quote! {
        #doc
        pub fn server() -> std::io::Result<Server> {
            Server::start(ROUTES)
        }
    }
}

fn table(routes: &[TokenStream]) -> TokenStream {
    let doc = doc(&Doc::own("The operations, each with the answers that the documentation shows."));
    let name = ident(ROUTES);
    quote! {
        #doc
        pub const #name: &[Route] = &[#(#routes),*];
    }
}

/// An operation's type by its path in the crate.
struct Type<'p> {
    module: &'p str,
    name: &'p str,
}

impl ToTokens for Type<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (module, name) = (ident(self.module), ident(self.name));
        tokens.extend(quote!(crate::#module::#name));
    }
}

fn operation<'p>(answers: &Answers<'_>, plan: &'p Plan<'_>) -> Option<Type<'p>> {
    plan.modules.iter().find_map(|module| {
        let is_it = |own: &&Operation| own.method == answers.method.as_str() && own.path == answers.path;
        let own = module.operations.iter().find(is_it)?;
        Some(Type { module: &module.name, name: &own.name })
    })
}

/// The files of the examples below `tests/examples`, by address.
fn files<'p>(plan: &'p Plan<'_>) -> BTreeMap<&'p Address, String> {
    let all = plan.examples.iter().flat_map(|module| module.tests.iter().map(move |test| (module, test)));
    all.map(|(module, test)| (&test.address, format!("{}/{}.json", module.name, test.file))).collect()
}

fn example(answers: &Answers<'_>, shown: &Shown<'_>, files: &BTreeMap<&Address, String>) -> Option<TokenStream> {
    let (kind, name) = (ident(if shown.is_error { "error" } else { "ok" }), shown.name);
    let status = Literal::u16_unsuffixed(shown.status);
    if shown.body.is_none() {
        return Some(quote!(Example::#kind(#name, #status, "")));
    }
    let file = files.get(&Address::operation(&answers.key).part("example").part(name))?;
    let path = format!("../tests/examples/{file}");
    Some(quote!(Example::#kind(#name, #status, include_str!(#path))))
}
