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
//! 1. the header `Prefer` of the request, for clients of any language: see below;
//! 2. what [`Server::on`] scripted;
//! 3. the first documented answer to a successful call.
//!
//! The header `Mock-Example` of an answer names the example that it is. What the docs do not know is answered by 404 or
//! 405, and what they show no answer to by 501, each with a JSON body that says so. HEAD is answered as GET without the
//! body, and OPTIONS by the methods that the path has.
//!
//! # What a request can prefer
//!
//! Preferences stand in one header, between commas: `Prefer: code=429, retry-after=0, times=2`.
//!
//! - `example=error_1`: the documented answer of this name.
//! - `code=404`: the first documented answer with this status, or an empty one. With `example`, that one with this status.
//! - `garbage`: what is no JSON.
//! - `cut-off`: the answer up to its middle, where the connection ends.
//! - `delay=500`: the answer after so many milliseconds.
//! - `retry-after=0`: the answer with this header.
//! - `times=2`: so many times, then once as if nothing was preferred, and so on. So a client meets its own repeating.

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
