//! Sending no more than the server takes.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How many requests may be made in how many seconds, whichever seconds those are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    requests: u32,
    seconds: u32,
}

impl RateLimit {
    /// So many `requests` in so many `seconds`. Without any requests or seconds it limits nothing.
    #[must_use]
    pub const fn new(requests: u32, seconds: u32) -> Self {
        Self { requests, seconds }
    }

    /// The number of requests.
    #[must_use]
    pub const fn requests(self) -> u32 {
        self.requests
    }

    /// The time in which they may be made.
    #[must_use]
    pub const fn period(self) -> Duration {
        Duration::from_secs(self.seconds as u64)
    }
}

/// Gives requests the times at which they may go. Clients that share it share the limit.
///
/// It keeps the times of one period instead of a bucket of tokens: a bucket that is full lets twice the limit pass within a
/// period, and servers count.
#[derive(Debug)]
pub(crate) struct Limiter {
    limit: RateLimit,
    times: Mutex<Times>,
}

impl Limiter {
    pub(crate) fn new(limit: RateLimit) -> Self {
        Self { limit, times: Mutex::default() }
    }

    pub(crate) fn limit(&self) -> RateLimit {
        self.limit
    }

    /// Takes the next time that is free. It is given back where the request never goes.
    pub(crate) fn take(&self, now: Instant) -> Turn<'_> {
        let at = self.times().take(self.limit, now);
        Turn { limiter: self, at, is_taken: false }
    }

    fn times(&self) -> MutexGuard<'_, Times> {
        // Whoever panicked did not do so halfway through: each change is a single call.
        self.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The time at which a request may go.
pub(crate) struct Turn<'l> {
    limiter: &'l Limiter,
    at: Instant,
    is_taken: bool,
}

impl Turn<'_> {
    /// How long that is from `now` on.
    pub(crate) fn wait(&self, now: Instant) -> Duration {
        self.at.saturating_duration_since(now)
    }

    /// The request goes.
    pub(crate) fn go(mut self) {
        self.is_taken = true;
    }
}

/// Callers give up while they wait. What they do not use must not keep others waiting.
impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if !self.is_taken {
            self.limiter.times().give_back(self.at);
        }
    }
}

/// When the requests of the last period went and when those that wait will go, in ascending order.
#[derive(Debug, Default)]
struct Times(VecDeque<Instant>);

impl Times {
    fn take(&mut self, limit: RateLimit, now: Instant) -> Instant {
        let (requests, period) = (limit.requests as usize, limit.period());
        if requests == 0 || period.is_zero() {
            return now;
        }
        while self.0.front().is_some_and(|&oldest| oldest + period <= now) {
            self.0.pop_front();
        }
        // As many requests before this one, the limit was used up for a period.
        let free = self.0.len().checked_sub(requests).map_or(now, |index| self.0[index] + period);
        let at = free.max(now).max(self.0.back().copied().unwrap_or(now));
        self.0.push_back(at);
        at
    }

    fn give_back(&mut self, at: Instant) {
        if let Ok(index) = self.0.binary_search(&at) {
            self.0.remove(index);
        }
    }
}

#[cfg(test)]
mod tests;
