//! What tests of clients have in common.

use http::{Method, Request};
use serde_json::{Value, json};

use crate::{Authorize, Bare, Docs, Operation, RequestError, RequestWriter, Secret, insert_sensitive};

mod script;
#[cfg(feature = "client")]
mod server;
pub(crate) use script::{Script, answer};
#[cfg(feature = "client")]
pub(crate) use server::{Server, wire};

pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

pub(crate) struct Token(Secret);

impl Authorize for Token {
    fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
        insert_sensitive(request.headers_mut(), "X-Token", self.0.expose())
    }
}

pub(crate) fn token() -> Token {
    Token(Secret::from("hunter2"))
}

/// Credentials that cannot be sent.
pub(crate) fn broken_token() -> Token {
    Token(Secret::from("hunter2\n"))
}

pub(crate) struct Create {
    pub name: &'static str,
}

impl Operation for Create {
    type Envelope = Bare<Value>;
    const METHOD: Method = Method::POST;
    const PATH: &'static str = "/groups/{group}/contacts";

    fn write(&self, request: &mut RequestWriter) {
        request.path("group", "a/b").query_all("tag[]", ["x", "y"]).json(&json!({"name": self.name}));
    }
}

pub(crate) struct Get;

impl Operation for Get {
    type Envelope = Bare<Value>;
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/old";
    const DOCS: Option<Docs> = Some(Docs::new("old.md"));

    fn write(&self, _: &mut RequestWriter) {}
}
