//! Arbitrary pages through all stages: nothing panics, every example is accepted, and the Rust can be parsed.

#![no_main]

use docwright_emit::{Files, Package, Runtime};
use docwright_fuzz::{assert_diagnostics, assert_document};
use docwright_schema::{Diagnostics, Sources};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

/// Between the pages of one API, so that merging is tried too.
const PAGE_BREAK: char = '\u{c}';

fuzz_target!(|text: &str| {
    let mut sources = Sources::default();
    for (at, page) in text.split(PAGE_BREAK).enumerate() {
        sources.add(format!("page_{at}.md"), page);
    }
    let mut diagnostics = Diagnostics::default();
    let documents: Vec<_> =
        sources.iter().map(|(id, source)| docwright_read::read(id, source, &mut diagnostics)).collect();
    for document in &documents {
        assert_document(document, sources.get(document.source).text());
    }
    let inferred = docwright_infer::infer("fuzzed", &sources, &documents, &mut diagnostics);
    assert_diagnostics(&diagnostics, &sources);
    let files = docwright_emit::emit(&inferred.schema, &inferred.provenance, &package());
    assert_rust(&files);
    assert_examples(&files);
});

fn package() -> Package {
    Package::new("fuzzed", "0.1.0", Runtime::Version("0.1".to_owned()))
}

fn assert_rust(files: &Files) {
    for (name, text) in files.iter().filter(|(name, _)| name.ends_with(".rs")) {
        if let Err(error) = syn::parse_file(text) {
            panic!("{name} cannot be parsed: {error}\n{text}");
        }
    }
}

/// Every example that the OpenAPI document carries is valid by the schema beside it.
fn assert_examples(files: &Files) {
    let document: Value = serde_json::from_str(&files["openapi.json"]).expect("it is JSON");
    let paths = document["paths"].as_object().into_iter().flat_map(serde_json::Map::values);
    for operation in paths.filter_map(Value::as_object).flat_map(serde_json::Map::values) {
        let responses = operation["responses"].as_object().into_iter().flat_map(serde_json::Map::values);
        let holders = responses.chain(operation.get("requestBody"));
        let content = holders.filter_map(|holder| holder["content"].as_object());
        content.flat_map(serde_json::Map::values).for_each(|media| assert_media(&document, media));
    }
}

fn assert_media(document: &Value, media: &Value) {
    let Some(examples) = media["examples"].as_object() else { return };
    let mut schema = media["schema"].clone();
    schema["components"] = document["components"].clone();
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    let validator = jsonschema::validator_for(&schema).expect("schemas are valid");
    for (name, example) in examples {
        // A request that lacks what its table requires is marked as such.
        if !(name.starts_with("request") && example["x-docwright-partial"] == true) {
            let errors: Vec<String> = validator.iter_errors(&example["value"]).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{name}: {}\n{document:#}", errors.join("\n"));
        }
    }
}
