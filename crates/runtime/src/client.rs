//! Sending operations with reqwest.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{Request, Response};
use reqwest::redirect::{Attempt, Policy};

use crate::auth::{self, Authorize};
use crate::error::{Error, RequestError, TransportError};
use crate::operation::{ErrorBody, Operation, Output};
use crate::request::check_server;

/// How long a call may take where [`Client::timeout`] says nothing else.
const TIMEOUT: Duration = Duration::from_secs(30);

/// How many redirects of one call are followed.
const REDIRECTS: usize = 10;

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Sends operations to one server.
///
/// Clones are cheap and share their connections. Sending needs a Tokio runtime.
///
/// Redirects are followed only where scheme, host and port stay the same, up to ten times: credentials never reach
/// another server, whatever header they are in. Any other redirect is an [`Error::Api`] with a 3xx status and its
/// `Location` among the headers. As in browsers, a POST that is redirected by 301, 302 or 303 goes on as a GET.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    server: Arc<str>,
    auth: Option<Arc<dyn Authorize>>,
    timeout: Duration,
}

impl Client {
    /// A client without credentials for `server`, an absolute `http` or `https` URL with or without a path.
    ///
    /// # Errors
    ///
    /// When `server` is no such URL, or TLS cannot be set up on this machine.
    pub fn new(server: impl Into<String>) -> Result<Self, TransportError> {
        Self::build(server.into(), None, http())
    }

    /// A client that authorizes each call by `auth`.
    ///
    /// # Errors
    ///
    /// As for [`new`](Self::new).
    pub fn with_auth(server: impl Into<String>, auth: impl Authorize + 'static) -> Result<Self, TransportError> {
        Self::build(server.into(), Some(Arc::new(auth)), http())
    }

    fn build(
        server: String,
        auth: Option<Arc<dyn Authorize>>,
        http: reqwest::ClientBuilder,
    ) -> Result<Self, TransportError> {
        check_server(&server).map_err(TransportError::setup)?;
        let http = http.build().map_err(TransportError::setup)?;
        Ok(Self { http, server: server.into(), auth, timeout: TIMEOUT })
    }

    /// The same client with another limit for a whole call, from the connection to the last byte of the answer.
    ///
    /// It is 30 seconds where this is not called.
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }

    /// The server's URL as it was given.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Sends `operation`, which may be borrowed, and reads the answer.
    ///
    /// # Errors
    ///
    /// [`Error`] tells what went wrong and whether anything was sent.
    pub async fn send<O: Operation>(&self, operation: O) -> Result<Output<O>, Error<ErrorBody<O>>> {
        let request = self.request(&operation)?;
        let response = self.exchange(request).await?;
        operation.response(&response)
    }

    /// Sends `operation` and returns the answer unread, whatever its status: headers, envelope and body as they came.
    ///
    /// [`Operation::response`] reads it.
    ///
    /// # Errors
    ///
    /// [`Error::Request`] or [`Error::Transport`].
    pub async fn send_raw<O: Operation>(&self, operation: O) -> Result<Response<Vec<u8>>, Error<ErrorBody<O>>> {
        let request = self.request(&operation)?;
        Ok(self.exchange(request).await?)
    }

    fn request<O: Operation>(&self, operation: &O) -> Result<Request<Vec<u8>>, RequestError> {
        let mut request = operation.request(&self.server)?;
        if let Some(auth) = &self.auth {
            auth::apply(&**auth, request.headers_mut())?;
        }
        Ok(request)
    }

    async fn exchange(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let mut request = reqwest::Request::try_from(request).map_err(TransportError::exchange)?;
        *request.timeout_mut() = Some(self.timeout);
        let mut answer = self.http.execute(request).await.map_err(TransportError::exchange)?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.version_mut() = answer.version();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        *response.body_mut() = answer.bytes().await.map_err(TransportError::exchange)?.into();
        Ok(response)
    }
}

/// Shows the server and whether there are credentials, never the credentials.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("server", &self.server)
            .field("authorized", &self.auth.is_some())
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

fn http() -> reqwest::ClientBuilder {
    reqwest::Client::builder().user_agent(USER_AGENT).redirect(Policy::custom(redirect))
}

/// reqwest takes `Authorization` and cookies away when a redirect leaves the host, but no other header, and APIs keep
/// their tokens in headers of any name.
fn redirect(attempt: Attempt<'_>) -> reqwest::redirect::Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error("too many redirects");
    }
    let stays = attempt.previous().last().is_some_and(|previous| previous.origin() == attempt.url().origin());
    if stays { attempt.follow() } else { attempt.stop() }
}

#[cfg(test)]
mod tests;
