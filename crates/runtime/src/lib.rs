//! The run-time half of the API clients that docwright generates.
//!
//! A generated crate holds what differs from API to API: models, one struct per operation, an authentication scheme.
//! What is the same for all of them is here, and nothing in here knows a particular API:
//!
//! - [`Operation`] — a call as data. It yields an [`http::Request`] and reads an [`http::Response`]; it sends nothing.
//! - [`Envelope`] — what stands around the payload of an answer, and how it tells success from failure.
//! - [`Error`] — everything that can go wrong, with the status and the body in reach.
//! - [`Answer`] — everything that comes with a payload.
//! - [`Maybe`], [`Numeric`], [`Either`], [`Secret`], [`Upload`] — values that plain Rust types cannot keep apart.
//! - [`Date`], [`DateTime`], [`LocalDateTime`], [`Decimal`] — texts that are kept as they came and read where one asks, by the
//!   features `jiff` and `rust_decimal`.
//! - [`members!`] — structs that are read and written by lists of their members.
//! - [`id!`] — ids that are types of their own.
//! - [`tolerant`] — how they read what APIs write in place of nothing.
//! - [`Client`] — sends operations: credentials, limits, [`Retry`], [`RateLimit`], over any [`Transport`].
//! - [`Call`] — an operation and the client that sends it, as grouped methods return it.
//! - [`Paged`], [`Items`] — lists that come in pages, as one stream of items.
//! - `ReqwestTransport` (feature `client`), with TLS by the feature `rustls` or `native-tls`.
//! - `blocking::Client` (feature `blocking`) — the client for code that is not async.
//! - `mock` (feature `mock`) — a server that answers as the docs show.
//! - `testing` (feature `testing`) — checks that a documented example survives its type.
//!
//! No feature is on by default, and without `client` no HTTP stack is compiled.
//!
//! # An operation by hand
//!
//! ```
//! use docwright_runtime::{Bare, Error, Operation, RequestWriter, http};
//!
//! #[derive(Debug, PartialEq, serde::Deserialize)]
//! struct Contact {
//!     name: String,
//! }
//!
//! struct GetContact {
//!     id: u64,
//!     lang: Option<String>,
//! }
//!
//! impl Operation for GetContact {
//!     type Envelope = Bare<Contact>;
//!     const METHOD: http::Method = http::Method::GET;
//!     const PATH: &'static str = "/contacts/{id}";
//!
//!     fn write(&self, request: &mut RequestWriter) {
//!         request.path("id", self.id);
//!         if let Some(lang) = &self.lang {
//!             request.query("lang", lang);
//!         }
//!     }
//! }
//!
//! let get = GetContact { id: 7, lang: Some("zh CN".into()) };
//! let request = get.request("https://api.example.com/v2/")?;
//! assert_eq!(request.uri(), "https://api.example.com/v2/contacts/7?lang=zh%20CN");
//!
//! let found = http::Response::new(r#"{"name": "Ada"}"#);
//! assert_eq!(get.response(&found).unwrap(), Contact { name: "Ada".into() });
//!
//! let mut missing = http::Response::new("<h1>Not Found</h1>");
//! *missing.status_mut() = http::StatusCode::NOT_FOUND;
//! match get.response(&missing) {
//!     Err(Error::Api(error)) => assert_eq!(error.status, 404),
//!     other => panic!("{other:?}"),
//! }
//! # Ok::<(), docwright_runtime::RequestError>(())
//! ```

#![forbid(unsafe_code)]

mod answer;
mod auth;
#[cfg(feature = "blocking")]
pub mod blocking;
mod call;
mod client;
mod date;
mod decimal;
mod docs;
mod either;
mod envelope;
mod error;
mod excerpt;
mod extra;
mod form;
pub mod id;
mod json;
mod maybe;
pub mod members;
#[cfg(feature = "mock")]
pub mod mock;
mod multipart;
mod numeric;
mod operation;
mod paging;
mod path;
mod rate_limit;
mod request;
mod retry;
mod secret;
mod strict;
#[cfg(test)]
mod support;
#[cfg(feature = "testing")]
pub mod testing;
mod text;
pub mod tolerant;
mod transport;
mod upload;

pub use answer::Answer;
pub use auth::{Authorize, Secret, add_query, insert_sensitive};
pub use call::Call;
pub use client::Client;
pub use date::{Date, DateTime, LocalDateTime};
pub use decimal::Decimal;
pub use docs::Docs;
pub use either::Either;
pub use envelope::{Bare, Empty, Envelope, StatusAlone};
pub use error::{ApiError, DecodeError, Error, Failure, RequestError, TransportError};
pub use http;
#[cfg(feature = "jiff")]
pub use jiff;
pub use json::BodyError;
pub use maybe::Maybe;
pub use multipart::Multipart;
pub use numeric::Numeric;
pub use operation::{CallError, ErrorBody, Operation, Output};
pub use paging::{Items, Page, Paged, Turn};
pub use rate_limit::RateLimit;
pub use request::RequestWriter;
#[cfg(feature = "client")]
pub use reqwest;
pub use retry::Retry;
#[cfg(feature = "rust_decimal")]
pub use rust_decimal;
pub use serde_json;
pub use text::FormatError;
#[cfg(feature = "client")]
pub use transport::ReqwestTransport;
pub use transport::{Limits, Transport};
pub use upload::Upload;
