//! Answers that leave the one documented example in the ways in which APIs do. `crates/infer/fit/peers.py` tries the same.

use qingsong_crm::contacts::Contact;
use serde_json::Value;

const CHANGES: &str = include_str!("unusual.json");

/// The answer that the docs show, at its payload.
fn example() -> Value {
    let document =
        std::fs::read_to_string(super::support::root().join("generated/openapi.json")).expect("it is committed");
    let document: Value = serde_json::from_str(&document).expect("it is JSON");
    let answer = &document["paths"]["/api/v2/contacts/{id}"]["get"]["responses"]["200"]["content"]["application/json"];
    answer["examples"]["ok_1"]["value"]["data"].clone()
}

/// What becomes of the example when the value `at` a pointer `becomes` another, or is left out, and has to be `read` again.
#[track_caller]
fn check(change: &Value) {
    let (name, pointer) = (&change["change"], change["at"].as_str().expect("a pointer"));
    let mut body = example();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let members = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("the example has the parent");
    match change.get("becomes") {
        Some(value) => drop(members.insert(key.to_owned(), value.clone())),
        None => drop(members.remove(key).expect("the example has the member")),
    }
    let contact: Contact = serde_json::from_value(body.clone()).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut written = serde_json::to_value(&contact).expect("models are JSON");
    assert_eq!(written.pointer(pointer).filter(|value| !value.is_null()), change.get("read"), "{name}");
    // Nothing else is lost.
    for side in [&mut body, &mut written] {
        side.pointer_mut(parent).and_then(Value::as_object_mut).expect("it was there").remove(key);
    }
    assert_eq!(written, body, "{name}");
}

#[test]
fn answers_that_leave_the_example_are_read() {
    let changes: Vec<Value> = serde_json::from_str(CHANGES).expect("it is JSON");
    assert_eq!(changes.len(), 12, "BENCHMARKS.md tells of twelve");
    changes.iter().for_each(check);
}
