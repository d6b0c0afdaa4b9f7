//! All that there is of an answer.

use std::fmt;

use http::{HeaderMap, Response, StatusCode};

use crate::docs::Docs;
use crate::envelope::{self, Envelope};
use crate::error::Error;

/// The answer to a call that succeeded, with everything that came with its payload.
pub struct Answer<V> {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
    envelope: V,
}

impl<V: Envelope> Answer<V> {
    pub(crate) fn read(response: Response<Vec<u8>>, docs: Option<Docs>) -> Result<Self, Error<V::Error>> {
        let (parts, body) = response.into_parts();
        let envelope = envelope::open(parts.status, &parts.headers, &body, docs)?;
        Ok(Self { status: parts.status, headers: parts.headers, body, envelope })
    }

    /// What the caller wants.
    #[must_use]
    pub fn payload(&self) -> &V::Payload {
        self.envelope.payload()
    }

    /// What the caller wants, without the rest.
    #[must_use]
    pub fn into_payload(self) -> V::Payload {
        self.envelope.into_payload()
    }
}

impl<V> Answer<V> {
    /// The payload and what stands around it.
    #[must_use]
    pub fn envelope(&self) -> &V {
        &self.envelope
    }

    /// The payload and what stands around it, without the rest.
    #[must_use]
    pub fn into_envelope(self) -> V {
        self.envelope
    }

    /// The status, which is 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

/// Without the headers, which may set cookies.
impl<V: fmt::Debug> fmt::Debug for Answer<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").field("status", &self.status).field("envelope", &self.envelope).finish_non_exhaustive()
    }
}
