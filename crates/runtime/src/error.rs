//! Everything that can go wrong with a call.

use std::borrow::Cow;
use std::fmt;
use std::time::{Duration, SystemTime};

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::docs::Docs;
use crate::excerpt::Excerpt;
use crate::json::{self, BodyError};
use crate::retry;

mod transport;
pub use transport::TransportError;

/// Why a call failed. `E` is the documented error body.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error<E = Value> {
    /// The request could not be made. Nothing was sent.
    #[error(transparent)]
    Request(#[from] RequestError),

    /// The request did not get through, or its answer did not. The server may have done what it was asked for.
    #[error(transparent)]
    Transport(TransportError),

    /// The time allowed was over. Unless it [was the connection's](TransportError::is_connect), the server may have done
    /// what it was asked for.
    #[error(transparent)]
    Timeout(TransportError),

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
            Self::Request(_) | Self::Transport(_) | Self::Timeout(_) => None,
        }
    }

    /// Whether the time allowed was over.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// Whether the server said that there is no such thing: the status is 404.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether the server said that it was asked too often: the status is 429.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(StatusCode::TOO_MANY_REQUESTS)
    }

    /// How long the server asks to wait before it is asked again, by its header `Retry-After`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(&self.api()?.headers, SystemTime::now)
    }

    /// Whether the server has seen nothing of the call: there was no request, or no connection.
    #[must_use]
    pub fn is_unsent(&self) -> bool {
        match self {
            Self::Request(_) => true,
            Self::Transport(error) | Self::Timeout(error) => error.is_connect() || error.is_of_setup(),
            Self::Api(_) | Self::Decode(_) => false,
        }
    }

    /// Where the operation is documented, if the server answered it and the operation says so.
    #[must_use]
    pub fn docs(&self) -> Option<Docs> {
        match self {
            Self::Api(error) => error.docs,
            Self::Decode(error) => error.docs,
            Self::Request(_) | Self::Transport(_) | Self::Timeout(_) => None,
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

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        if error.is_timeout() { Self::Timeout(error) } else { Self::Transport(error) }
    }
}

/// The documented body of an error.
///
/// ```
/// #[derive(Debug, serde::Deserialize)]
/// struct Refusal {
///     code: i64,
/// }
///
/// impl docwright_runtime::Failure for Refusal {
///     fn meaning(&self) -> Option<&str> {
///         (self.code == 7).then_some("the oven is cold")
///     }
/// }
/// ```
pub trait Failure: DeserializeOwned + fmt::Debug + Send + Sync + 'static {
    /// What the docs say that its code means; `None` where they do not list the code.
    fn meaning(&self) -> Option<&str> {
        None
    }
}

/// A body of which nothing is documented.
impl Failure for Value {}

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
    /// Why the body is not the documented one, where `body` is `None`.
    pub unread: Option<BodyError>,
    /// The body as it came.
    pub raw: Vec<u8>,
    /// Where the operation is documented.
    pub docs: Option<Docs>,
    /// Kept apart from the body, so that all errors can be shown, whatever their bodies are.
    meaning: Option<String>,
}

impl<E: Failure> ApiError<E> {
    pub(crate) fn read(status: StatusCode, headers: HeaderMap, body: &[u8], docs: Option<Docs>) -> Self {
        // A server in trouble may go on with a warning behind the JSON, which says nothing against the JSON.
        let (read, unread) = match json::read_first::<E>(body) {
            Ok(read) => (Some(read), None),
            Err(error) => (None, Some(error)),
        };
        let meaning = read.as_ref().and_then(E::meaning).map(str::to_owned);
        Self { status, headers, body: read, unread, raw: body.to_vec(), docs, meaning }
    }
}

impl<E> ApiError<E> {
    /// The body as text; what is not UTF-8 is replaced by U+FFFD.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.raw)
    }

    /// What the docs say that the code in the body means.
    #[must_use]
    pub fn meaning(&self) -> Option<&str> {
        self.meaning.as_deref()
    }
}

/// Status, documented meaning, the beginning of the body and the page of the docs, each bounded and all on one line.
impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status)?;
        if let Some(meaning) = &self.meaning {
            write!(f, ": {}", Excerpt::beginning(meaning.as_bytes()))?;
        }
        if !self.raw.is_empty() {
            write!(f, ": {}", Excerpt::beginning(&self.raw))?;
        }
        see(f, self.docs)
    }
}

/// Ends a message by where to read on.
fn see(f: &mut fmt::Formatter<'_>, docs: Option<Docs>) -> fmt::Result {
    docs.map_or(Ok(()), |docs| write!(f, " (see {docs})"))
}

/// Bounded like the message, and without the headers, which may set cookies.
impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError")
            .field("status", &self.status)
            .field("body", &self.body)
            .field("unread", &self.unread.as_ref().map(ToString::to_string).as_deref().map(Bounded))
            .field("raw", &format_args!("{}", Excerpt::beginning(&self.raw)))
            .field("docs", &self.docs)
            .finish_non_exhaustive()
    }
}

/// A text of any length, as an excerpt shows it.
struct Bounded<'t>(&'t str);

impl fmt::Debug for Bounded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Excerpt::beginning(self.0.as_bytes()))
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
    /// Where the operation is documented, and with it the field.
    pub docs: Option<Docs>,
}

impl DecodeError {
    pub(crate) fn new(status: StatusCode, error: &BodyError, body: &[u8], docs: Option<Docs>) -> Self {
        Self {
            status,
            path: error.path().to_owned(),
            message: error.message().to_owned(),
            excerpt: Excerpt::around(body, error.offset()).to_string(),
            docs,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, path, message, excerpt, docs } = self;
        write!(f, "{status}, but the body is not as documented: ")?;
        if path != "." {
            write!(f, "{path}: ")?;
        }
        write!(f, "{message}")?;
        if excerpt.is_empty() {
            f.write_str("; it is empty")?;
        } else {
            write!(f, "; it has: {excerpt}")?;
        }
        see(f, *docs)
    }
}

impl std::error::Error for DecodeError {}

#[cfg(test)]
mod tests;
