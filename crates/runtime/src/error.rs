//! Everything that can go wrong with a call.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::excerpt::Excerpt;
use crate::json::{self, BodyError};

#[cfg(feature = "client")]
mod transport;
#[cfg(feature = "client")]
pub use transport::TransportError;

/// Why a call failed. `E` is the documented error body.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error<E = Value> {
    /// The request could not be made. Nothing was sent.
    #[error(transparent)]
    Request(#[from] RequestError),

    /// The request did not get through, or its answer did not. The server may have done what it was asked for.
    #[cfg(feature = "client")]
    #[error(transparent)]
    Transport(#[from] TransportError),

    /// The server answered that the call failed.
    #[error(transparent)]
    Api(Box<ApiError<E>>),

    /// The server answered that the call succeeded, with a body of another shape than the documented one.
    #[error(transparent)]
    Decode(Box<DecodeError>),
}

impl<E> Error<E> {
    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status),
            Self::Decode(error) => Some(error.status),
            Self::Request(_) => None,
            #[cfg(feature = "client")]
            Self::Transport(_) => None,
        }
    }

    /// What the server said, if it said that the call failed.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError<E>> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The documented error body, if the server sent one.
    #[must_use]
    pub fn body(&self) -> Option<&E> {
        self.api()?.body.as_ref()
    }
}

/// Why a request could not be made. None of these repeats a value that may be secret.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// The server's URL cannot have paths put below it.
    #[error("the server's URL {reason}")]
    Server {
        /// What is wrong, as the rest of a sentence.
        reason: &'static str,
    },

    /// A placeholder of the path was left unfilled.
    #[error("the path parameter `{name}` was not given")]
    MissingPathValue {
        /// The placeholder, without its braces.
        name: String,
    },

    /// The path has no such placeholder.
    #[error("the path has no place for the parameter `{name}`")]
    UnknownPlaceholder {
        /// The name that was given.
        name: String,
    },

    /// A value would make the path another one.
    #[error("the path parameter `{name}` {reason}")]
    PathValue {
        /// The placeholder, without its braces.
        name: String,
        /// What is wrong, as the rest of a sentence.
        reason: &'static str,
    },

    /// A header's name or value has characters that cannot be sent.
    #[error("the header `{name}` cannot be sent with this name and value")]
    Header {
        /// The header's name as it was given.
        name: String,
    },

    /// The body could not be written.
    #[error("the body cannot be written")]
    Body(#[source] serde_json::Error),

    /// Server, path and query together are no URL, for instance because they are too long.
    #[error("the URL cannot be used")]
    Url(#[source] http::uri::InvalidUri),
}

/// The answer of a server to a call that failed.
#[non_exhaustive]
pub struct ApiError<E = Value> {
    /// The status. It may be 200: some APIs report failures in the body alone.
    pub status: StatusCode,
    /// The headers of the answer.
    pub headers: HeaderMap,
    /// The documented error body; `None` where the body has another shape, or is empty, or is no JSON.
    pub body: Option<E>,
    /// The body as it came.
    pub raw: Vec<u8>,
}

impl<E: DeserializeOwned> ApiError<E> {
    pub(crate) fn read(status: StatusCode, headers: HeaderMap, body: &[u8]) -> Self {
        Self { status, headers, body: json::read(body).ok(), raw: body.to_vec() }
    }
}

impl<E> ApiError<E> {
    /// The body as text; what is not UTF-8 is replaced by U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.raw)
    }
}

/// Status and the beginning of the body: at most 200 characters on one line.
impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if self.raw.is_empty() {
            return Ok(());
        }
        write!(f, ": {}", Excerpt::beginning(&self.raw))
    }
}

/// Bounded like the message, and without the headers, which may set cookies.
impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("body", &self.body)
            .field("raw", &format_args!("{}", Excerpt::beginning(&self.raw)))
            .finish_non_exhaustive()
    }
}

impl<E: fmt::Debug> std::error::Error for ApiError<E> {}

/// A 2xx answer whose body does not have the documented shape.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct DecodeError {
    /// The status.
    pub status: StatusCode,
    /// The JSON path of the value that did not fit, such as `data.contacts[3].name`; `.` where it is the whole body.
    pub path: String,
    /// What was expected and what was found.
    pub message: String,
    /// What stands around that place: at most 200 characters on one line, control characters escaped.
    pub excerpt: String,
}

impl DecodeError {
    pub(crate) fn new(status: StatusCode, error: &BodyError, body: &[u8]) -> Self {
        Self {
            status,
            path: error.path().to_owned(),
            message: error.message().to_owned(),
            excerpt: Excerpt::around(body, error.offset()).to_string(),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, path, message, excerpt } = self;
        write!(f, "{status}, but the body is not as documented: ")?;
        if path != "." {
            write!(f, "{path}: ")?;
        }
        write!(f, "{message}")?;
        if excerpt.is_empty() { f.write_str("; it is empty") } else { write!(f, "; it has: {excerpt}") }
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn api(body: &str) -> ApiError<u8> {
        ApiError::read(StatusCode::BAD_GATEWAY, HeaderMap::new(), body.as_bytes())
    }

    #[test]
    fn an_error_can_go_where_errors_go() {
        fn goes<T: std::error::Error + Send + Sync + 'static>() {}
        goes::<Error<Vec<u8>>>();
        goes::<ApiError>();
        goes::<DecodeError>();
        goes::<RequestError>();
    }

    #[test]
    fn the_message_of_the_server_is_bounded_and_on_one_line() {
        let shown = api(&format!("a\nb{}", "x".repeat(1_000))).to_string();
        assert!(shown.starts_with(r"502 Bad Gateway: a\nbxxx") && shown.ends_with("x…"), "{shown}");
        assert!(shown.chars().count() < 230, "{shown}");
        assert_eq!(api("").to_string(), "502 Bad Gateway");
    }

    #[test]
    fn debug_output_is_bounded_and_has_no_headers() {
        let mut error = api(&"x".repeat(10_000));
        error.headers.insert("set-cookie", http::HeaderValue::from_static("hunter2"));
        let shown = format!("{error:?}");
        assert!(shown.len() < 300 && !shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn a_decode_error_says_where_and_what() {
        let shown = |body: &str, path| {
            DecodeError::new(StatusCode::OK, &BodyError::new(path, "expected a string"), body.as_bytes()).to_string()
        };
        assert_eq!(
            shown(r#"{"a": 1}"#, "a"),
            r#"200 OK, but the body is not as documented: a: expected a string; it has: {"a": 1}"#
        );
        assert_eq!(shown("", "."), "200 OK, but the body is not as documented: expected a string; it is empty");
    }

    #[test]
    fn what_there_is_can_be_reached() {
        let error = Error::Api(Box::new(api("7")));
        assert_eq!((error.status(), error.body()), (Some(StatusCode::BAD_GATEWAY), Some(&7)));
        let error = Error::<u8>::from(RequestError::UnknownPlaceholder { name: "id".into() });
        assert_eq!((error.status(), error.body()), (None, None));
    }
}
