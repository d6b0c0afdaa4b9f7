//! Sending operations without async code.

use std::fmt::Display;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use http::Response;
use tokio::runtime;

use crate::answer::Answer;
use crate::auth::Authorize;
use crate::call::Call;
use crate::error::TransportError;
use crate::operation::{CallError, Operation, Output};
use crate::paging::Paged;
pub use crate::paging::blocking::Items;
use crate::rate_limit::RateLimit;
use crate::retry::Retry;
use crate::transport::Transport;

/// [`Client`](crate::Client) for code that is not async: each call blocks its thread until the answer is there.
///
/// It is that client on a runtime of its own, one thread that all clones share, so whatever holds there holds here. In
/// async code its calls fail instead of blocking what runs it.
#[derive(Debug, Clone)]
pub struct Client {
    client: crate::Client,
    runtime: Arc<Runtime>,
}

impl Client {
    /// A client without credentials for `server`, an absolute `http` or `https` URL with or without a path.
    ///
    /// # Errors
    ///
    /// When `server` is no such URL, or this machine gives no thread or no TLS.
    pub fn new(server: impl Into<String>) -> Result<Self, TransportError> {
        Self::over(crate::Client::new(server)?)
    }

    /// A client that authorizes each call by `auth`.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn with_auth(server: impl Into<String>, auth: impl Authorize + 'static) -> Result<Self, TransportError> {
        Self::over(crate::Client::with_auth(server, auth)?)
    }

    /// A client without credentials that sends by `transport`, on a Tokio runtime.
    ///
    /// # Errors
    ///
    /// When `server` is no absolute `http` or `https` URL, or this machine gives no thread.
    pub fn with_transport(
        server: impl Into<String>,
        transport: impl Transport + 'static,
    ) -> Result<Self, TransportError> {
        Self::over(crate::Client::with_transport(server, transport)?)
    }

    /// The async `client`, for code that is not async.
    ///
    /// # Errors
    ///
    /// When this machine gives no thread.
    pub fn over(client: crate::Client) -> Result<Self, TransportError> {
        let runtime = Arc::new(Runtime::new()?);
        Ok(Self { client, runtime })
    }

    /// As [`Client::auth`](crate::Client::auth).
    #[must_use]
    pub fn auth(self, auth: impl Authorize + 'static) -> Self {
        Self { client: self.client.auth(auth), ..self }
    }

    /// As [`Client::timeout`](crate::Client::timeout).
    #[must_use]
    pub fn timeout(self, timeout: Duration) -> Self {
        Self { client: self.client.timeout(timeout), ..self }
    }

    /// As [`Client::body_limit`](crate::Client::body_limit).
    #[must_use]
    pub fn body_limit(self, bytes: usize) -> Self {
        Self { client: self.client.body_limit(bytes), ..self }
    }

    /// As [`Client::retry`](crate::Client::retry).
    #[must_use]
    pub fn retry(self, retry: Retry) -> Self {
        Self { client: self.client.retry(retry), ..self }
    }

    /// As [`Client::rate_limit`](crate::Client::rate_limit).
    #[must_use]
    pub fn rate_limit(self, limit: impl Into<Option<RateLimit>>) -> Self {
        Self { client: self.client.rate_limit(limit), ..self }
    }

    /// As [`Client::header`](crate::Client::header).
    #[must_use]
    pub fn header(self, name: impl Into<String>, value: impl Display) -> Self {
        Self { client: self.client.header(name, value), ..self }
    }

    /// As [`Client::query`](crate::Client::query).
    #[must_use]
    pub fn query(self, name: impl Into<String>, value: impl Display) -> Self {
        Self { client: self.client.query(name, value), ..self }
    }

    /// The server's URL as it was given.
    #[must_use]
    pub fn server(&self) -> &str {
        self.client.server()
    }

    /// Sends `operation`, which may be borrowed, and takes the payload out of the answer.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error) tells what went wrong and whether anything was sent.
    pub fn send<O: Operation>(&self, operation: O) -> Result<Output<O>, CallError<O>> {
        self.runtime.run(self.client.send(operation))?
    }

    /// Sends `operation` and returns all of the answer: payload, envelope, status, headers and body.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub fn send_full<O: Operation>(&self, operation: O) -> Result<Answer<O::Envelope>, CallError<O>> {
        self.runtime.run(self.client.send_full(operation))?
    }

    /// Sends `operation` and returns the answer unread, whatever its status.
    ///
    /// # Errors
    ///
    /// `Request`, `Transport` or `Timeout` of [`Error`](crate::Error).
    pub fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Vec<u8>>, CallError<O>> {
        self.runtime.run(self.client.send_raw(operation))?
    }

    /// The items of the page that `operation` asks for and of all that follow, page by page as they are taken.
    #[must_use = "nothing is sent before items are taken"]
    pub fn iter<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.clone(), operation)
    }
}

impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl<C: AsRef<Client>, O: Operation> Call<'_, C, O> {
    /// Sends the call with a client that blocks, and takes the payload out of the answer.
    ///
    /// # Errors
    ///
    /// As for [`Client::send`].
    pub fn send(self) -> Result<Output<O>, CallError<O>> {
        let (client, operation) = self.blocking();
        client.send(operation)
    }

    /// Sends the call with a client that blocks, and returns all of the answer.
    ///
    /// # Errors
    ///
    /// As for [`Client::send`].
    pub fn send_full(self) -> Result<Answer<O::Envelope>, CallError<O>> {
        let (client, operation) = self.blocking();
        client.send_full(operation)
    }

    /// Sends the call with a client that blocks, and returns the answer unread, whatever its status.
    ///
    /// # Errors
    ///
    /// As for [`Client::send_raw`].
    pub fn send_raw(self) -> Result<Response<Vec<u8>>, CallError<O>> {
        let (client, operation) = self.blocking();
        client.send_raw(operation)
    }

    /// The items of this page and of all that follow, by a client that blocks.
    #[must_use = "nothing is sent before items are taken"]
    pub fn iter(self) -> Items<O>
    where
        O: Paged,
    {
        let (client, operation) = self.blocking();
        client.iter(operation)
    }

    fn blocking(self) -> (Client, O) {
        let Client { client, runtime } = self.client.as_ref().clone();
        (Client { client: client.extra(self.extra), runtime }, self.operation)
    }
}

/// A runtime whose own thread keeps connections alive between calls; it is only empty while it is dropped.
#[derive(Debug)]
struct Runtime(Option<runtime::Runtime>);

impl Runtime {
    fn new() -> Result<Self, TransportError> {
        let runtime = runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
        Ok(Self(Some(runtime.map_err(TransportError::setup)?)))
    }

    /// Tokio panics where a runtime is waited for from within one.
    fn run<F: Future>(&self, future: F) -> Result<F::Output, TransportError> {
        match &self.0 {
            Some(runtime) if runtime::Handle::try_current().is_err() => Ok(runtime.block_on(future)),
            _ => Err(TransportError::setup("the blocking client cannot be used in async code")),
        }
    }
}

/// Tokio panics too where a runtime ends within another one, unless nothing is waited for.
impl Drop for Runtime {
    fn drop(&mut self) {
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests;
