use std::error::Error as _;
use std::net::TcpListener;
use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::support::{Create, Get, Server, block_on, token, wire};
use crate::{Bare, Client, Error, Operation, RequestWriter, Retry};

#[test]
fn an_operation_goes_out_and_its_answer_comes_in() {
    let server = Server::answering(vec![wire("201 Created", "", r#"{"id": 9007199254740993}"#)]);
    let client = server.client().auth(token());
    let created = block_on(client.send(&Create { name: "张三" })).unwrap();
    assert_eq!(created, json!({"id": 9_007_199_254_740_993_i64}));

    let request = server.request();
    assert!(request.starts_with("POST /groups/a%2Fb/contacts?tag%5B%5D=x&tag%5B%5D=y HTTP/1.1\r\n"), "{request}");
    for line in ["x-token: hunter2", "accept: application/json", "content-type: application/json"] {
        assert!(request.lines().any(|found| found == line), "{line} in {request}");
    }
    assert!(request.ends_with(r#"{"name":"张三"}"#), "{request}");
}

#[test]
fn an_answer_can_be_had_unread() {
    let server = Server::answering(vec![wire("503 Service Unavailable", "Retry-After: 7\r\n", "later")]);
    let response = block_on(server.client().retry(Retry::none()).send_raw(Get)).unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["retry-after"], "7");
    assert_eq!(response.body(), b"later");
    let error = Get.response(&response).unwrap_err();
    assert_eq!(error.to_string(), "503 Service Unavailable: later (see old.md)");
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
}

#[test]
fn a_call_that_is_refused_for_a_while_goes_through() {
    let server = Server::answering(vec![
        wire("429 Too Many Requests", "Retry-After: 0\r\n", r#"{"code": 7}"#),
        wire("200 OK", "", "1"),
    ]);
    let client = server.client().auth(token()).retry(Retry::default().base(Duration::from_millis(1)));
    assert_eq!(block_on(client.send(Get)).unwrap(), 1);
    for _ in 0..2 {
        assert!(server.request().contains("x-token: hunter2"));
    }
}

#[test]
fn an_answer_that_does_not_end_is_a_timeout() {
    for beginning in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"a\":"] {
        let server = Server::answering(vec![beginning.to_owned()]);
        let error = block_on(server.client().timeout(Duration::from_millis(200)).send(Get)).unwrap_err();
        assert!(error.is_timeout() && !error.is_unsent(), "{beginning:?}: {error:?}");
        assert_eq!(error.to_string(), "the answer took too long");
    }
}

#[test]
fn an_answer_that_is_cut_off_or_no_http_is_a_transport_error() {
    for broken in ["HTTP/1.1 200 OK\r\nContent-Length: 99\r\nConnection: close\r\n\r\n[1]", "Connection: close\r\n\r\n"]
    {
        let server = Server::answering(vec![broken.to_owned()]);
        let error = block_on(server.client().retry(Retry::none()).send(Get)).unwrap_err();
        assert!(!error.is_timeout() && !error.is_unsent(), "{broken:?}: {error:?}");
        let Error::Transport(error) = error else { panic!("{error}") };
        assert_eq!(error.to_string(), "the request or its answer did not get through");
    }
}

#[test]
fn an_answer_that_was_lost_is_asked_for_again() {
    let lost = "HTTP/1.1 200 OK\r\nContent-Length: 99\r\nConnection: close\r\n\r\n[1]".to_owned();
    let server = Server::answering(vec![lost, wire("200 OK", "", "1")]);
    let client = server.client().retry(Retry::default().base(Duration::from_millis(1)));
    assert_eq!(block_on(client.send(Get)).unwrap(), 1);
}

#[test]
fn an_answer_that_is_too_large_is_not_read() {
    let stated = wire("200 OK", "", &"1".repeat(1_000));
    let chunked = format!(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3e8\r\n{}\r\n0\r\n\r\n",
        "1".repeat(1_000)
    );
    for body in [stated, chunked] {
        let server = Server::answering(vec![body.clone(), body]);
        let error = block_on(server.client().body_limit(999).send(Get)).unwrap_err();
        assert_eq!(error.to_string(), "the answer is larger than 999 bytes, the most that is read");
        assert_eq!(block_on(server.client().body_limit(1_000).send_raw(Get)).unwrap().body().len(), 1_000);
    }
}

#[test]
fn a_server_that_is_not_there_is_a_transport_error_without_its_url() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let transport = ReqwestTransport::with(reqwest::ClientBuilder::no_proxy).unwrap();
    let client = Client::with_transport(format!("http://{address}"), transport).unwrap();
    let error = block_on(client.send(Create { name: "" })).unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && error.is_unsent(), "{error}");
    assert!(!format!("{error:?}").contains("groups"), "{error:?}");
    assert!(error.source().is_some());
    assert_eq!(error.to_string(), "there is no connection to the server");
}

#[test]
fn a_redirect_within_the_server_is_followed_with_credentials() {
    let server =
        Server::answering(vec![wire("301 Moved Permanently", "Location: /new\r\n", ""), wire("200 OK", "", "1")]);
    assert_eq!(block_on(server.client().auth(token()).send(Get)).unwrap(), 1);
    assert!(server.request().starts_with("GET /old "));
    let second = server.request();
    assert!(second.starts_with("GET /new ") && second.contains("x-token: hunter2"), "{second}");
}

#[test]
fn a_redirect_to_another_server_is_not_followed() {
    let other = Server::answering(vec![wire("200 OK", "", "1")]);
    let location = format!("Location: {}/new\r\n", other.url);
    let server = Server::answering(vec![wire("307 Temporary Redirect", &location, "")]);
    let error = block_on(server.client().auth(token()).send(Get)).unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::TEMPORARY_REDIRECT));
    assert!(error.api().unwrap().headers["location"].to_str().unwrap().starts_with(&other.url));
    assert!(!other.was_asked(), "the other server was asked");
}

