use std::time::Duration;

use super::*;
use crate::support::{Create, Get, Script, Server, answer, block_on, token, wire};

fn client(server: &Server) -> Client {
    Client::over(server.client()).unwrap()
}

#[test]
fn a_call_blocks_until_its_answer_is_there() {
    let server = Server::answering(vec![
        wire("503 Service Unavailable", "", ""),
        wire("200 OK", "X-Request-Id: r1\r\n", "1"),
        wire("404 Not Found", "", "gone"),
    ]);
    let client = client(&server).auth(token()).retry(Retry::default().base(Duration::from_millis(1)));
    let answer = client.send_full(Get).unwrap();
    assert_eq!(answer.headers()["x-request-id"], "r1");
    assert_eq!(answer.into_payload(), 1);
    assert!(server.request().contains("x-token: hunter2"));
    let error = client.send(Create { name: "" }).unwrap_err();
    assert_eq!(error.to_string(), "404 Not Found: gone");
}

#[test]
fn a_call_may_send_more_than_its_operation() {
    let server = Server::answering(vec![wire("404 Not Found", "", "gone")]);
    let answer = Call::new(&client(&server), Get).header("X-Own", "own").query("a", 1).send_raw().unwrap();
    assert_eq!((answer.status().as_u16(), answer.into_body()), (404, b"gone".to_vec()));
    let request = server.request();
    assert!(request.starts_with("GET /old?a=1 ") && request.contains("x-own: own"), "{request}");
}

#[test]
fn threads_may_share_it() {
    let server = Server::answering(vec![wire("200 OK", "", "1"); 4]);
    let client = client(&server);
    let threads: Vec<_> = (0..4)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || client.send(Get).unwrap())
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), 1);
    }
}

#[test]
fn a_time_that_is_over_is_a_timeout() {
    let server = Server::answering(vec![String::new()]);
    let error = client(&server).timeout(Duration::from_millis(200)).send(Get).unwrap_err();
    assert!(error.is_timeout(), "{error}");
}

#[test]
fn async_code_is_told_and_not_blocked() {
    let script = Script::of([answer(200, &[], "1")]);
    let client = Client::with_transport("http://localhost", script).unwrap();
    let error = block_on(async { client.send(Get).unwrap_err() });
    assert!(error.is_unsent(), "{error}");
    assert_eq!(client.send(Get).unwrap(), 1);
    block_on(async move { drop(client) });
}
