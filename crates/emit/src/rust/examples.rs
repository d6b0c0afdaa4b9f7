//! `tests/examples/`: every documented example as a test, a module and a folder of data per area.

use std::{collections::BTreeSet, sync::Arc};

use proc_macro2::TokenStream;
use quote::quote;

use super::{
    gate,
    ident::ident,
    text::{file, inner_doc},
    ty::Imports,
};
use crate::{
    File,
    plan::{
        Plan,
        examples::{ExampleModule, ExampleTest, Survival},
        ty::RustType,
    },
    targets::pretty,
};

pub(super) fn files<'a>(plan: &Arc<Plan<'a>>) -> Vec<File<'a>> {
    if plan.examples.is_empty() {
        return Vec::new();
    }
    let whole = Arc::clone(plan);
    let mut files = vec![File::new("tests/examples/main.rs", move || main(&whole))];
    for (at, module) in plan.examples.iter().enumerate() {
        let (path, plan) = (format!("tests/examples/{}.rs", module.name), Arc::clone(plan));
        files.push(File::new(path, move || text(&plan.examples[at], &plan)));
        for test in &module.tests {
            let (path, value) = (format!("tests/examples/{}/{}.json", module.name, test.file), test.value);
            files.push(File::new(path, move || pretty(value)));
        }
    }
    files
}

fn main(plan: &Plan<'_>) -> String {
    let modules = plan.examples.iter().map(|module| {
        let (gate, name) = (gate(plan, &module.name), ident(&module.name));
        quote!(#gate mod #name;)
    });
    file([
        inner_doc(&["Every documented example is read into its type and written back equal.".to_owned()]),
        quote!(#(#modules)*),
    ])
}

fn text(module: &ExampleModule<'_>, plan: &Plan<'_>) -> String {
    let types: Vec<RustType> = module.tests.iter().map(|test| test.ty.clone()).collect();
    // Tests stand in no module of the crate.
    let assertions: BTreeSet<&str> = module.tests.iter().map(assertion).collect();
    let paths: Vec<String> = assertions.into_iter().map(|name| format!("testing::{name}")).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let imports = Imports::default().types("", types.iter(), &plan.names).runtime(&paths);
    let krate = ident(&plan.krate);
    let mut parts = imports.groups(&quote!(#krate));
    parts.push(quote!(
        const PROVENANCE: &str = include_str!("../../provenance.json");
    ));
    parts.extend(module.tests.iter().map(|test| case(test, &module.name)));
    file(parts)
}

/// The runtime's assertion that a test calls.
fn assertion(test: &ExampleTest<'_>) -> &'static str {
    match test.survival {
        Survival::Whole => "assert_round_trip",
        Survival::Partial => "assert_partial_round_trip",
        Survival::Acknowledged => "assert_acknowledged",
    }
}

fn case(test: &ExampleTest<'_>, module: &str) -> TokenStream {
    let (name, ty, address) = (ident(&test.name), &test.ty, test.address.as_str());
    let path = format!("{module}/{}.json", test.file);
    let assertion = ident(assertion(test));
    quote! {
        #[test]
        fn #name() {
            let address = #address;
            let example = include_str!(#path);
            #assertion::<#ty>(address, example, PROVENANCE);
        }
    }
}
