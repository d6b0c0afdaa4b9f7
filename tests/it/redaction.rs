//! What pages show of people and secrets stands in nothing that is generated.

use std::fs;

use crate::support::{root, run};

#[test]
fn nothing_that_is_replaced_is_emitted() {
    let page = fs::read_to_string(root().join("tests/pages/labelled/redacted.md")).expect("the page is there");
    let run = run([("redacted.md", page.as_str())]);
    let found = ["程小满", "chengxiaoman", "tongzhou-boats", "154****0264", "星桥路", "120.21153", "30.20817"];
    for value in found {
        assert!(page.contains(value), "{value} is not shown");
        for (file, text) in &run.files {
            assert!(!text.contains(value), "{value} is in {file}");
        }
    }
    // A number under `id` is an identifier, whatever it looks like; as text it is the telephone number of that person.
    let example = &run.files["tests/examples/skippers/get_skipper_ok_1.json"];
    assert!(example.contains("\"id\": 15495180264,") && !example.contains("\"15495180264\""), "{example}");
    for kept in
        ["\"name\": \"满江红\"", "\"role\": \"skipper\"", "杭州市滨江区", "https://maps.example.com/static?location="]
    {
        assert!(example.contains(kept), "{kept}: {example}");
    }
}
