//! Which calls are repeated, and when.

use std::time::{Duration, SystemTime};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode};

use crate::error::TransportError;

/// Which calls that failed are sent again, and when.
///
/// As it comes, a call is sent up to three times:
///
/// - *By its method*: only what is idempotent by HTTP, that is GET, HEAD, OPTIONS, TRACE, PUT and DELETE. POST and PATCH
///   are sent once, even where no connection came about or the server answered 429: whether doing it twice does harm is
///   not for a library to say. [`every_method`](Self::every_method) says it for an API that knows repeats by itself.
/// - *By its failure*: the statuses 429, 502, 503 and 504, no connection, and answers that were lost on the way. A call
///   whose time is over is not repeated, since whoever set a limit wants to hear of it, unless
///   [`timeouts`](Self::timeouts) are to be. Codes in the body of an answer do not count.
///
/// The first wait is about half a second and doubles each time; the half of each wait is drawn by lot, so that clients
/// that failed together do not come back together. `Retry-After` is kept to where the server sends it. Where it asks for
/// more than the longest wait, a minute, the answer is returned as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    base: Duration,
    cap: Duration,
    timeouts: bool,
    every_method: bool,
}

impl Default for Retry {
    fn default() -> Self {
        let (base, cap) = (Duration::from_millis(500), Duration::from_secs(60));
        Self { attempts: 3, base, cap, timeouts: false, every_method: false }
    }
}

impl Retry {
    /// Every call is sent once.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How many times a call is sent at most, the first time included.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// About how long the first wait is.
    #[must_use]
    pub fn base(self, base: Duration) -> Self {
        Self { base, ..self }
    }

    /// How long a wait is at most.
    #[must_use]
    pub fn cap(self, cap: Duration) -> Self {
        Self { cap, ..self }
    }

    /// Whether calls are repeated too that took longer than they may.
    #[must_use]
    pub fn timeouts(self, timeouts: bool) -> Self {
        Self { timeouts, ..self }
    }

    /// Whether calls are repeated too that may do their work twice.
    #[must_use]
    pub fn every_method(self, every_method: bool) -> Self {
        Self { every_method, ..self }
    }

    /// Whether a call of `method` may be sent again after so many attempts.
    pub(crate) fn covers(&self, method: &Method, attempts: u32) -> bool {
        attempts < self.attempts && (self.every_method || method.is_idempotent())
    }

    /// How long to wait before the attempt after the `attempts` made; `None` where the outcome stands.
    ///
    /// `lot` is drawn from 0 to 1. `now` is asked only where the answer gives a date and does not say when it was sent.
    pub(crate) fn wait(
        &self,
        attempts: u32,
        outcome: &Result<Response<Vec<u8>>, TransportError>,
        lot: f64,
        now: impl FnOnce() -> SystemTime,
    ) -> Option<Duration> {
        let asked = match outcome {
            Ok(answer) if is_passing(answer.status()) => retry_after(answer.headers(), now),
            Err(error) if self.repeats(error) => None,
            _ => return None,
        };
        match asked {
            Some(asked) if asked > self.cap => None,
            Some(asked) => Some(asked.saturating_add(part(self.base, lot)).min(self.cap)),
            None => {
                let doublings = 1_u32.checked_shl(attempts.saturating_sub(1)).unwrap_or(u32::MAX);
                let half = self.base.saturating_mul(doublings).min(self.cap) / 2;
                Some(half + part(half, lot))
            }
        }
    }

    fn repeats(&self, error: &TransportError) -> bool {
        if error.is_of_setup() || error.is_too_large() {
            return false;
        }
        self.timeouts || error.is_connect() || !error.is_timeout()
    }
}

/// Whether the server may answer otherwise soon.
fn is_passing(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

/// The wait that the server asks for, in seconds or up to a date. A date is held against the server's own clock where
/// the answer states its time, since clocks differ.
pub(crate) fn retry_after(headers: &HeaderMap, now: impl FnOnce() -> SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // What overflows is a long time.
        return Some(text.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    let until = httpdate::parse_http_date(text).ok()?;
    let now = headers.get(DATE).and_then(date).unwrap_or_else(now);
    Some(until.duration_since(now).unwrap_or_default())
}

fn date(value: &HeaderValue) -> Option<SystemTime> {
    httpdate::parse_http_date(value.to_str().ok()?).ok()
}

fn part(whole: Duration, lot: f64) -> Duration {
    Duration::try_from_secs_f64(whole.as_secs_f64() * lot).unwrap_or(whole)
}

#[cfg(test)]
mod tests;
