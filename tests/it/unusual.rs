//! Answers that leave the one documented example in the ways in which APIs do.

use qingsong_crm::contacts::Contact;
use serde_json::{Value, json};

/// The answer that the docs show, at its payload.
fn example() -> Value {
    let document =
        std::fs::read_to_string(super::support::root().join("generated/openapi.json")).expect("it is committed");
    let document: Value = serde_json::from_str(&document).expect("it is JSON");
    let answer = &document["paths"]["/api/v2/contacts/{id}"]["get"]["responses"]["200"]["content"]["application/json"];
    answer["examples"]["ok_1"]["value"]["data"].clone()
}

/// What becomes of the example with `change`, where the value at `pointer` has to be found again as `expected`.
#[track_caller]
fn check(pointer: &str, change: Option<Value>, expected: impl Into<Option<Value>>) {
    let expected = expected.into();
    let mut body = example();
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("the example has the parent");
    match change {
        Some(value) => drop(parent.insert(key.to_owned(), value)),
        None => drop(parent.remove(key).expect("the example has the member")),
    }
    let contact: Contact = serde_json::from_value(body.clone()).unwrap_or_else(|error| panic!("{pointer}: {error}"));
    let mut written = serde_json::to_value(&contact).expect("models are JSON");
    assert_eq!(written.pointer(pointer).filter(|value| !value.is_null()).cloned(), expected, "{pointer}");
    // Nothing else is lost.
    for side in [&mut body, &mut written] {
        side.pointer_mut(pointer.rsplit_once('/').unwrap().0).and_then(Value::as_object_mut).unwrap().remove(key);
    }
    assert_eq!(written, body, "{pointer}");
}

#[test]
fn null_stands_for_a_value() {
    check("/job", Some(Value::Null), None);
    check("/customer_id", Some(Value::Null), None);
    check("/customer", Some(Value::Null), None);
}

#[test]
fn a_value_is_missing() {
    check("/department", None, None);
    check("/address", None, None);
}

#[test]
fn a_list_stands_for_an_object() {
    check("/attachment", Some(json!([])), None);
    check("/customer/address", Some(json!([])), None);
}

#[test]
fn a_list_that_was_seen_empty_holds_something() {
    let filled = json!([{"id": 4, "name": "A"}]);
    check("/file_asset_90d3f1", Some(filled.clone()), Some(filled));
}

#[test]
fn a_number_stands_for_digits() {
    check("/category", Some(json!(6107)), Some(json!("6107")));
    check("/address/phone", Some(json!(15_500_081_236_u64)), Some(json!("15500081236")));
}

#[test]
fn keys_that_are_data_change() {
    check("/text_asset_0f3c91ab", Some(json!("A")), Some(json!("A")));
    check("/no_such_key", Some(json!({"deep": [1]})), Some(json!({"deep": [1]})));
}
