//! From what is wanted to what is sent.

use std::time::Duration;

use http::header::{ALLOW, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_json::json;

use super::reply::{Reply, What};
use super::route::{Example, Route};
use crate::request::header;

const JSON: HeaderValue = HeaderValue::from_static("application/json");

/// Names the example that an answer is.
const EXAMPLE: HeaderName = HeaderName::from_static("mock-example");

/// An answer, and how it is sent.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) response: Response<Vec<u8>>,
    pub(super) delay: Duration,
    pub(super) is_cut_off: bool,
}

impl Answer {
    fn at_once(response: Response<Vec<u8>>) -> Self {
        Self { response, delay: Duration::ZERO, is_cut_off: false }
    }

    /// What this server has to say for itself.
    pub(super) fn fault(status: StatusCode, message: &str) -> Self {
        Self::told(status, &json!({"mock": message}))
    }

    /// No template fits the path; the nearest one may be what was meant.
    pub(super) fn unknown(call: &str, nearest: Option<&Route>) -> Self {
        let message = format!("the docs know no `{call}`");
        let nearest = nearest.map(|route| json!({"call": route.call(), "page": route.page}));
        Self::told(StatusCode::NOT_FOUND, &json!({"mock": message, "nearest": nearest}))
    }

    /// The path has these methods and not the one that was used.
    pub(super) fn other_methods(methods: &str, is_asked_for: bool) -> Self {
        let mut answer = match is_asked_for {
            true => Self::at_once(empty(StatusCode::NO_CONTENT)),
            false => Self::fault(StatusCode::METHOD_NOT_ALLOWED, &format!("the docs know this path with {methods}")),
        };
        if let Ok(methods) = HeaderValue::from_str(methods) {
            answer.response.headers_mut().insert(ALLOW, methods);
        }
        answer
    }

    fn told(status: StatusCode, body: &serde_json::Value) -> Self {
        let mut response = empty(status);
        *response.body_mut() = body.to_string().into_bytes();
        response.headers_mut().insert(CONTENT_TYPE, JSON);
        Self::at_once(response)
    }
}

/// What `reply` comes to for an operation.
pub(super) fn answer(route: &Route, reply: Reply) -> Answer {
    let Reply { what, status, headers, delay, is_cut_off, times: _ } = reply;
    let (body, example) = match what {
        What::Body(body) => (body, None),
        What::Code(code) => {
            let example = route.examples.iter().find(|example| example.status == code);
            (Vec::new(), example)
        }
        What::Example(name) => match route.example(&name) {
            Some(example) => (Vec::new(), Some(example)),
            None => return shown_otherwise(route, StatusCode::BAD_REQUEST, &format!("no example `{name}`")),
        },
        What::Documented => match route.success() {
            Some(example) => (Vec::new(), Some(example)),
            None => return shown_otherwise(route, StatusCode::NOT_IMPLEMENTED, "no answer to a successful call"),
        },
    };
    let status = status.or(example.map(|example| example.status)).unwrap_or(200);
    // Others are no answers: what is below comes before one, and what is above is unknown to HTTP.
    let Some(status) = StatusCode::from_u16(status).ok().filter(|_| (200..600).contains(&status)) else {
        return Answer::fault(StatusCode::BAD_REQUEST, &format!("{status} is no status of an answer"));
    };
    let body = example.map_or(body, |example| example.body.as_bytes().to_vec());
    match response(status, body, example, &headers) {
        Ok(response) => Answer { response, delay, is_cut_off },
        Err(fault) => Answer::fault(StatusCode::INTERNAL_SERVER_ERROR, &fault),
    }
}

fn response(
    status: StatusCode,
    body: Vec<u8>,
    example: Option<&Example>,
    headers: &[(String, String)],
) -> Result<Response<Vec<u8>>, String> {
    let mut response = empty(status);
    if !body.is_empty() {
        response.headers_mut().insert(CONTENT_TYPE, JSON);
    }
    if let Some(name) = example.and_then(|example| HeaderValue::from_str(example.name).ok()) {
        response.headers_mut().insert(EXAMPLE, name);
    }
    for (name, value) in headers {
        let (name, value) = header(name, value).map_err(|error| error.to_string())?;
        response.headers_mut().insert(name, value);
    }
    *response.body_mut() = body;
    Ok(response)
}

fn empty(status: StatusCode) -> Response<Vec<u8>> {
    let mut response = Response::new(Vec::new());
    *response.status_mut() = status;
    response
}

/// The docs do not show what is asked for; they may show something else.
fn shown_otherwise(route: &Route, status: StatusCode, missing: &str) -> Answer {
    let shown: Vec<_> = route.examples.iter().map(|example| example.name).collect();
    let message = format!("the docs show {missing} of `{}`", route.call());
    Answer::told(status, &json!({"mock": message, "shown": shown, "page": route.page}))
}
