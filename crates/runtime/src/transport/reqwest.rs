//! The transport that is there without being asked for.

use std::time::Duration;

use http::{Request, Response};
use reqwest::redirect::{Action, Attempt, Policy};

use super::{Limits, Transport};
use crate::error::TransportError;

/// How many redirects of one request are followed.
const REDIRECTS: usize = 10;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(10);

const USER_AGENT: &str = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));

/// Sends requests with reqwest, on the Tokio runtime that it is used in.
///
/// Redirects are followed only where scheme, host and port stay the same, up to ten times: credentials never reach
/// another server, whatever header they are in. Any other redirect is an answer with a 3xx status and its `Location`
/// among the headers. As in browsers, a POST that is redirected by 301, 302 or 303 goes on as a GET.
///
/// TLS takes the feature `rustls` or `native-tls`; where both are on, it is reqwest's choice.
#[derive(Debug, Clone)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport that gives a connection ten seconds to come about.
    ///
    /// # Errors
    ///
    /// When TLS cannot be set up on this machine.
    pub fn new() -> Result<Self, TransportError> {
        Self::with(|http| http)
    }

    /// A transport of which `configure` decides what is reqwest's: proxies, certificates, the time for connections.
    ///
    /// ```no_run
    /// # use docwright_runtime::ReqwestTransport;
    /// # use std::time::Duration;
    /// let transport = ReqwestTransport::with(|http| http.connect_timeout(Duration::from_secs(2)).https_only(true))?;
    /// # Ok::<(), docwright_runtime::TransportError>(())
    /// ```
    ///
    /// How redirects are followed is not for it to decide.
    ///
    /// # Errors
    ///
    /// When reqwest cannot be set up that way.
    pub fn with(
        configure: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder,
    ) -> Result<Self, TransportError> {
        let http = reqwest::Client::builder().user_agent(USER_AGENT).connect_timeout(CONNECT);
        let http = configure(http).redirect(Policy::custom(redirect));
        http.build().map(Self).map_err(TransportError::setup)
    }
}

impl Transport for ReqwestTransport {
    async fn exchange(&self, request: Request<Vec<u8>>, limits: Limits) -> Result<Response<Vec<u8>>, TransportError> {
        let mut request = reqwest::Request::try_from(request).map_err(failed)?;
        *request.timeout_mut() = Some(limits.time);
        let mut answer = self.0.execute(request).await.map_err(failed)?;
        let mut response = Response::new(Vec::new());
        *response.status_mut() = answer.status();
        *response.version_mut() = answer.version();
        *response.headers_mut() = std::mem::take(answer.headers_mut());
        *response.body_mut() = body(answer, limits.body).await?;
        Ok(response)
    }

    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }
}

/// Reads chunk by chunk, since the length that an answer states may be missing or a lie.
async fn body(mut answer: reqwest::Response, limit: usize) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(failed)? {
        if chunk.len() > limit - body.len() {
            return Err(TransportError::too_large(limit));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn failed(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    match (error.is_connect(), error.is_timeout()) {
        (true, true) => TransportError::connect_timeout(error),
        (true, false) => TransportError::connect(error),
        (false, true) => TransportError::timeout(error),
        (false, false) => TransportError::exchange(error),
    }
}

/// reqwest takes `Authorization` and cookies away when a redirect leaves the host, but no other header, and APIs keep
/// their tokens in headers of any name.
fn redirect(attempt: Attempt<'_>) -> Action {
    if attempt.previous().len() > REDIRECTS {
        return attempt.error("too many redirects");
    }
    let stays = attempt.previous().last().is_some_and(|previous| previous.origin() == attempt.url().origin());
    if stays { attempt.follow() } else { attempt.stop() }
}

#[cfg(test)]
mod tests;
