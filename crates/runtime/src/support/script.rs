//! A transport that sends nothing and waits for nothing.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use http::{Request, Response, StatusCode};

use crate::{Limits, Transport, TransportError};

/// Gives each request the next of its outcomes, and remembers what it was asked for.
#[derive(Default)]
pub(crate) struct Script {
    outcomes: Mutex<VecDeque<Result<Response<Vec<u8>>, TransportError>>>,
    requests: Mutex<Vec<Request<Vec<u8>>>>,
    limits: Mutex<Vec<Limits>>,
    waits: Mutex<Vec<Duration>>,
}

impl Script {
    pub(crate) fn of(outcomes: impl IntoIterator<Item = Result<Response<Vec<u8>>, TransportError>>) -> Arc<Self> {
        Arc::new(Self { outcomes: Mutex::new(outcomes.into_iter().collect()), ..Self::default() })
    }

    pub(crate) fn requests(&self) -> Vec<Request<Vec<u8>>> {
        self.requests.lock().unwrap().clone()
    }

    pub(crate) fn limits(&self) -> Vec<Limits> {
        self.limits.lock().unwrap().clone()
    }

    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap().clone()
    }
}

impl Transport for Script {
    async fn exchange(&self, request: Request<Vec<u8>>, limits: Limits) -> Result<Response<Vec<u8>>, TransportError> {
        self.requests.lock().unwrap().push(request);
        self.limits.lock().unwrap().push(limits);
        self.outcomes.lock().unwrap().pop_front().expect("the script has no further outcome")
    }

    async fn sleep(&self, duration: Duration) {
        self.waits.lock().unwrap().push(duration);
    }
}

#[allow(clippy::unnecessary_wraps, reason = "it stands beside errors in a script")]
pub(crate) fn answer(
    status: u16,
    headers: &[(&'static str, &'static str)],
    body: &str,
) -> Result<Response<Vec<u8>>, TransportError> {
    let mut answer = Response::new(body.as_bytes().to_vec());
    *answer.status_mut() = StatusCode::from_u16(status).unwrap();
    for (name, value) in headers {
        answer.headers_mut().insert(*name, value.parse().unwrap());
    }
    Ok(answer)
}
