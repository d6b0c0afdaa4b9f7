use std::error::Error as _;
use std::future::IntoFuture;
use std::sync::atomic::{AtomicU32, Ordering};

use http::{Method, StatusCode};

use super::*;
use crate::support::{Create, Get, Script, answer, block_on, broken_token, token};
use crate::{Call, Error, RequestError, add_query};

const SERVER: &str = "https://api.example.com";

fn client(script: &Arc<Script>) -> Client {
    Client::with_transport(SERVER, Arc::clone(script)).unwrap()
}

#[test]
fn a_call_is_repeated_until_it_goes_through() {
    let script = Script::of([answer(503, &[], ""), Err(TransportError::connect("x")), answer(200, &[], "1")]);
    assert_eq!(block_on(client(&script).auth(token()).send(Get)).unwrap(), 1);
    let requests = script.requests();
    assert_eq!(requests.len(), 3);
    for request in &requests {
        assert_eq!((request.method(), request.uri().path()), (&Method::GET, "/old"));
        assert_eq!(request.headers(), requests[0].headers());
        assert_eq!(request.headers()["x-token"], "hunter2");
    }
    let waits: Vec<u128> = script.waits().iter().map(Duration::as_millis).collect();
    assert!(matches!(waits[..], [250..=500, 500..=1000]), "{waits:?}");
}

#[test]
fn the_last_outcome_is_the_answer() {
    let script = Script::of([answer(503, &[], ""), answer(503, &[], ""), answer(502, &[], "x")]);
    let error = block_on(client(&script).send(Get)).unwrap_err();
    assert_eq!(error.to_string(), "502 Bad Gateway: x (see old.md)");
    assert_eq!(script.waits().len(), 2);
}

#[test]
fn what_the_server_asks_for_is_waited() {
    let script = Script::of([answer(429, &[("retry-after", "20")], ""), answer(200, &[], "1")]);
    block_on(client(&script).send(Get)).unwrap();
    let waits = script.waits();
    assert!(waits.len() == 1 && waits[0] >= Duration::from_secs(20) && waits[0] < Duration::from_secs(21), "{waits:?}");

    let script = Script::of([answer(429, &[("retry-after", "3600")], "")]);
    let error = block_on(client(&script).send(Get)).unwrap_err();
    assert_eq!(error.api().unwrap().headers["retry-after"], "3600");
}

