//! The generated crate as its user meets it.

use std::{
    future::Future,
    pin::pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use docwright_runtime::http;
use qingsong_crm::{
    ApiError, Authentication, Client, ErrorCode, Limits, Operation, RateLimit, Server, Transport, TransportError,
    contacts::{CreateContact, CreateContactInput, DeleteContact, GetContact, ListContacts},
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
    assert_eq!((contact.id.get(), &*contact.name), (1, "An"));
    assert_eq!(contact.gender.map(|gender| gender.to_string()).as_deref(), Some("?"));
    assert_eq!(contact.extra["score"], 5);
}

#[test]
fn an_error_is_an_error_whatever_its_status() {
    let body = r#"{"code": 100201, "message": "gone", "error": "record/not_found"}"#;
    for status in [200, 404] {
        let error = GetContact::new(1).response(&answer(status, body)).expect_err("the call failed");
        let found = error.body().expect("the body is read");
        assert_eq!((found.code, found.message.as_deref()), (ErrorCode::Code100201, Some("gone")));
    }
    let error = GetContact::new(1).response(&answer(502, "<html>")).expect_err("the call failed");
    assert_eq!(error.status(), http::StatusCode::from_u16(502).ok());
}

#[test]
fn the_code_of_an_error_is_found_whatever_stands_beside_it() {
    for body in [
        r#"{"code": 100201}"#,
        r#"{"code": "100201", "message": "m"}"#,
        r#"{"code": 100201, "message": null, "error": {"reason": "gone"}}"#,
        r#"{"message": ["m"], "data": 1, "code": "100201"}"#,
        r#"{"code": 100201, "message": "m"}<br/>Warning: undefined index"#,
    ] {
        let error = GetContact::new(1).response(&answer(404, body)).expect_err("the call failed");
        assert_eq!(error.body().map(|body| body.code), Some(ErrorCode::Code100201), "{body}");
        assert_eq!(error.api().and_then(ApiError::meaning), Some("找不到这条记录"), "{body}");
    }
    let error = GetContact::new(1).response(&answer(502, "<html>")).expect_err("the call failed");
    assert!(error.api().is_some_and(|error| error.body.is_none() && error.unread.is_some()), "{error:?}");
    let body = r#"{"code": "0", "data": {"id": 1, "name": "An"}}"#;
    assert_eq!(GetContact::new(1).response(&answer(200, body)).expect("the call succeeded").id.get(), 1);
}

#[test]
fn what_is_only_acknowledged_needs_no_payload() {
    for (status, body) in [
        (204, ""),
        (200, ""),
        (200, r#"{"code": 0}"#),
        (200, r#"{"code": 0, "data": []}"#),
        (200, r#"{"code": 0, "data": null}"#),
        (200, r#"{"code": "0", "data": {"id": 1}, "message": []}"#),
    ] {
        DeleteContact::new(1)
            .response(&answer(status, body))
            .unwrap_or_else(|error| panic!("{status} {body}: {error}"));
    }
    let refused = DeleteContact::new(1).response(&answer(200, r#"{"code": 100202, "data": {}}"#));
    assert_eq!(refused.expect_err("the call failed").body().map(|body| body.code), Some(ErrorCode::Code100202));
}

#[test]
fn a_call_may_send_more_than_the_docs_know_of() {
    let transport = Canned::new(404, r#"{"code": 100201}"#);
    let client = client(&transport);
    let call = client.contacts().get(1).header("Idempotency-Key", "k").query("debug", true);
    let answer = outcome(call.raw()).expect("there is an answer");
    assert_eq!((answer.status().as_u16(), answer.body().as_slice()), (404, &br#"{"code": 100201}"#[..]));
    let requests = transport.requests.lock().expect("no test panicked");
    assert_eq!(requests[0].uri().query(), Some("debug=true"));
    assert_eq!(requests[0].headers()["idempotency-key"], "k");
    assert_eq!(requests[0].headers()["user-agent"], "qingsong-crm/0.1.0");
}

/// Answers each request alike and keeps what it was asked and how long it waited.
struct Canned {
    status: u16,
    body: &'static str,
    requests: Mutex<Vec<http::Request<Vec<u8>>>>,
    waits: Mutex<Vec<Duration>>,
}

impl Canned {
    fn new(status: u16, body: &'static str) -> Arc<Self> {
        Arc::new(Self { status, body, requests: Mutex::default(), waits: Mutex::default() })
    }
}

impl Transport for Canned {
    async fn exchange(
        &self,
        request: http::Request<Vec<u8>>,
        _: Limits,
    ) -> Result<http::Response<Vec<u8>>, TransportError> {
        self.requests.lock().expect("no test panicked").push(request);
        Ok(answer(self.status, self.body))
    }

    async fn sleep(&self, duration: Duration) {
        self.waits.lock().expect("no test panicked").push(duration);
    }
}

fn client(transport: &Arc<Canned>) -> Client {
    let authentication = Authentication::new("hunter2", "server_app", "4.6.0");
    Client::with_transport(Server::default(), Arc::clone(transport), authentication).expect("the server is one")
}

/// The outcome of what waits for nothing.
fn outcome<F: Future>(future: F) -> F::Output {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("it waits"),
    }
}

#[test]
fn a_client_knows_server_credentials_and_rate_limit() {
    let transport = Canned::new(200, r#"{"code": 0, "message": "ok", "data": {"id": 1, "name": "An"}}"#);
    let client = client(&transport);
    let answer = outcome(client.send_full(GetContact::new(1))).expect("the call succeeds");
    assert_eq!((answer.payload().id.get(), answer.envelope().message.as_deref()), (1, Some("ok")));
    for _ in 1..=qingsong_crm::RATE_LIMIT.map_or(0, RateLimit::requests) {
        outcome(client.send(GetContact::new(1))).expect("the call succeeds");
    }
    let requests = transport.requests.lock().expect("no test panicked");
    assert_eq!(requests[0].uri(), "https://app.qingsong.example.cn/api/v2/contacts/1");
    assert!(requests[0].headers()["authorization"].to_str().is_ok_and(|value| value.contains("hunter2")));
    assert!(!format!("{:?} {client:?}", requests[0]).contains("hunter2"));
    let waits = transport.waits.lock().expect("no test panicked");
    assert_eq!(waits.len(), 1, "only the last is beyond the limit");
}

#[test]
fn an_error_says_what_its_code_means_and_where_to_read_on() {
    let transport = Canned::new(404, r#"{"code": 100201, "message": "?"}"#);
    let error = outcome(client(&transport).send(GetContact::new(1))).expect_err("the call failed");
    assert_eq!(
        error.to_string(),
        r#"404 Not Found: 找不到这条记录: {"code": 100201, "message": "?"} (see contacts/detail.txt)"#
    );
    let transport = Canned::new(200, r#"{"code": 0, "data": {"id": "one"}}"#);
    let error = outcome(client(&transport).send(GetContact::new(1))).expect_err("the answer is another");
    assert_eq!(error.docs().map(|docs| docs.page), Some("contacts/detail.txt"));
    assert!(error.to_string().contains("data.id: invalid type"), "{error}");
}
