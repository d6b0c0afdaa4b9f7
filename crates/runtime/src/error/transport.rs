//! Failures between here and the server.

use std::fmt;

type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a request or its answer did not get through.
///
/// Neither this error nor its sources name the URL, whose query may be secret.
#[derive(Debug)]
pub struct TransportError {
    kind: Kind,
    source: Source,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Setup,
    Timeout,
    Exchange,
}

impl TransportError {
    pub(crate) fn setup(source: impl Into<Source>) -> Self {
        Self { kind: Kind::Setup, source: source.into() }
    }

    pub(crate) fn exchange(source: reqwest::Error) -> Self {
        let kind = if source.is_timeout() { Kind::Timeout } else { Kind::Exchange };
        Self { kind, source: Box::new(source.without_url()) }
    }

    /// Whether the time allowed was over before the whole answer had come.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.kind == Kind::Timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            Kind::Setup => "the client could not be set up",
            Kind::Timeout => "the answer took too long",
            Kind::Exchange => "the request or its answer did not get through",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
