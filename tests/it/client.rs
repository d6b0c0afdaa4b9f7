//! The generated crate as its user meets it.

use docwright_runtime::http;
use qingsong_crm::{
    ErrorCode, Operation, Server,
    contacts::{CreateContact, CreateContactInput, GetContact, ListContacts},
    models::Order,
};

fn answer(status: u16, body: &str) -> http::Response<Vec<u8>> {
    http::Response::builder().status(status).body(body.as_bytes().to_vec()).expect("the answer is well formed")
}

#[test]
fn requests_say_what_was_asked_for() {
    let list = ListContacts::new().page(2).created_at(["2025-01-01", "2025-01-31"]).order(Order::Desc);
    let request = list.request(Server::default().url()).expect("the request can be built");
    let expected = "https://app.qingsong.example.cn/api/v2/contacts?page=2&created_at%5B%5D=2025-01-01\
                    &created_at%5B%5D=2025-01-31&order=desc";
    assert_eq!(request.uri(), expected);
}

#[test]
fn options_that_are_not_set_are_not_sent() {
    let create = CreateContact::new(CreateContactInput::new(30412, "An"));
    let request = create.request(Server::default().url()).expect("the request can be built");
    assert_eq!(request.body(), br#"{"contact":{"name":"An","customer_id":30412}}"#);
}

#[test]
fn members_that_the_docs_do_not_list_never_fail_an_answer() {
    let body =
        r#"{"code": 0, "trace": "x", "data": {"id": 1, "name": "An", "score": 5, "more": {"a": []}, "gender": "?"}}"#;
    let contact = GetContact::new(1).response(&answer(200, body)).expect("the answer is read");
    assert_eq!((contact.id, &*contact.name), (1, "An"));
    assert_eq!(contact.gender.map(|gender| gender.to_string()).as_deref(), Some("?"));
    assert_eq!(contact.extra["score"], 5);
}

#[test]
fn an_error_is_an_error_whatever_its_status() {
    let body = r#"{"code": 100201, "message": "gone", "error": "record/not_found"}"#;
    for status in [200, 404] {
        let error = GetContact::new(1).response(&answer(status, body)).expect_err("the call failed");
        let found = error.body().expect("the body is read");
        assert_eq!((found.code, &*found.message), (ErrorCode::Code100201, "gone"));
    }
    let error = GetContact::new(1).response(&answer(502, "<html>")).expect_err("the call failed");
    assert_eq!(error.status(), http::StatusCode::from_u16(502).ok());
}