#[test]
fn redirects_in_a_circle_end() {
    let server = Server::answering(vec![wire("302 Found", "Location: /old\r\n", ""); 20]);
    let error = block_on(server.client().retry(Retry::none()).send(Get)).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[test]
fn how_redirects_are_followed_cannot_be_configured() {
    let other = Server::answering(vec![wire("200 OK", "", "1")]);
    let location = format!("Location: {}/new\r\n", other.url);
    let server = Server::answering(vec![wire("302 Found", &location, "")]);
    let transport = ReqwestTransport::with(|http| http.no_proxy().redirect(Policy::limited(5))).unwrap();
    let error = block_on(Client::with_transport(server.url.clone(), transport).unwrap().send(Get)).unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FOUND));
    assert!(!other.was_asked(), "the other server was asked");
}

#[test]
fn no_value_changes_the_path_once_reqwest_has_parsed_it() {
    struct Show(&'static str);
    impl Operation for Show {
        type Envelope = Bare<Value>;
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/contacts/{id}/notes";
        fn write(&self, request: &mut RequestWriter) {
            request.path("id", self.0);
        }
    }
    for value in
        ["a/../b", "..\\..", "%2e%2e", "%2e%2e%2f", "?x#y", "\t.\n.", "。。", "..;", ".\u{ad}.", "//evil.com", "@"]
    {
        let request = Show(value).request("https://api.example.com/v2").unwrap();
        let url = reqwest::Request::try_from(request).unwrap().url().clone();
        let segments: Vec<_> = url.path_segments().unwrap().collect();
        assert_eq!((segments.len(), segments[0], segments[1], segments[3]), (4, "v2", "contacts", "notes"), "{url}");
        assert_eq!((url.host_str(), url.query(), url.fragment()), (Some("api.example.com"), None, None), "{url}");
        assert_eq!(percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap(), value);
    }
}
