//! One API, described in several languages or laid out in several ways, is one API.

use std::fs;

use serde_json::Value;

use crate::support::{root, run};

#[test]
fn the_language_of_a_page_does_not_matter() {
    check("languages", "en.md");
}

#[test]
fn the_layout_of_a_page_does_not_matter() {
    check("layouts", "tables.md");
}

/// Compares what each page of a folder comes to with what `first` does.
#[track_caller]
fn check(folder: &str, first: &str) {
    let folder = root().join("tests/same").join(folder);
    let expect = schema(&fs::read_to_string(folder.join(first)).expect("the page can be read"));
    let mut pages: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("it has entries").path()).collect();
    pages.sort();
    assert!(pages.len() > 2);
    for page in pages {
        let text = fs::read_to_string(&page).expect("the page can be read");
        let found = schema(&text);
        assert!(found == expect, "{}\n{}", page.display(), differences(&expect, &found));
    }
}

/// The lines that differ.
fn differences(expect: &str, found: &str) -> String {
    let missing =
        expect.lines().filter(|line| !found.lines().any(|other| other == *line)).map(|line| format!("- {line}"));
    let extra =
        found.lines().filter(|line| !expect.lines().any(|other| other == *line)).map(|line| format!("+ {line}"));
    missing.chain(extra).take(60).collect::<Vec<_>>().join("\n")
}

/// The schema of a page as text, without what people read.
fn schema(page: &str) -> String {
    let run = run([("api.md", page)]);
    let mut schema = serde_json::to_value(&run.inferred.schema).expect("a schema is JSON");
    strip(&mut schema);
    serde_json::to_string_pretty(&schema).expect("JSON can be written")
}

/// Takes titles, descriptions and the like out of a schema.
fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            // What an error code means is prose too.
            if object.contains_key("code") {
                object.remove("message");
            }
            object.retain(|key, value| {
                !(matches!(key.as_str(), "title" | "description" | "label" | "gloss") && value.is_string())
            });
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}
