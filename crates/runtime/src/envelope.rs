//! What stands around the payload of an answer.

use std::fmt;
use std::marker::PhantomData;

use http::{HeaderMap, StatusCode};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, IgnoredAny};
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::docs::Docs;
use crate::error::{ApiError, DecodeError, Error, Failure};
use crate::json::{self, BodyError};

/// What stands around the payload of an answer, such as `{"code": 0, "message": "ok", "data": …}`.
///
/// A 2xx answer is read twice: first up to its [`Outcome`](Self::Outcome), then, if that [`succeeded`](Self::succeeded),
/// as a whole. So an error that arrives with the status 200 is found before its body can fail to fit the payload.
///
/// ```
/// use docwright_runtime::{Envelope, Failure};
///
/// #[derive(serde::Deserialize)]
/// struct Answer<T> {
///     data: T,
/// }
///
/// #[derive(Debug, serde::Deserialize)]
/// struct Refusal {
///     code: i64,
///     message: String,
/// }
///
/// impl Failure for Refusal {}
///
/// #[derive(serde::Deserialize)]
/// struct Outcome {
///     code: i64,
/// }
///
/// impl<T: serde::de::DeserializeOwned> Envelope for Answer<T> {
///     type Payload = T;
///     type Error = Refusal;
///     type Outcome = Outcome;
///
///     fn succeeded(outcome: &Outcome) -> bool {
///         outcome.code == 0
///     }
///
///     fn payload(&self) -> &T {
///         &self.data
///     }
///
///     fn into_payload(self) -> T {
///         self.data
///     }
/// }
/// ```
pub trait Envelope: DeserializeOwned {
    /// What the caller wants.
    type Payload;

    /// The documented error body.
    type Error: Failure;

    /// The part of the body that tells success from failure; everything else in the body is skipped.
    type Outcome: DeserializeOwned;

    /// Whether the call did what it was asked for.
    fn succeeded(outcome: &Self::Outcome) -> bool;

    /// Shows the payload.
    fn payload(&self) -> &Self::Payload;

    /// Takes the payload out.
    fn into_payload(self) -> Self::Payload;

    /// What a 2xx answer without a body is read as, such as one with the status 204. As provided, it is nothing, and such
    /// an answer is unreadable.
    #[must_use]
    fn without_body() -> Option<Self> {
        None
    }

    /// Reads the body of an answer that succeeded. As provided, it reads JSON.
    ///
    /// # Errors
    ///
    /// When the body does not have the documented shape.
    fn read(body: &[u8]) -> Result<Self, BodyError> {
        json::read(body)
    }
}

/// Reads an answer, if it says that the call succeeded.
pub(crate) fn open<V: Envelope>(
    status: StatusCode,
    headers: &HeaderMap,
    body: &[u8],
    docs: Option<Docs>,
) -> Result<V, Error<V::Error>> {
    let failed = || Error::Api(Box::new(ApiError::read(status, headers.clone(), body, docs)));
    let unreadable = |error: BodyError| Error::Decode(Box::new(DecodeError::new(status, &error, body, docs)));
    if !status.is_success() {
        return Err(failed());
    }
    let is_empty = body.trim_ascii().is_empty() || matches!(status, StatusCode::NO_CONTENT | StatusCode::RESET_CONTENT);
    if let Some(nothing) = V::without_body().filter(|_| is_empty) {
        return Ok(nothing);
    }
    let outcome: V::Outcome = json::read_beginning(body).map_err(unreadable)?;
    if !V::succeeded(&outcome) {
        return Err(failed());
    }
    V::read(body).map_err(unreadable)
}

/// The outcome of answers whose status says it all. It looks at nothing, so it fits every body, an empty one too.
#[derive(Debug)]
pub struct StatusAlone(());

impl<'de> Deserialize<'de> for StatusAlone {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Ok(Self(()))
    }
}

/// The envelope of APIs that have none: the body is the payload, and the status alone tells success from failure.
pub struct Bare<T, E = Value> {
    payload: T,
    error: PhantomData<fn() -> E>,
}

impl<T, E> Bare<T, E> {
    /// An answer that consists of `payload`.
    pub fn new(payload: T) -> Self {
        Self { payload, error: PhantomData }
    }
}

impl<T, E> Envelope for Bare<T, E>
where
    T: DeserializeOwned,
    E: Failure,
{
    type Payload = T;
    type Error = E;
    type Outcome = StatusAlone;

    fn succeeded(_: &StatusAlone) -> bool {
        true
    }

    fn payload(&self) -> &T {
        &self.payload
    }

    fn into_payload(self) -> T {
        self.payload
    }

    /// No envelope tells that the body is the payload, so something of the payload must be there.
    fn read(body: &[u8]) -> Result<Self, BodyError> {
        json::read_documented(body).map(Self::new)
    }
}

impl<T: fmt::Debug, E> fmt::Debug for Bare<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Bare").field(&self.payload).finish()
    }
}

impl<'de, T: Deserialize<'de>, E> Deserialize<'de> for Bare<T, E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::deserialize(deserializer).map(Self::new)
    }
}

impl<T: Serialize, E> Serialize for Bare<T, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.payload.serialize(serializer)
    }
}

/// The answer of an operation that documents no body: whatever a 2xx answer holds, the payload is `()`.
pub struct Empty<E = Value> {
    error: PhantomData<fn() -> E>,
}

impl<E: Failure> Envelope for Empty<E> {
    type Payload = ();
    type Error = E;
    type Outcome = StatusAlone;

    fn succeeded(_: &StatusAlone) -> bool {
        true
    }

    fn payload(&self) -> &() {
        &()
    }

    fn into_payload(self) {}

    /// Looks at nothing: undocumented bodies are often no JSON.
    fn read(_: &[u8]) -> Result<Self, BodyError> {
        Ok(Self { error: PhantomData })
    }
}

impl<E> fmt::Debug for Empty<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Empty")
    }
}

impl<'de, E> Deserialize<'de> for Empty<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer)?;
        Ok(Self { error: PhantomData })
    }
}

#[cfg(test)]
mod tests;
