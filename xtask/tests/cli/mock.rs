//! The server of the documented examples, as a client in another language meets it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    time::Duration,
};

use super::{PAGE, Project};

const CONFIG: &str = r#"
[[api]]
name = "contacts-api"
docs = "docs"
out = "out"

[[api]]
name = "orders-api"
docs = "orders"
out = "other"
"#;

/// A running server, which ends with the test.
struct Running {
    child: Child,
    address: String,
    /// What it printed after its address, up to the operation that is listed last.
    listed: Vec<String>,
}

impl Running {
    fn start(project: &Project, arguments: &[&str], operations: usize) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("mock").args(arguments).current_dir(project.path("")).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("a started run");
        let mut lines = BufReader::new(child.stdout.take().expect("an output")).lines().map_while(Result::ok);
        let url = lines.next().unwrap_or_default();
        let address = url.strip_prefix("http://").unwrap_or_default().to_owned();
        let listed = lines.take(operations).collect();
        Self { child, address, listed }
    }

    /// The answer to `GET target`, as it comes.
    fn get(&self, target: &str, headers: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).expect("a connection");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket");
        write!(stream, "GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{headers}\r\n").expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn examples_of_a_folder_are_served() {
    let running = Running::start(&Project::new(), &["--docs", "docs"], 1);
    assert_eq!(running.listed, ["GET     /api/v1/contacts/{id}  ok_1 (200)"]);
    let answer = running.get("/api/v1/contacts/7", "");
    assert!(answer.starts_with("HTTP/1.1 200 OK\r\n"), "{answer}");
    assert!(answer.contains("\"name\": \"程小满\""), "{answer}");
    assert!(running.get("/api/v1/contacts/7", "Prefer: code=429\r\n").starts_with("HTTP/1.1 429"));
    assert!(running.get("/api/v1/contact/7", "").contains("GET /api/v1/contacts/{id}"));
}

#[test]
fn one_api_of_several_is_chosen() {
    let project = Project::new().with("docwright.toml", CONFIG);
    let project = project.with("orders/page.md", PAGE.replace("contacts", "orders"));
    let running = Running::start(&project, &["--config", "docwright.toml", "--api", "orders-api"], 1);
    assert_eq!(running.listed, ["GET     /api/v1/orders/{id}  ok_1 (200)"]);
    project.run(&["mock", "--config", "docwright.toml"]).expect(2, &["several APIs", "contacts-api, orders-api"]);
    let unknown = ["mock", "--config", "docwright.toml", "--api", "order-api"];
    project.run(&unknown).expect(2, &["did you mean orders-api?"]);
}

#[test]
fn what_cannot_be_served_is_told() {
    let nothing = "# A page\n\nThat documents nothing.\n";
    let project = Project::empty().with("docs/a.md", nothing);
    project.run(&["mock", "--docs", "docs"]).expect(2, &["no page documents an operation"]);
    let running = Running::start(&Project::new(), &["--docs", "docs"], 1);
    let port = running.address.rsplit_once(':').map_or("", |(_, port)| port);
    Project::new()
        .run(&["mock", "--docs", "docs", "--port", port])
        .expect(2, &[&format!("port {port} cannot be used")]);
}
