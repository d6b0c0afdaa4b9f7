//! What the server was asked.

use std::fmt;

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT};
use http::{HeaderMap, HeaderName, Method};
use serde::de::DeserializeOwned;

use super::pattern::Target;
use crate::excerpt::Excerpt;

/// Headers that are no credentials in any API.
const HARMLESS: [HeaderName; 5] = [ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, HOST, USER_AGENT];

/// A request as it came.
///
/// Its debug output shows the values of few headers, since any other may be a credential, and the beginning of the body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Received {
    /// The method.
    pub method: Method,
    /// The path, still percent-encoded.
    pub path: String,
    /// The query in its order, decoded.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    pub(super) fn new(parts: http::request::Parts, body: Vec<u8>) -> (Self, Target) {
        let target = Target::new(parts.uri.path(), parts.uri.query().unwrap_or(""));
        let mut headers = parts.headers;
        for (name, value) in &mut headers {
            value.set_sensitive(!HARMLESS.contains(name));
        }
        let path = parts.uri.path().to_owned();
        (Self { method: parts.method, path, query: target.query.clone(), headers, body }, target)
    }

    /// The first value of this name in the query.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The body, read as JSON.
    ///
    /// # Errors
    ///
    /// When it is none, or of another shape.
    pub fn json<T: DeserializeOwned>(&self) -> serde_json::Result<T> {
        serde_json::from_slice(&self.body)
    }
}

impl fmt::Debug for Received {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method)
            .field("path", &self.path)
            .field("query", &self.query)
            .field("headers", &self.headers)
            .field("body", &format_args!("{}", Excerpt::beginning(&self.body)))
            .finish()
    }
}
