use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use http::{Method, Request};

use super::answer::Answer;
use super::pattern::Target;
use super::table::Table;
use super::*;
use crate::support::{Create, Get};

const ROUTES: &[Route] = &[
    Route::new(
        Method::GET,
        "/contacts/{id}",
        "contacts.md",
        &[
            Example::error("error_1", 404, r#"{"code": 7}"#),
            Example::ok("ok_1", 200, r#"{"id": 1}"#),
            Example::ok("ok_2", 206, r#"{"id": 2}"#),
        ],
    ),
    Route::new(Method::PUT, "/contacts/{id}", "contacts.md", &[Example::ok("ok_1", 204, "")]),
    Route::new(Method::GET, "/contacts/by_name", "contacts.md", &[Example::ok("ok_1", 200, r#"{"by": "name"}"#)]),
    Route::new(Method::GET, "/rest", "rest.md", &[Example::ok("ok_1", 200, "1")]),
    Route::new(Method::GET, "/rest?method=get", "rest.md", &[Example::ok("ok_1", 200, "2")]),
    Route::new(Method::POST, "/jobs", "jobs.md", &[Example::error("error_1", 409, "{}")]),
    Route::new(Method::GET, "/odd", "odd.md", &[Example::ok("ok_1", 999, "{}")]),
];

fn ask(table: &mut Table, method: &str, target: &str, prefer: &str) -> Answer {
    let mut request = Request::builder().method(method).uri(target);
    if !prefer.is_empty() {
        request = request.header("Prefer", prefer);
    }
    let (parts, body) = request.body(Vec::new()).unwrap().into_parts();
    let (received, target): (Received, Target) = Received::new(parts, body);
    table.answer(received, &target)
}

/// Status and body of the answer to a request.
fn said(table: &mut Table, method: &str, target: &str, prefer: &str) -> (u16, String) {
    let response = ask(table, method, target, prefer).response;
    (response.status().as_u16(), String::from_utf8_lossy(response.body()).into_owned())
}

#[track_caller]
fn check(method: &str, target: &str, prefer: &str, expect: (u16, &str)) {
    let (status, body) = said(&mut Table::new(ROUTES), method, target, prefer);
    assert_eq!((status, &*body), expect, "{method} {target} {prefer}");
}

#[test]
fn the_first_documented_success_is_answered() {
    check("GET", "/contacts/7", "", (200, r#"{"id": 1}"#));
    check("HEAD", "/contacts/7", "", (200, r#"{"id": 1}"#));
    check("PUT", "/contacts/7", "", (204, ""));
    check("GET", "/contacts/by_name", "", (200, r#"{"by": "name"}"#));
    check("GET", "/rest", "", (200, "1"));
    check("GET", "/rest?method=get", "", (200, "2"));
}

#[test]
fn a_request_can_prefer_another_answer() {
    check("GET", "/contacts/7", "example=error_1", (404, r#"{"code": 7}"#));
    check("GET", "/contacts/7", "code=404", (404, r#"{"code": 7}"#));
    check("GET", "/contacts/7", r#"return=minimal, code=410; example="error_1""#, (410, r#"{"code": 7}"#));
    check("GET", "/contacts/7", "code=429", (429, ""));
    check("GET", "/contacts/7", "return=minimal, wait", (200, r#"{"id": 1}"#));
    let slow = ask(&mut Table::new(ROUTES), "GET", "/contacts/7", "delay=1500, cut-off");
    assert_eq!((slow.delay, slow.is_cut_off), (Duration::from_millis(1500), true));
    let garbage = ask(&mut Table::new(ROUTES), "GET", "/contacts/7", "garbage").response;
    assert!(serde_json::from_slice::<serde_json::Value>(garbage.body()).is_err());
}

#[test]
fn a_preference_can_be_over() {
    let mut table = Table::new(ROUTES);
    let mut get = |prefer| ask(&mut table, "GET", "/contacts/7", prefer).response;
    let prefer = "code=429, retry-after=0, times=2";
    assert_eq!(get(prefer).headers()["retry-after"], "0");
    let statuses: Vec<u16> = (0..3).map(|_| get(prefer).status().as_u16()).collect();
    assert_eq!(statuses, [429, 200, 429]);
    assert_eq!(get("code=503, times=1").status(), 503, "another one is counted anew");
    assert_eq!(get("code=503, times=0").status(), 200);
}

#[test]
fn what_cannot_be_answered_is_told() {
    check("GET", "/contacts/7", "code=many", (400, r#"{"mock":"the preference `code` takes a number up to 65535"}"#));
    check("GET", "/contacts/7", "code=7", (400, r#"{"mock":"7 is no status of an answer"}"#));
    check("GET", "/odd", "", (400, r#"{"mock":"999 is no status of an answer"}"#));
    let no_example =
        r#"{"mock":"the docs show no example `ok_9` of `PUT /contacts/{id}`","page":"contacts.md","shown":["ok_1"]}"#;
    check("PUT", "/contacts/7", "example=ok_9", (400, no_example));
    let no_success = r#"{"mock":"the docs show no answer to a successful call of `POST /jobs`","page":"jobs.md","shown":["error_1"]}"#;
    check("POST", "/jobs", "", (501, no_success));
    let nearest =
        r#"{"mock":"the docs know no `PUT /contact/7`","nearest":{"call":"PUT /contacts/{id}","page":"contacts.md"}}"#;
    check("PUT", "/contact/7", "", (404, nearest));
    let other = r#"{"mock":"the docs know this path with GET, HEAD, OPTIONS, PUT"}"#;
    check("DELETE", "/contacts/7", "", (405, other));
    let mut empty = Table::default();
    assert_eq!(said(&mut empty, "GET", "/", ""), (404, r#"{"mock":"the docs know no `GET /`","nearest":null}"#.into()));
}

#[test]
fn options_are_the_methods_of_a_path() {
    let response = ask(&mut Table::new(ROUTES), "OPTIONS", "/contacts/7", "").response;
    assert_eq!(
        (response.status().as_u16(), &response.headers()["allow"]),
        (204, &"GET, HEAD, OPTIONS, PUT".parse().unwrap())
    );
}

#[test]
fn answers_name_their_example() {
    let response = ask(&mut Table::new(ROUTES), "GET", "/contacts/7", "").response;
    assert_eq!(response.headers()["mock-example"], "ok_1");
    assert_eq!(response.headers()["content-type"], "application/json");
}

#[test]
fn a_script_goes_first_and_ends() {
    let mut table = Table::new(ROUTES);
    let route = || ROUTES[0].clone();
    table.script(route(), Reply::new(429, "").header("Retry-After", "0").times(2));
    table.script(route(), Reply::documented().times(0));
    table.script(route(), Reply::example("error_1").status(410));
    let mut get = || ask(&mut table, "GET", "/contacts/7", "").response;
    assert_eq!(get().headers()["retry-after"], "0");
    let statuses: Vec<u16> = (0..3).map(|_| get().status().as_u16()).collect();
    assert_eq!(statuses, [429, 410, 200]);
}

#[test]
fn a_preference_leaves_the_script_as_it_is() {
    let mut table = Table::new(ROUTES);
    table.script(ROUTES[0].clone(), Reply::new(500, ""));
    assert_eq!(said(&mut table, "GET", "/contacts/7", "code=206").0, 206);
    assert_eq!(said(&mut table, "GET", "/contacts/7", "").0, 500);
}

#[test]
fn what_cannot_be_sent_is_told() {
    let mut table = Table::new(ROUTES);
    table.script(ROUTES[0].clone(), Reply::documented().header("a b", "c"));
    let told = r#"{"mock":"the header `a b` cannot be sent with this name and value"}"#;
    assert_eq!(said(&mut table, "GET", "/contacts/7", ""), (500, told.to_owned()));
}

#[test]
fn requests_are_kept_and_few_headers_shown() {
    let mut table = Table::new(ROUTES);
    for at in 0..1001 {
        ask(&mut table, "GET", &format!("/contacts/{at}?q=a%20b+c&q=d"), "hunter2");
    }
    let received = table.received();
    assert_eq!(received.len(), 1000);
    assert_eq!((&*received[0].path, received[0].query("q")), ("/contacts/1", Some("a b c")));
    assert_eq!(received[0].headers["prefer"], "hunter2");
    assert!(!format!("{received:?}").contains("hunter2"));
}

/// What the server sends to one request, up to the end of the connection.
fn exchange(server: &Server, request: &str) -> String {
    let mut stream = TcpStream::connect(server.url().strip_prefix("http://").unwrap()).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn answers_go_over_sockets() {
    const OLD: &[Route] = &[Route::of::<Get>(&[Example::ok("ok_1", 200, r#"{"id": 1}"#)])];
    let server = Server::start(OLD).unwrap();
    let got = exchange(&server, "GET /old HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(got.starts_with("HTTP/1.1 200 OK\r\n") && got.ends_with("\r\n\r\n{\"id\": 1}"), "{got}");
    let got = exchange(&server, "HEAD /old HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    assert!(got.contains("content-length: 9\r\n") && got.ends_with("\r\n\r\n"), "{got}");
    let posted = "POST /groups/a/contacts HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: 2\r\n\r\n[]";
    server.on::<Create>().answer(201, "{}").reply(Reply::documented());
    assert!(exchange(&server, posted).starts_with("HTTP/1.1 201"));
    assert!(exchange(&server, posted).starts_with("HTTP/1.1 501"), "the table holds no example of it");
    assert_eq!(server.received()[2].json::<Vec<u8>>().unwrap(), [0; 0]);
}

#[test]
fn a_cut_off_answer_promises_more_than_it_sends() {
    let server = Server::start(&[]).unwrap();
    server.on::<Get>().reply(Reply::new(200, "12345678").cut_off()).reply(Reply::new(200, "").cut_off());
    let request = "GET /old HTTP/1.1\r\nhost: x\r\n\r\n";
    let got = exchange(&server, request);
    assert!(got.contains("content-length: 8\r\n") && got.ends_with("\r\n\r\n1234"), "{got}");
    let got = exchange(&server, request);
    assert!(got.contains("content-length: 1\r\n") && got.ends_with("\r\n\r\n"), "{got}");
}

#[test]
fn a_body_beyond_the_limit_is_refused() {
    let server = Server::start(ROUTES).unwrap();
    let got = exchange(&server, "PUT /contacts/7 HTTP/1.1\r\nhost: x\r\ncontent-length: 99999999\r\n\r\n");
    assert!(got.starts_with("HTTP/1.1 413"), "{got}");
    let chunked = "PUT /contacts/7 HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nfffffff\r\n";
    let got = exchange(&server, &(chunked.to_owned() + &"x".repeat((16 << 20) + 1)));
    assert!(got.starts_with("HTTP/1.1 413"), "{got}");
    assert!(server.received().is_empty());
}

#[test]
fn it_ends_when_it_is_dropped() {
    let server = Server::start(ROUTES).unwrap();
    let address = server.url().strip_prefix("http://").unwrap().to_owned();
    let mut open = TcpStream::connect(&address).unwrap();
    drop(server);
    assert_eq!(open.read(&mut [0]).unwrap_or(0), 0);
    assert!(TcpStream::connect(&address).is_err());
}

#[cfg(feature = "blocking")]
#[test]
fn blocking_clients_are_served() {
    let server = Server::start(&[]).unwrap();
    server.on::<Get>().reply(Reply::new(503, "").header("Retry-After", "0")).answer(200, "7");
    let transport = crate::ReqwestTransport::with(reqwest::ClientBuilder::no_proxy).unwrap();
    let client = crate::blocking::Client::with_transport(server.url(), transport).unwrap();
    let client = client.retry(crate::Retry::default().base(Duration::ZERO));
    assert_eq!(client.send(Get).unwrap(), 7);
    assert_eq!(server.received().len(), 2);
}
