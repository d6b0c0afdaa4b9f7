use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::Member;
use crate::Maybe;

#[derive(Debug, Clone, PartialEq)]
struct Seat {
    row: i64,
    r#type: Option<String>,
}

members!(Seat { row, r#type = "type" });

#[derive(Debug, Clone, PartialEq)]
struct Ticket {
    id: i64,
    price: Option<String>,
    note: Maybe<String>,
    remark: Option<String>,
    seat: Option<Seat>,
    other: Option<Seat>,
    tax: Option<String>,
    seats: Vec<Seat>,
}

members!(Ticket { id, price: digits, note, remark: null, seat: object, other: null_object, tax: null_digits, seats });

#[derive(Debug, PartialEq)]
struct Named {
    id: i64,
    extra: std::collections::BTreeMap<String, Value>,
}

members!(Named { id, ..extra });

#[derive(Debug, PartialEq)]
struct Nothing {}

members!(Nothing {});

#[derive(Debug, PartialEq)]
struct Around<T> {
    code: i64,
    data: T,
}

members!(Around<T> { code, data: null });

/// What a text is read as, or why not; by way of a [`Value`] it is the same.
fn read<T: DeserializeOwned + PartialEq>(text: &str) -> Result<T, String> {
    let read: serde_json::Result<T> = serde_json::from_str(text);
    if let (Ok(read), Ok(value)) = (&read, serde_json::from_str::<Value>(text)) {
        assert!(serde_json::from_value::<T>(value).is_ok_and(|value| value == *read), "{text}");
    }
    read.map_err(|error| error.to_string())
}

fn check<T: DeserializeOwned + Serialize + PartialEq>(text: &str, written: &str) {
    let value: T = read(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(serde_json::to_string(&value).unwrap(), written);
    assert_eq!(serde_json::to_value(&value).unwrap(), serde_json::from_str::<Value>(written).unwrap());
}

fn refused<T: DeserializeOwned + PartialEq>(text: &str) -> String {
    let Err(error) = read::<T>(text) else { panic!("{text} is read") };
    error.split(" at line").next().unwrap_or_default().to_owned()
}

#[test]
fn members_are_missing_null_or_there_as_their_types_say() {
    check::<Ticket>(r#"{"id": 1, "seats": []}"#, r#"{"id":1,"remark":null,"other":null,"tax":null,"seats":[]}"#);
    check::<Ticket>(
        r#"{"seats": [], "tax": 2, "other": "", "seat": [], "remark": null, "note": null, "price": 3, "id": 1}"#,
        r#"{"id":1,"price":"3","note":null,"remark":null,"other":null,"tax":"2","seats":[]}"#,
    );
    let full = r#"{"id":1,"price":"3.50","note":"n","remark":"r","seat":{"row":1},"other":{"row":2,"type":"box"},"tax":"1","seats":[{"row":4}]}"#;
    check::<Ticket>(full, full);
}

#[test]
fn what_does_not_fit_is_an_error_as_serde_has_it() {
    assert_eq!(refused::<Ticket>("{}"), "missing field `id`");
    assert_eq!(refused::<Seat>(r#"{"row": 1, "type": "a", "type": "b"}"#), "duplicate field `type`");
    assert_eq!(refused::<Seat>(r#"{"row": null}"#), "invalid type: null, expected i64");
    assert_eq!(refused::<Seat>("[1]"), "invalid type: sequence, expected struct Seat");
    assert_eq!(refused::<Ticket>(r#"{"seat": 4}"#), "invalid type: integer `4`, expected an object, or nothing");
}

#[test]
fn keys_that_are_not_listed_are_skipped_or_kept() {
    check::<Seat>(r#"{"fax": [1, {"row": 2}], "row": 1, "\u0074ype": "box"}"#, r#"{"row":1,"type":"box"}"#);
    check::<Named>(r#"{"b": 1.5, "id": 1, "a": {"id": 2}}"#, r#"{"id":1,"a":{"id":2},"b":1.5}"#);
    check::<Nothing>(r#"{"a": 1}"#, "{}");
}

#[test]
fn what_is_around_something_holds_any_member() {
    check::<Around<Seat>>(r#"{"code": 0, "data": {"row": 1}}"#, r#"{"code":0,"data":{"row":1}}"#);
    check::<Around<Option<i64>>>(r#"{"code": 0}"#, r#"{"code":0,"data":null}"#);
    assert_eq!(refused::<Around<Seat>>(r#"{"code": 0}"#), "missing field `data`");
}

#[test]
fn a_failure_names_its_place() {
    let text = br#"{"id": 1, "seats": [{"row": 1}, {"row": "x"}]}"#;
    let error = crate::json::read::<Ticket>(text).unwrap_err();
    assert_eq!(error.path(), "seats[1].row");
    let error = crate::json::read::<Ticket>(br#"{"id": 1, "seats": [], "seat": {"row": []}}"#).unwrap_err();
    assert_eq!(error.path(), "seat.row");
}

#[test]
fn members_that_are_structs_are_required() {
    assert!(Seat::missing().is_none());
    assert_eq!(Option::<Seat>::missing(), Some(None));
}

/// The same struct as serde's derive has it.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Derived {
    id: i64,
    #[serde(default, skip_serializing_if = "Maybe::is_absent")]
    note: Maybe<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
}

#[derive(Debug, PartialEq)]
struct Listed {
    id: i64,
    note: Maybe<String>,
    tags: Option<Vec<String>>,
}

members!(Listed { id, note, tags });

proptest::proptest! {
    #[test]
    fn it_reads_and_writes_as_the_derive_does(keys in proptest::collection::vec(0..4_usize, 0..5), values in proptest::collection::vec(0..5_usize, 5)) {
        let values = values.iter().map(|at| [json!(null), json!(1), json!("a"), json!(["b"]), json!({})][*at].to_string());
        let members: Vec<String> = keys.iter().zip(values).map(|(key, value)| format!("{:?}:{value}", ["id", "note", "tags", "x"][*key])).collect();
        let text = format!("{{{}}}", members.join(","));
        let derived = serde_json::from_str::<Derived>(&text).map_err(|error| error.to_string());
        let listed = serde_json::from_str::<Listed>(&text).map_err(|error| error.to_string());
        proptest::prop_assert_eq!(derived.as_ref().err(), listed.as_ref().err());
        let written = [serde_json::to_string(&derived.ok()).ok(), serde_json::to_string(&listed.ok()).ok()];
        proptest::prop_assert_eq!(&written[0], &written[1]);
    }
}

#[derive(Debug, PartialEq)]
struct Refusal {
    code: i64,
    message: Option<String>,
    error: Option<Seat>,
    data: Maybe<i64>,
}

members!(Refusal { code: code, message: lenient, error: null_lenient, data: lenient });

#[test]
fn what_stands_beside_a_code_does_not_hide_it() {
    check::<Refusal>(r#"{"code": "7"}"#, r#"{"code":7,"error":null}"#);
    check::<Refusal>(
        r#"{"message": {"text": "m"}, "error": "e", "data": [], "code": 7}"#,
        r#"{"code":7,"error":null}"#,
    );
    let full = r#"{"code":7,"message":"m","error":{"row":1},"data":null}"#;
    check::<Refusal>(full, full);
    check::<Refusal>(r#"{"code": 7, "message": 404}"#, r#"{"code":7,"message":"404","error":null}"#);
    assert_eq!(refused::<Refusal>(r#"{"code": "x"}"#), "invalid type: string \"x\", expected i64");
    assert_eq!(refused::<Refusal>(r#"{"message": "m"}"#), "missing field `code`");
}

#[test]
fn no_key_is_written_twice() {
    let rest = [("id", json!(2)), ("more", json!(3))].map(|(key, value)| (key.to_owned(), value));
    let named = Named { id: 1, extra: rest.into() };
    assert_eq!(serde_json::to_string(&named).unwrap(), r#"{"id":1,"more":3}"#);
}
