//! Whatever a page holds, the run goes on.

use proptest::prelude::*;

use crate::support::{pages_below, root, run};

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

#[test]
fn a_page_of_twenty_megabytes_is_read_in_linear_time() {
    let operation = "\n## Thing N\n\n`GET /things/N/{id}`\n\n| Name | Type | Required | Description |\n|---|---|---|---|\n\
                     | id | integer | yes | Which. |\n\n**Response**\n\n```json\n{ \"id\": 1, \"name\": \"x\" }\n```\n";
    let mut page = String::from("# Things\n");
    let mut count = 0;
    while page.len() < 20 << 20 {
        page.push_str(&operation.replace('N', &count.to_string()));
        count += 1;
    }
    let mut sources = docwright_schema::Sources::default();
    let id = sources.add("things.md", page);
    let document = docwright_read::read(id, sources.get(id), &mut docwright_schema::Diagnostics::default());
    assert_eq!(document.operations.len(), count);
}

/// Pieces of real layouts, to be put together at random.
fn pieces() -> Vec<String> {
    let pages = pages_below(&root().join("tests/pages"));
    pages.values().flat_map(|text| text.split_inclusive('\n')).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn arbitrary_text(text in any::<String>()) {
        run([("a.md", &*text)]);
    }

    #[test]
    fn pieces_in_any_order(order in prop::collection::vec(any::<prop::sample::Index>(), 0..60)) {
        let pieces = pieces();
        let page: String = order.iter().map(|index| pieces[index.index(pieces.len())].as_str()).collect();
        run([("a.md", &*page)]);
    }
}
