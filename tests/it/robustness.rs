//! Whatever a page holds, the run goes on.

use std::{fmt::Write, path::Path};

use proptest::prelude::*;

use crate::{
    openapi,
    support::{pages_below, root, run},
};

#[test]
fn empty_pages_and_no_pages() {
    assert!(run([]).inferred.schema.operations.is_empty());
    assert!(run([("a.md", ""), ("b.md", "\u{feff}\r\n\u{0}")]).inferred.schema.operations.is_empty());
}

#[test]
fn deep_json_is_left_out() {
    let deep = format!("# Deep\n\n`GET /deep`\n\n**Response**\n\n```json\n{}\n```\n", "{\"a\":".repeat(100_000));
    let run = run([("deep.md", &*deep)]);
    assert!(run.report().contains("json-too-deep"), "{}", run.report());
    assert_eq!(run.inferred.schema.operations[0].examples.len(), 0);
}

#[test]
fn deep_names_are_cut() {
    let row = format!("| {} | string |", vec!["a"; 50_000].join("."));
    let page = format!("# Deep\n\n`POST /deep`\n\n**Parameters**\n\n| Name | Type |\n|---|---|\n{row}\n");
    assert_eq!(run([("deep.md", &*page)]).inferred.schema.operations.len(), 1);
}

/// How its work grows is tested in `tests/linear`.
#[test]
fn a_page_of_twenty_megabytes_goes_through_all_stages() {
    let items = vec!["{ \"id\": 1, \"name\": \"x\" }"; 300].join(",\n");
    let rest = format!(
        "{}\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n| id | integer | yes | Which. |\n\n\
         **Response**\n\n```json\n[{items}]\n```\n",
        "What it is for. ".repeat(500)
    );
    let mut page = String::from("# Things\n");
    let mut count = 0;
    while page.len() < 20 << 20 {
        write!(page, "\n## Thing {count}\n\n`GET /things/{count}/{{id}}`\n\n{rest}").expect("strings take everything");
        count += 1;
    }
    assert_eq!(run([("things.md", &*page)]).inferred.schema.operations.len(), count);
}

/// Pieces of real layouts, to be put together at random.
fn pieces() -> Vec<String> {
    let pages = pages_below(&root().join("tests/pages"));
    pages.values().flat_map(|text| text.split_inclusive('\n')).map(str::to_owned).collect()
}

/// A line of a page: of a real layout, or with anything where a layout has a word.
fn line() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[a-z]{1,8}", "[0-9_\\[\\].:-]{1,8}", "\\PC{0,6}", any::<String>()];
    let pieces = pieces();
    prop_oneof![
        4 => prop::sample::select(pieces),
        1 => any::<String>(),
        1 => word.clone().prop_map(|word| format!("## {word}\n")),
        1 => word.clone().prop_map(|word| format!("GET /{word}/{{{word}}}\n")),
        1 => word.clone().prop_map(|word| format!("**{word}**:\n\n")),
        2 => (word.clone(), word.clone()).prop_map(|(a, b)| format!("| {a} | {b} | yes | `{b}`, `{a}` |\n")),
        1 => word.clone().prop_map(|word| format!("{word} | true |\n")),
        1 => (tag(), tag(), word.clone()).prop_map(|(a, b, word)| format!("{a}{b}{word} | true |\n")),
        1 => (tag(), word.clone()).prop_map(|(tag, word)| format!("{tag}{word}\n")),
        3 => (word.clone(), word.clone()).prop_map(|(a, b)| format!("{{\"{a}\": [1, {{\"{b}\": \"{a}\"}}]}}\n")),
        1 => word.prop_map(|word| format!("\"{word}\": {{\n")),
    ]
}

/// A tag, as a page has them that was HTML once.
fn tag() -> impl Strategy<Value = String> {
    let names = &["pre", "code", "p", "div", "table", "tr", "td", "details", "summary", "strong", "br", "!--"];
    ("/?", prop::sample::select(names.as_slice())).prop_map(|(slash, name)| format!("<{slash}{name}>"))
}

/// Runs all stages; the examples of what comes out are valid, and its Rust is Rust.
fn assert_sound(page: &str) {
    let run = run([("a.md", page)]);
    for diagnostic in run.diagnostics.iter() {
        for site in diagnostic.primary.iter().chain(diagnostic.secondary.iter().map(|(site, _)| site)) {
            assert!(page.get(site.span.range()).is_some(), "{diagnostic:?}");
        }
    }
    let is_rust = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "rs");
    for (name, text) in run.files.iter().filter(|(name, _)| is_rust(name)) {
        assert!(syn::parse_file(text).is_ok(), "{name} of {page:?} is no Rust:\n{text}");
    }
    openapi::check_all(&serde_json::from_str(&run.files["openapi.json"]).expect("it is JSON"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_text(text in any::<String>()) {
        assert_sound(&text);
    }

    #[test]
    fn arbitrary_words_in_layouts(lines in prop::collection::vec(line(), 0..40)) {
        assert_sound(&lines.concat());
    }

    #[test]
    fn pieces_in_any_order(order in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let pieces = pieces();
        let page: String = order.iter().map(|index| pieces[index.index(pieces.len())].as_str()).collect();
        assert_sound(&page);
    }
}
