//! A server with sockets.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::{Client, ReqwestTransport};

/// How long a test waits at most for what it expects.
const PATIENCE: Duration = Duration::from_secs(20);

/// A server on the loopback interface that gives each connection the next of its answers and tells what it was asked.
pub(crate) struct Server {
    pub url: String,
    requests: Receiver<String>,
}

impl Server {
    /// The answers are sent as they are. The connection is left open after those that do not say that they close it.
    pub(crate) fn answering(answers: Vec<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, requests) = channel();
        thread::spawn(move || {
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                stream.set_read_timeout(Some(PATIENCE)).unwrap();
                // A test that has seen enough of them takes no more.
                let _ = sender.send(read_request(&mut BufReader::new(&stream)));
                // What is too large is not read to its end.
                let _ = stream.write_all(answer.as_bytes());
                if !answer.contains("Connection: close") {
                    assert_eq!(stream.read(&mut [0]).unwrap_or(0), 0, "the client gives up first");
                }
            }
        });
        Self { url, requests }
    }

    /// A client without a proxy, since the loopback interface must be reached on machines that have one too.
    pub(crate) fn client(&self) -> Client {
        let transport = ReqwestTransport::with(reqwest::ClientBuilder::no_proxy).unwrap();
        Client::with_transport(self.url.clone(), transport).unwrap().timeout(PATIENCE)
    }

    pub(crate) fn request(&self) -> String {
        self.requests.recv_timeout(PATIENCE).unwrap()
    }

    pub(crate) fn was_asked(&self) -> bool {
        self.requests.try_recv().is_ok()
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

/// An answer as it is sent.
pub(crate) fn wire(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n{headers}\r\n{body}", body.len())
}
