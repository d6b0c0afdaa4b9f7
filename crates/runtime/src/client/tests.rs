use std::error::Error as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use http::{HeaderMap, Method, StatusCode};
use serde_json::{Value, json};

use super::*;
use crate::{Bare, RequestWriter, Secret, insert_sensitive};

/// A server on the loopback interface that gives each connection the next of its answers and tells what it was asked.
struct Server {
    url: String,
    requests: Receiver<String>,
}

impl Server {
    /// The answers are sent as they are. The connection is left open after those that do not say that they close it.
    fn answering(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                sender.send(read_request(&mut BufReader::new(&stream))).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
                if !answer.contains("Connection: close") {
                    assert_eq!(stream.read(&mut [0]).unwrap_or(0), 0, "the client gives up first");
                }
            }
        });
        Self { url, requests }
    }

    fn client(&self, auth: Option<Arc<dyn Authorize>>) -> Client {
        // Without a proxy, since the loopback interface must be reached on machines that have one too.
        Client::build(self.url.clone(), auth, http().no_proxy()).unwrap()
    }

    fn request(&self) -> String {
        self.requests.recv().unwrap()
    }
}

fn read_request(reader: &mut impl BufRead) -> String {
    let mut request = String::new();
    while !request.ends_with("\r\n\r\n") {
        assert_ne!(reader.read_line(&mut request).unwrap(), 0, "the request is cut off: {request}");
    }
    let length = request.lines().find_map(|line| line.strip_prefix("content-length: "));
    let mut body = vec![0; length.map_or(0, |length| length.parse().unwrap())];
    reader.read_exact(&mut body).unwrap();
    request + std::str::from_utf8(&body).unwrap()
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}", body.len())
}

fn block_on<F: Future + Send>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

struct Token(Secret);

impl Authorize for Token {
    fn authorize(&self, headers: &mut HeaderMap) -> Result<(), RequestError> {
        insert_sensitive(headers, "X-Token", self.0.expose())
    }
}

fn token() -> Arc<dyn Authorize> {
    Arc::new(Token(Secret::from("hunter2")))
}

struct Create {
    name: &'static str,
}

impl Operation for Create {
    type Envelope = Bare<Value>;
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/groups/{group}/contacts";

    fn write(&self, request: &mut RequestWriter) {
        request.path("group", "a/b").query_all("tag[]", ["x", "y"]).json(&json!({"name": self.name}));
    }
}

struct Get;

impl Operation for Get {
    type Envelope = Bare<Value>;
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/old";

    fn write(&self, _: &mut RequestWriter) {}
}

#[test]
fn an_operation_goes_out_and_its_answer_comes_in() {
    let server = Server::answering(vec![answer("201 Created", "", r#"{"id": 9007199254740993}"#)]);
    let client = server.client(Some(token()));
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
    let server = Server::answering(vec![answer("503 Service Unavailable", "Retry-After: 7\r\n", "later")]);
    let response = block_on(server.client(None).send_raw(Get)).unwrap();
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(response.headers()["retry-after"], "7");
    assert_eq!(response.body(), b"later");
    let error = Get.response(&response).unwrap_err();
    assert_eq!(error.to_string(), "503 Service Unavailable: later");
    assert_eq!(error.status(), Some(StatusCode::SERVICE_UNAVAILABLE));
}

#[test]
fn an_answer_that_does_not_end_is_a_timeout() {
    for beginning in ["", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"a\":"] {
        let server = Server::answering(vec![beginning.to_owned()]);
        let error = block_on(server.client(None).timeout(Duration::from_millis(200)).send(Get)).unwrap_err();
        let Error::Transport(error) = error else { panic!("{error}") };
        assert!(error.is_timeout(), "{beginning:?}: {error:?}");
        assert_eq!(error.to_string(), "the answer took too long");
    }
}

#[test]
fn an_answer_that_is_cut_off_or_no_http_is_a_transport_error() {
    for broken in ["HTTP/1.1 200 OK\r\nContent-Length: 99\r\nConnection: close\r\n\r\n[1]", "Connection: close\r\n\r\n"]
    {
        let server = Server::answering(vec![broken.to_owned()]);
        let error = block_on(server.client(None).send(Get)).unwrap_err();
        let Error::Transport(error) = error else { panic!("{error}") };
        assert!(!error.is_timeout(), "{broken:?}: {error:?}");
    }
}

#[test]
fn a_server_that_is_not_there_is_a_transport_error_without_its_url() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client = Client::build(format!("http://{address}"), None, http().no_proxy()).unwrap();
    let error = block_on(client.send(Create { name: "" })).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(!format!("{error:?}").contains("groups"), "{error:?}");
    assert!(error.source().is_some());
}

#[test]
fn what_cannot_be_written_is_not_sent() {
    let server = Server::answering(Vec::new());
    let client = server.client(Some(Arc::new(Token(Secret::from("hunter2\n")))));
    let error = block_on(client.send(Get)).unwrap_err();
    assert!(matches!(error, Error::Request(RequestError::Header { .. })), "{error}");
    assert!(!format!("{error:?} {error}").contains("hunter2"));
}

#[test]
fn a_redirect_within_the_server_is_followed_with_credentials() {
    let server =
        Server::answering(vec![answer("301 Moved Permanently", "Location: /new\r\n", ""), answer("200 OK", "", "1")]);
    assert_eq!(block_on(server.client(Some(token())).send(Get)).unwrap(), 1);
    assert!(server.request().starts_with("GET /old "));
    let second = server.request();
    assert!(second.starts_with("GET /new ") && second.contains("x-token: hunter2"), "{second}");
}

#[test]
fn a_redirect_to_another_server_is_not_followed() {
    let other = Server::answering(vec![answer("200 OK", "", "1")]);
    let location = format!("Location: {}/new\r\n", other.url);
    let server = Server::answering(vec![answer("307 Temporary Redirect", &location, "")]);
    let error = block_on(server.client(Some(token())).send(Get)).unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::TEMPORARY_REDIRECT));
    assert!(error.api().unwrap().headers["location"].to_str().unwrap().starts_with(&other.url));
    assert!(other.requests.try_recv().is_err(), "the other server was asked");
}

#[test]
fn redirects_in_a_circle_end() {
    let server = Server::answering(vec![answer("302 Found", "Location: /old\r\n", ""); 20]);
    let error = block_on(server.client(None).send(Get)).unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

#[test]
fn servers_that_cannot_be_used_are_refused_at_once() {
    for server in ["api.example.com", "https://user:hunter2@api.example.com", "https://api.example.com?x=1"] {
        let error = Client::new(server).unwrap_err();
        assert!(!format!("{error:?}").contains("hunter2"));
        assert!(error.source().unwrap().to_string().starts_with("the server's URL "));
    }
}

#[test]
fn debug_output_has_no_credentials() {
    let client = Client::with_auth("https://api.example.com/", Token(Secret::from("hunter2"))).unwrap();
    let shown = format!("{client:?}");
    assert_eq!(shown, r#"Client { server: "https://api.example.com/", authorized: true, timeout: 30s, .. }"#);
    let request = client.request(&Get).unwrap();
    assert_eq!(request.headers()["x-token"], "hunter2");
    assert!(!format!("{request:?}").contains("hunter2"));
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
