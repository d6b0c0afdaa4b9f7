//! What a caller wants answered.

use std::time::Duration;

/// An answer that the docs do not show, or in a way that they do not show it.
#[derive(Debug, Clone)]
pub struct Reply {
    pub(super) what: What,
    pub(super) status: Option<u16>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) delay: Duration,
    pub(super) is_cut_off: bool,
    pub(super) times: usize,
}

/// Where the body of an answer comes from.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// The first documented answer to a successful call.
    Documented,
    /// A documented answer, by name.
    Example(String),
    /// The first documented answer with this status, or an empty one.
    Code(u16),
    /// These bytes.
    Body(Vec<u8>),
}

/// Neither JSON nor UTF-8, though it begins as if it were both.
const GARBAGE: &[u8] = b"{\"code\": 0, \xff\xfe<html>\x00\x1b[2J";

impl Reply {
    fn of(what: What) -> Self {
        Self { what, status: None, headers: Vec::new(), delay: Duration::ZERO, is_cut_off: false, times: 1 }
    }

    /// An answer of this status and body. It is sent as JSON unless a header says otherwise.
    #[must_use]
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::of(What::Body(body.into())).status(status)
    }

    /// The first documented answer to a successful call.
    #[must_use]
    pub fn documented() -> Self {
        Self::of(What::Documented)
    }

    /// The documented answer of this name.
    #[must_use]
    pub fn example(name: impl Into<String>) -> Self {
        Self::of(What::Example(name.into()))
    }

    /// Bytes that are no JSON, with the status 200.
    #[must_use]
    pub fn garbage() -> Self {
        Self::new(200, GARBAGE)
    }

    pub(super) fn code(status: u16) -> Self {
        Self::of(What::Code(status))
    }

    /// The same answer with another status.
    #[must_use]
    pub fn status(self, status: u16) -> Self {
        Self { status: Some(status), ..self }
    }

    /// The same answer with this header, in place of one of that name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The same answer after this time.
    #[must_use]
    pub fn delay(self, delay: Duration) -> Self {
        Self { delay, ..self }
    }

    /// The same answer up to its middle, where the connection ends.
    #[must_use]
    pub fn cut_off(self) -> Self {
        Self { is_cut_off: true, ..self }
    }

    /// The same answer to so many requests.
    #[must_use]
    pub fn times(self, times: usize) -> Self {
        Self { times, ..self }
    }
}