#[test]
fn what_may_do_harm_twice_is_sent_once() {
    for outcome in [answer(503, &[], ""), answer(429, &[("retry-after", "0")], ""), Err(TransportError::connect("x"))] {
        let script = Script::of([outcome]);
        block_on(client(&script).send(Create { name: "" })).unwrap_err();
        assert_eq!((script.requests().len(), script.waits().len()), (1, 0));
    }
    let script = Script::of([answer(503, &[], ""), answer(200, &[], "1")]);
    block_on(client(&script).retry(Retry::default().every_method(true)).send(Create { name: "a" })).unwrap();
    let bodies: Vec<_> = script.requests().into_iter().map(Request::into_body).collect();
    assert_eq!(bodies, [br#"{"name":"a"}"#, br#"{"name":"a"}"#]);
}

#[test]
fn nothing_is_repeated_where_nothing_shall_be() {
    let script = Script::of([answer(503, &[], "")]);
    block_on(client(&script).retry(Retry::none()).send(Get)).unwrap_err();
    assert_eq!((script.requests().len(), script.waits().len()), (1, 0));
}

#[test]
fn a_code_in_the_body_is_no_reason_to_repeat() {
    let script = Script::of([answer(200, &[], r#"{"code": 100429}"#)]);
    block_on(client(&script).send(Get)).unwrap();
    assert_eq!(script.requests().len(), 1);
}

#[test]
fn clones_share_the_rate_limit() {
    let script = Script::of([1, 2, 3].map(|_| answer(200, &[], "1")));
    let first = client(&script).rate_limit(RateLimit::new(2, 60));
    let second = first.clone().timeout(Duration::from_secs(1));
    for client in [&first, &second] {
        block_on(client.send(Get)).unwrap();
    }
    assert_eq!(script.waits(), []);
    block_on(second.send(Get)).unwrap();
    let waits = script.waits();
    assert!(waits.len() == 1 && waits[0] <= Duration::from_secs(60), "{waits:?}");
}

#[test]
fn repeated_calls_count_for_the_rate_limit() {
    let script = Script::of([answer(503, &[], ""), answer(200, &[], "1"), answer(200, &[], "1")]);
    let limited = client(&script).rate_limit(RateLimit::new(1, 60)).retry(Retry::default().base(Duration::ZERO));
    block_on(limited.send(Get)).unwrap();
    assert_eq!(script.waits()[0], Duration::ZERO);
    assert!(script.waits()[1] > Duration::ZERO, "{:?}", script.waits());
    block_on(limited.rate_limit(None).send(Get)).unwrap();
    assert_eq!(script.waits().len(), 2);
}

#[test]
fn limits_are_the_transports_and_hold_where_it_does_not_keep_them() {
    let script = Script::of([answer(200, &[], "1"), answer(200, &[], "12345")]);
    let client = client(&script).timeout(Duration::from_secs(7)).body_limit(4);
    block_on(client.send(Get)).unwrap();
    let error = block_on(client.send(Get)).unwrap_err();
    assert_eq!(error.to_string(), "the answer is larger than 4 bytes, the most that is read");
    assert!(script.limits().iter().all(|limits| (limits.time, limits.body) == (Duration::from_secs(7), 4)));
}

#[test]
fn redirects_of_a_transport_are_not_followed() {
    let script = Script::of([answer(302, &[("location", "https://evil.example.com/")], "")]);
    let error = block_on(client(&script).auth(token()).send(Get)).unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::FOUND));
    assert_eq!(script.requests().len(), 1);
}

#[test]
fn all_of_an_answer_can_be_had() {
    let script = Script::of([answer(201, &[("x-request-id", "r1"), ("set-cookie", "hunter2")], " 1")]);
    let answer = block_on(client(&script).send_full(Get)).unwrap();
    assert_eq!((answer.status(), answer.body()), (StatusCode::CREATED, &b" 1"[..]));
    assert_eq!(answer.headers()["x-request-id"], "r1");
    assert_eq!(answer.payload(), 1);
    assert_eq!(format!("{answer:?}"), "Answer { status: 201, envelope: Bare(Number(1)), .. }");
    assert_eq!(answer.into_payload(), 1);
}

#[test]
fn what_goes_wrong_is_told_apart() {
    let timeout = || Err(TransportError::timeout("x"));
    let script = Script::of([timeout(), Err(TransportError::connect_timeout("x")), Err(TransportError::exchange("x"))]);
    let client = client(&script).retry(Retry::none());
    let outcomes = [(); 3].map(|()| {
        let error = block_on(client.send(Get)).unwrap_err();
        (error.is_timeout(), error.is_unsent(), matches!(error, Error::Timeout(_)))
    });
    assert_eq!(outcomes, [(true, false, true), (true, true, true), (false, false, false)]);
}

#[test]
fn what_cannot_be_written_is_not_sent() {
    let script = Script::of([]);
    let error = block_on(client(&script).auth(broken_token()).send(Get)).unwrap_err();
    assert!(matches!(error, Error::Request(RequestError::Header { .. })) && error.is_unsent(), "{error}");
    assert!(!format!("{error:?} {error}").contains("hunter2"));
}

#[test]
fn servers_that_cannot_be_used_are_refused_at_once() {
    for server in ["api.example.com", "https://user:hunter2@api.example.com", "https://api.example.com?x=1"] {
        let error = Client::with_transport(server, Script::default()).unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"));
        assert!(error.source().unwrap().to_string().starts_with("the server's URL "));
    }
}

#[test]
fn debug_output_has_no_credentials() {
    let script = Script::of([answer(200, &[], "1")]);
    let client = client(&script).auth(token()).rate_limit(RateLimit::new(300, 60)).header("X-Own", "hunter2");
    let shown = format!("{client:?}");
    assert!(shown.starts_with(r#"Client { server: "https://api.example.com", authorized: true, limits: "#), "{shown}");
    assert!(shown.contains("requests: 300") && !shown.contains("hunter2"), "{shown}");
    block_on(client.header("X-Own", "own").header("X-Own-Token", "hunter2").send(Get)).unwrap();
    let request = &script.requests()[0];
    assert_eq!(request.headers()["x-token"], "hunter2");
    assert_eq!(request.headers()["x-own-token"], "hunter2");
    assert!(!format!("{request:?}").contains("hunter2"));
}

#[cfg(feature = "client")]
#[test]
fn a_client_without_tls_is_refused_for_https_at_once() {
    let has_tls = cfg!(any(feature = "rustls", feature = "native-tls"));
    assert_eq!(Client::new(SERVER).is_ok(), has_tls);
    assert!(Client::new("http://localhost").is_ok());
}

/// Signs what is sent, with a number of its own for each time.
struct Signature(AtomicU32);

impl Authorize for Signature {
    fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
        let text = String::from_utf8_lossy(request.body()).into_owned();
        let signature = format!("{} {} {text}", request.method(), request.uri().path());
        add_query(request, "nonce", &self.0.fetch_add(1, Ordering::Relaxed).to_string())?;
        auth::insert_sensitive(request.headers_mut(), "X-Sign", &signature)
    }
}

#[test]
fn each_attempt_is_authorized_anew_over_the_whole_request() {
    let script = Script::of([answer(503, &[], ""), answer(200, &[], "1"), answer(200, &[], "1")]);
    let client = client(&script).auth(Signature(AtomicU32::new(0))).query("lang", "de");
    block_on(client.send(Get)).unwrap();
    block_on(client.send(Create { name: "Ada" })).unwrap();
    let sent = script.requests();
    let queries: Vec<_> = sent.iter().map(|request| request.uri().query().unwrap_or_default()).collect();
    assert_eq!(queries, ["lang=de&nonce=0", "lang=de&nonce=1", "tag%5B%5D=x&tag%5B%5D=y&lang=de&nonce=2"]);
    assert_eq!(sent[0].headers()["x-sign"], "GET /old ");
    assert_eq!(sent[2].headers()["x-sign"], r#"POST /groups/a%2Fb/contacts {"name":"Ada"}"#);
}

#[test]
fn a_call_may_send_more_than_its_operation() {
    let script = Script::of([answer(200, &[], "1"), answer(200, &[], "2")]);
    let client = client(&script).header("X-Own", "client");
    let call = || Call::new(&client, Get).header("Idempotency-Key", 7).header("X-Own", "call").query("a[]", "b c");
    assert_eq!(block_on(call().into_future()).unwrap(), 1);
    assert_eq!(block_on(call().raw()).unwrap().into_body(), b"2");
    for request in script.requests() {
        assert_eq!(request.headers()["idempotency-key"], "7");
        assert_eq!(request.headers()["x-own"], "call");
        assert_eq!(request.uri().query(), Some("a%5B%5D=b%20c"));
    }
    let error = block_on(Call::new(&client, Get).header("no name", 1).raw()).unwrap_err();
    assert!(matches!(error, Error::Request(RequestError::Header { .. })), "{error}");
}

#[test]
fn an_unread_answer_is_one_whatever_its_status() {
    let script = Script::of([answer(404, &[("x-id", "r1")], "<html>")]);
    let raw = block_on(Call::new(&client(&script), Get).raw()).unwrap();
    assert_eq!(
        (raw.status(), &raw.headers()["x-id"], &raw.body()[..]),
        (StatusCode::NOT_FOUND, &"r1".parse().unwrap(), &b"<html>"[..])
    );
}

#[test]
fn errors_tell_what_to_do_next() {
    let later = [("retry-after", "7")];
    let script = Script::of([answer(404, &[], ""), answer(429, &later, ""), answer(500, &[], "")]);
    let client = client(&script).retry(Retry::none());
    let outcomes = [(); 3].map(|()| {
        let error = block_on(client.send(Get)).unwrap_err();
        (error.is_not_found(), error.is_rate_limited(), error.retry_after())
    });
    assert_eq!(outcomes, [(true, false, None), (false, true, Some(Duration::from_secs(7))), (false, false, None)]);
}
