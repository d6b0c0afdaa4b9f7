//! A server on the loopback interface that answers as the docs of an API show.
//!
//! A client that is pointed at it does everything that it does in earnest: sockets, retries, limits, reading answers.
//! Generated crates bring the table of their documented answers; a table can also be written by hand:
//!
//! ```
//! use docwright_runtime::{Bare, Operation, RequestWriter, http::Method, serde_json::Value};
//! use docwright_runtime::mock::{Example, Reply, Route, Server};
//!
//! struct GetContact(u64);
//!
//! impl Operation for GetContact {
//!     type Envelope = Bare<Value>;
//!     const METHOD: Method = Method::GET;
//!     const PATH: &'static str = "/contacts/{id}";
//!
//!     fn write(&self, request: &mut RequestWriter) {
//!         request.path("id", self.0);
//!     }
//! }
//!
//! const ROUTES: &[Route] = &[Route::of::<GetContact>(&[
//!     Example::ok("ok_1", 200, r#"{"name": "Ada"}"#),
//!     Example::error("error_1", 404, r#"{"message": "no such contact"}"#),
//! ])];
//!
//! let server = Server::start(ROUTES)?;
//! server.on::<GetContact>().reply(Reply::new(429, "").header("Retry-After", "0")).example("error_1");
//! // A client of `server.url()` is told to come back, then that there is no such contact, and then always of Ada.
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # What is answered
//!
//! The first of these that says anything:
//!
//! 1. the header `Prefer` of the request, for clients of any language: `example=error_1` takes a documented answer by
//!    name, `code=404` one by status (or an empty one, where the docs show none with that status), both together that
//!    answer with that status; `delay=500` waits so many milliseconds, `cut-off` ends the answer in its middle, `garbage`
//!    sends what is no JSON;
//! 2. what [`Server::on`] scripted;
//! 3. the first documented answer to a successful call.
//!
//! The header `Mock-Example` of an answer names the example that it is. What the docs do not know is answered by 404 or
//! 405, and what they show no answer to by 501, each with a JSON body that says so. HEAD is answered as GET without the
//! body, and OPTIONS by the methods that the path has.

mod answer;
mod pattern;
mod prefer;
mod received;
mod reply;
mod route;
mod serve;
mod server;
mod table;

pub use received::Received;
pub use reply::Reply;
pub use route::{Example, Route};
pub use server::{Script, Server};

#[cfg(test)]
mod tests;
