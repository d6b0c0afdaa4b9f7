//! Sending operations.

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use http::{Request, Response};

use crate::answer::Answer;
use crate::auth::{self, Authorize};
use crate::error::{Error, TransportError};
use crate::extra::Extra;
use crate::operation::{CallError, Operation, Output};
use crate::paging::{Items, Paged};
use crate::rate_limit::{Limiter, RateLimit};
use crate::request::check_server;
use crate::retry::Retry;
#[cfg(feature = "client")]
use crate::transport::ReqwestTransport;
use crate::transport::{AnyTransport, Limits, Transport};

/// Sends operations to one server.
///
/// Clones are cheap, share connections and rate limit, and may be set otherwise for some calls:
///
/// ```
/// # use docwright_runtime::{Client, Retry};
/// # use std::time::Duration;
/// fn patient(client: &Client) -> Client {
///     client.clone().timeout(Duration::from_secs(300)).retry(Retry::default().attempts(5))
/// }
/// ```
///
/// A call that is dropped before it is done is given up, so any timer of the async runtime bounds it as a whole.
#[derive(Clone)]
pub struct Client {
    transport: Arc<dyn AnyTransport>,
    server: Arc<str>,
    auth: Option<Arc<dyn Authorize>>,
    limits: Limits,
    retry: Retry,
    limiter: Option<Arc<Limiter>>,
    extra: Arc<Extra>,
}

impl Client {
    /// A client without credentials for `server`, an absolute `http` or `https` URL with or without a path.
    ///
    /// # Errors
    ///
    /// When `server` is no such URL, or TLS cannot be set up on this machine.
    #[cfg(feature = "client")]
    pub fn new(server: impl Into<String>) -> Result<Self, TransportError> {
        let server = server.into();
        if cfg!(not(any(feature = "rustls", feature = "native-tls"))) && server.starts_with("https:") {
            return Err(TransportError::setup("https needs one of the features `rustls` and `native-tls`"));
        }
        Self::with_transport(server, ReqwestTransport::new()?)
    }

    /// A client that authorizes each call by `auth`.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    #[cfg(feature = "client")]
    pub fn with_auth(server: impl Into<String>, auth: impl Authorize + 'static) -> Result<Self, TransportError> {
        Ok(Self::new(server)?.auth(auth))
    }

    /// A client without credentials that sends by `transport`.
    ///
    /// # Errors
    ///
    /// When `server` is no absolute `http` or `https` URL.
    pub fn with_transport(
        server: impl Into<String>,
        transport: impl Transport + 'static,
    ) -> Result<Self, TransportError> {
        let (server, transport) = (server.into(), Arc::new(transport));
        check_server(&server).map_err(TransportError::setup)?;
        let (limits, retry) = (Limits::default(), Retry::default());
        Ok(Self { transport, server: server.into(), auth: None, limits, retry, limiter: None, extra: Arc::default() })
    }

    /// The same client, with calls authorized by `auth`.
    #[must_use]
    pub fn auth(self, auth: impl Authorize + 'static) -> Self {
        Self { auth: Some(Arc::new(auth)), ..self }
    }

