//! Failures between here and the server.

use std::fmt;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a request or its answer did not get through.
///
/// Neither this error nor its sources name the URL, whose query may be secret. Who writes a
/// [`Transport`](crate::Transport) makes it of what went wrong there, and keeps to that.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Option<Source>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Setup,
    Connect { timed_out: bool },
    Timeout,
    TooLarge { limit: usize },
    Exchange,
}

impl TransportError {
    /// There is nothing that could send: nothing was tried.
    pub fn setup(source: impl Into<Source>) -> Self {
        Self::new(Kind::Setup, source)
    }

    /// No connection came about, so that nothing was sent.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::new(Kind::Connect { timed_out: false }, source)
    }

    /// No connection came about in the time allowed, so that nothing was sent.
    pub fn connect_timeout(source: impl Into<Source>) -> Self {
        Self::new(Kind::Connect { timed_out: true }, source)
    }

    /// The time allowed was over before the whole answer had come.
    pub fn timeout(source: impl Into<Source>) -> Self {
        Self::new(Kind::Timeout, source)
    }

    /// The answer has more than the `limit` of bytes.
    #[must_use]
    pub fn too_large(limit: usize) -> Self {
        Self { kind: Kind::TooLarge { limit }, source: None }
    }

    /// The request or its answer was lost on the way, or the answer is no HTTP.
    pub fn exchange(source: impl Into<Source>) -> Self {
        Self::new(Kind::Exchange, source)
    }

    fn new(kind: Kind, source: impl Into<Source>) -> Self {
        Self { kind, source: Some(source.into()) }
    }

    /// Whether a time allowed was over: the one for the connection, or the one for the whole answer.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.kind, Kind::Timeout | Kind::Connect { timed_out: true })
    }

    /// Whether no connection came about, so that the server has seen nothing of the call.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.kind, Kind::Connect { .. })
    }

    /// Whether the answer was larger than what is read of one.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        matches!(self.kind, Kind::TooLarge { .. })
    }

    /// Whether there was something to send with.
    pub(crate) fn is_of_setup(&self) -> bool {
        self.kind == Kind::Setup
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Setup => "the client could not be set up",
            Kind::Connect { timed_out: false } => "there is no connection to the server",
            Kind::Connect { timed_out: true } => "the connection to the server took too long",
            Kind::Timeout => "the answer took too long",
            Kind::TooLarge { limit } => {
                return write!(f, "the answer is larger than {limit} bytes, the most that is read");
            }
            Kind::Exchange => "the request or its answer did not get through",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
