//! What carries requests to a server and answers back.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};

use crate::error::TransportError;

#[cfg(feature = "client")]
mod reqwest;
#[cfg(feature = "client")]
pub use self::reqwest::ReqwestTransport;

/// Carries one request to a server and its answer back.
///
/// It lies below everything that a [`Client`](crate::Client) does of its own: requests come with their credentials, and
/// each attempt of a call is a request. What brings the sockets brings the timer too, so that a client fits every async
/// runtime, and a test that waits for nothing.
///
/// An answer is an answer whatever its status. Redirects are answers too: whoever follows them must not carry headers
/// of the request to another server, since any of them may be a credential.
///
/// ```
/// use std::time::Duration;
/// use docwright_runtime::{Limits, Transport, TransportError, http::{Request, Response}};
///
/// /// Answers every request by what it asked for.
/// struct Echo;
///
/// impl Transport for Echo {
///     async fn exchange(&self, request: Request<Vec<u8>>, _: Limits) -> Result<Response<Vec<u8>>, TransportError> {
///         Ok(Response::new(request.into_body()))
///     }
///
///     async fn sleep(&self, _: Duration) {}
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends `request` and reads the whole answer, within `limits`.
    ///
    /// # Errors
    ///
    /// When there is no answer, or not all of it: [`TransportError`] has a constructor for each reason, and they decide
    /// whether the request is repeated.
    fn exchange(
        &self,
        request: Request<Vec<u8>>,
        limits: Limits,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send;

    /// Lets `duration` pass.
    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send;
}

impl<T: Transport + ?Sized> Transport for Arc<T> {
    fn exchange(
        &self,
        request: Request<Vec<u8>>,
        limits: Limits,
    ) -> impl Future<Output = Result<Response<Vec<u8>>, TransportError>> + Send {
        T::exchange(self, request, limits)
    }

    fn sleep(&self, duration: Duration) -> impl Future<Output = ()> + Send {
        T::sleep(self, duration)
    }
}

/// What an exchange may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The time from the connection to the last byte of the answer.
    pub time: Duration,
    /// The bytes that the body of the answer may have.
    pub body: usize,
}

impl Default for Limits {
    /// 30 seconds and 64 MiB.
    fn default() -> Self {
        Self { time: Duration::from_secs(30), body: 64 << 20 }
    }
}

type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A [`Transport`] of any type, so that clients are of one type and their users name no other. Those who write a
/// transport still write async functions; the allocation is nothing beside what a request takes.
pub(crate) trait AnyTransport: Send + Sync {
    fn exchange(
        &self,
        request: Request<Vec<u8>>,
        limits: Limits,
    ) -> Boxed<'_, Result<Response<Vec<u8>>, TransportError>>;

    fn sleep(&self, duration: Duration) -> Boxed<'_, ()>;
}

impl<T: Transport> AnyTransport for T {
    fn exchange(
        &self,
        request: Request<Vec<u8>>,
        limits: Limits,
    ) -> Boxed<'_, Result<Response<Vec<u8>>, TransportError>> {
        Box::pin(Transport::exchange(self, request, limits))
    }

    fn sleep(&self, duration: Duration) -> Boxed<'_, ()> {
        Box::pin(Transport::sleep(self, duration))
    }
}