    /// The same client with another limit for each attempt of a call, from the connection to the last byte of the answer.
    ///
    /// It is 30 seconds where this is not called. Waits between attempts and for the rate limit do not count.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.limits.time = timeout;
        self
    }

    /// The same client with another limit for the bytes that an answer's body may have. It is 64 MiB at first.
    #[must_use]
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.limits.body = bytes;
        self
    }

    /// The same client, with calls that failed repeated by `retry`.
    #[must_use]
    pub fn retry(self, retry: Retry) -> Self {
        Self { retry, ..self }
    }

    /// The same client, which waits before it sends more than the limit. Every attempt of a call counts.
    ///
    /// Clones that are made of the result share the limit; `None` takes it away.
    #[must_use]
    pub fn rate_limit(self, limit: impl Into<Option<RateLimit>>) -> Self {
        let limiter = limit.into().map(|limit| Arc::new(Limiter::new(limit)));
        Self { limiter, ..self }
    }

    /// The same client, which sends this header with all calls, in place of what they would send under its name.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        Arc::make_mut(&mut self.extra).header(name.into(), value.to_string());
        self
    }

    /// The same client, which adds `name=value` to the query of all calls.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        Arc::make_mut(&mut self.extra).query(name.into(), value.to_string());
        self
    }

    /// The same client with more that is sent.
    pub(crate) fn extra(mut self, extra: Extra) -> Self {
        if !extra.is_empty() {
            Arc::make_mut(&mut self.extra).extend(extra);
        }
        self
    }

    /// The server's URL as it was given.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Sends `operation`, which may be borrowed, and takes the payload out of the answer.
    ///
    /// # Errors
    ///
    /// [`Error`](crate::Error) tells what went wrong and whether anything was sent.
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Output<O>, CallError<O>> {
        let response = self.send_raw(&operation).await?;
        operation.response(&response)
    }

    /// Sends `operation` and returns all of the answer: payload, envelope, status, headers and body.
    ///
    /// # Errors
    ///
    /// As for [`send`](Self::send).
    pub async fn send_full<O: Operation>(&self, operation: O) -> Result<Answer<O::Envelope>, CallError<O>> {
        let response = self.send_raw(&operation).await?;
        operation.answer(response)
    }

    /// Sends `operation` and returns the answer unread, whatever its status.
    ///
    /// [`Operation::response`] and [`Operation::answer`] read it.
    ///
    /// # Errors
    ///
    /// `Request`, `Transport` or `Timeout` of [`Error`](crate::Error).
    pub async fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Vec<u8>>, CallError<O>> {
        let mut request = operation.request(&self.server)?;
        self.extra.write(&mut request)?;
        self.call(request).await
    }

    /// The items of the page that `operation` asks for and of all that follow, page by page as they are taken.
    ///
    /// ```
    /// # use docwright_runtime::{CallError, Client, Paged};
    /// # async fn all<O: Paged<Item = String> + Send + Sync + 'static>(client: Client, list: O) -> Result<(), CallError<O>> {
    /// let mut names = client.stream(list);
    /// while let Some(name) = names.next().await {
    ///     println!("{}", name?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    #[must_use = "nothing is sent before items are taken"]
    pub fn stream<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.clone(), operation)
    }

    /// Sends a request until its outcome stands. What decides is in [`Retry`] and [`Limiter`]; here is only what waits.
    async fn call<E>(&self, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Error<E>> {
        let mut attempts = 1;
        loop {
            let again = self.retry.covers(request.method(), attempts).then(|| request.clone());
            self.turn().await;
            // After the wait and for each attempt: signatures are made of the time, too.
            if let Some(auth) = &self.auth {
                auth::apply(&**auth, &mut request)?;
            }
            let outcome = self.attempt(request).await;
            let Some(again) = again else { return Ok(outcome?) };
            match self.retry.wait(attempts, &outcome, fastrand::f64(), SystemTime::now) {
                Some(wait) => self.transport.sleep(wait).await,
                None => return Ok(outcome?),
            }
            request = again;
            attempts += 1;
        }
    }

    /// Waits until the rate limit lets a request go.
    async fn turn(&self) {
        let Some(limiter) = &self.limiter else { return };
        let now = Instant::now();
        let turn = limiter.take(now);
        let wait = turn.wait(now);
        if !wait.is_zero() {
            self.transport.sleep(wait).await;
        }
        turn.go();
    }

    async fn attempt(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let answer = self.transport.exchange(request, self.limits).await?;
        if answer.body().len() > self.limits.body {
            return Err(TransportError::too_large(self.limits.body));
        }
        Ok(answer)
    }
}

impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Shows the server and whether there are credentials, never the credentials.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("server", &self.server)
            .field("authorized", &self.auth.is_some())
            .field("limits", &self.limits)
            .field("retry", &self.retry)
            .field("rate_limit", &self.limiter.as_ref().map(|limiter| limiter.limit()))
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
