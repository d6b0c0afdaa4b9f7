//! Writing a request, piece by piece.

use std::fmt::{self, Display};

use http::header::{ACCEPT, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Uri};
use serde::Serialize;

use crate::error::RequestError;
use crate::multipart::Multipart;
use crate::{form, path};

const JSON: HeaderValue = HeaderValue::from_static("application/json");
const FORM: HeaderValue = HeaderValue::from_static("application/x-www-form-urlencoded");

/// Takes the parts of a request from [`Operation::write`](crate::Operation::write).
///
/// Writing never fails: what cannot be sent is kept, and [`Operation::request`](crate::Operation::request) returns the
/// first of it.
pub struct RequestWriter {
    template: &'static str,
    path: Vec<(String, String)>,
    query: String,
    headers: HeaderMap,
    body: Option<Body>,
    failure: Option<RequestError>,
}

struct Body {
    media_type: HeaderValue,
    bytes: Vec<u8>,
}

impl RequestWriter {
    pub(crate) fn new(template: &'static str) -> Self {
        Self { template, path: Vec::new(), query: String::new(), headers: HeaderMap::new(), body: None, failure: None }
    }

    /// Fills the placeholder `name` of the path.
    ///
    /// The value is percent-encoded, so that it stays within its segment. An empty value, and one that makes its
    /// segment `.` or `..`, cannot be sent: both would call another path.
    pub fn path(&mut self, name: &str, value: impl Display) -> &mut Self {
        self.path.push((name.to_owned(), value.to_string()));
        self
    }

    /// Adds `name=value` to the query, both percent-encoded.
    pub fn query(&mut self, name: &str, value: impl Display) -> &mut Self {
        form::push_pair(&mut self.query, name, &value.to_string());
        self
    }

    /// Adds `name=value` to the query once per value, in order; nothing where there are no values.
    ///
    /// The name is taken as the docs write it, with its brackets where it has some: `created_at[]`.
    pub fn query_all(&mut self, name: &str, values: impl IntoIterator<Item = impl Display>) -> &mut Self {
        for value in values {
            self.query(name, value);
        }
        self
    }

    /// Sets the header `name`, in place of what it was before.
    ///
    /// For credentials use [`Authorize`](crate::Authorize), which keeps them out of debug output.
    pub fn header(&mut self, name: &str, value: impl Display) -> &mut Self {
        match header(name, &value.to_string()) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(error) => self.fail(error),
        }
        self
    }

    /// Sets the body to `body` as JSON.
    pub fn json(&mut self, body: &(impl Serialize + ?Sized)) -> &mut Self {
        self.body(JSON, serde_json::to_vec(body))
    }

    /// Sets the body to `body` as a URL-encoded form.
    ///
    /// Nested members are written with brackets, as in `contact[name]=…`, members of arrays as `tags[]=…`, null as the
    /// empty text. A body that is no object cannot be sent as a form.
    pub fn form(&mut self, body: &(impl Serialize + ?Sized)) -> &mut Self {
        self.body(FORM, form::encode(body))
    }

    /// Sets the body to the parts of `form`.
    pub fn multipart(&mut self, form: Multipart<'_>) -> &mut Self {
        match form.encode() {
            Ok((media_type, bytes)) => self.body = Some(Body { media_type, bytes }),
            Err(error) => self.fail(error),
        }
        self
    }

    fn body(&mut self, media_type: HeaderValue, bytes: serde_json::Result<Vec<u8>>) -> &mut Self {
        match bytes {
            Ok(bytes) => self.body = Some(Body { media_type, bytes }),
            Err(error) => self.fail(RequestError::Body(error)),
        }
        self
    }

    /// Later failures often follow from the first, which is therefore the one to report.
    fn fail(&mut self, error: RequestError) {
        self.failure.get_or_insert(error);
    }

    pub(crate) fn finish(mut self, method: Method, server: &str) -> Result<Request<Vec<u8>>, RequestError> {
        if let Some(failure) = self.failure.take() {
            return Err(failure);
        }
        let uri = self.uri(server)?;
        let mut headers = self.headers;
        headers.entry(ACCEPT).or_insert(JSON);
        let body = self.body.map_or_else(Vec::new, |body| {
            headers.entry(CONTENT_TYPE).or_insert(body.media_type);
            body.bytes
        });
        let mut request = Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = uri;
        *request.headers_mut() = headers;
        Ok(request)
    }

    fn uri(&self, server: &str) -> Result<Uri, RequestError> {
        check_server(server)?;
        let mut url = server.trim_end_matches('/').to_owned();
        url.push_str(&path::fill(self.template, &self.path)?);
        if !self.query.is_empty() {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&self.query);
        }
        Uri::try_from(url).map_err(RequestError::Url)
    }
}

impl fmt::Debug for RequestWriter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestWriter").field("template", &self.template).finish_non_exhaustive()
    }
}

/// Whether paths can be put below `server`.
pub(crate) fn check_server(server: &str) -> Result<(), RequestError> {
    let refuse = |reason| Err(RequestError::Server { reason });
    if server.contains(['?', '#']) {
        return refuse("has a query or a fragment");
    }
    let Ok(uri) = server.parse::<Uri>() else { return refuse("is not a URL") };
    let Some(authority) = uri.authority() else { return refuse("is not absolute") };
    if authority.as_str().contains('@') {
        return refuse("carries credentials, which belong to the authorization");
    }
    match uri.scheme_str() {
        Some("http" | "https") => Ok(()),
        _ => refuse("has no `http` or `https` in front"),
    }
}

/// A header from its texts.
pub(crate) fn header(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), RequestError> {
    match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        (Ok(name), Ok(value)) => Ok((name, value)),
        _ => Err(RequestError::Header { name: name.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const SERVER: &str = "https://api.example.com";

    fn written(
        template: &'static str,
        write: impl FnOnce(&mut RequestWriter),
    ) -> Result<Request<Vec<u8>>, RequestError> {
        let mut writer = RequestWriter::new(template);
        write(&mut writer);
        writer.finish(Method::POST, SERVER)
    }

    fn uri(template: &'static str, write: impl FnOnce(&mut RequestWriter)) -> String {
        written(template, write).unwrap().uri().to_string()
    }

    #[test]
    fn query_keys_and_values_are_encoded() {
        let uri = uri("/list", |request| {
            request.query("q", "a&b=c d+e#f").query("标签", true).query_all("at[]", [1, 2]);
            request.query_all("none[]", [0; 0]);
        });
        assert_eq!(
            uri,
            "https://api.example.com/list?q=a%26b%3Dc%20d%2Be%23f&%E6%A0%87%E7%AD%BE=true&at%5B%5D=1&at%5B%5D=2"
        );
    }

    #[test]
    fn a_query_in_the_template_comes_first() {
        assert_eq!(
            uri("/rest?method=get", |request| {
                request.query("id", 1);
            }),
            "https://api.example.com/rest?method=get&id=1"
        );
    }

    #[test]
    fn bodies_state_their_type() {
        let request = written("/", |request| {
            request.json(&json!({"a": 1}));
        })
        .unwrap();
        assert_eq!(request.headers()[CONTENT_TYPE], "application/json");
        assert_eq!(request.headers()[ACCEPT], "application/json");
        assert_eq!(request.body(), br#"{"a":1}"#);

        let request = written("/", |request| {
            request.header("accept", "text/csv").form(&json!({"a": [1, 2]}));
        })
        .unwrap();
        assert_eq!(request.headers()[CONTENT_TYPE], "application/x-www-form-urlencoded");
        assert_eq!(request.headers()[ACCEPT], "text/csv");
        assert_eq!(request.body(), b"a%5B%5D=1&a%5B%5D=2");

        let request = written("/", |_| ()).unwrap();
        assert!(!request.headers().contains_key(CONTENT_TYPE));
    }

    #[test]
    fn files_are_sent_in_parts() {
        let file = crate::Upload::from(b"x".to_vec());
        let request = written("/", |request| {
            let mut form = Multipart::new();
            form.file("file", &file);
            request.multipart(form);
        })
        .unwrap();
        let media_type = request.headers()[CONTENT_TYPE].to_str().unwrap();
        let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap();
        assert!(request.body().starts_with(format!("--{boundary}\r\n").as_bytes()));
    }

    #[test]
    fn a_header_cannot_be_split() {
        let result = written("/", |request| {
            request.header("X-Name", "secret\r\nX-Admin: 1");
        });
        let Err(error @ RequestError::Header { .. }) = result else { panic!("{result:?}") };
        assert_eq!(error.to_string(), "the header `X-Name` cannot be sent with this name and value");
    }

    #[test]
    fn the_first_failure_is_reported() {
        let unwritable = std::collections::BTreeMap::from([((1, 2), 3)]);
        let result = written("/{id}", |request| {
            request.json(&unwritable).header("bad name", 1);
        });
        assert!(matches!(result, Err(RequestError::Body(_))), "{result:?}");
    }

    #[test]
    fn servers_take_paths_or_are_refused() {
        let at = |server| RequestWriter::new("/a").finish(Method::GET, server);
        assert_eq!(at("http://h:81/v2//").unwrap().uri(), "http://h:81/v2/a");
        for server in
            ["", "/v2", "h:80", "ftp://h", "http://u:p@h", "http://h?x=1", "http://h#x", "http://h h", "http://"]
        {
            let result = at(server);
            assert!(matches!(result, Err(RequestError::Server { .. })), "{server}: {result:?}");
        }
        assert!(!at("http://u:hunter2@h").unwrap_err().to_string().contains("hunter2"));
    }

    #[test]
    fn a_url_beyond_all_bounds_is_an_error() {
        let result = written("/", |request| {
            request.query("q", "x".repeat(70_000));
        });
        assert!(matches!(result, Err(RequestError::Url(_))), "{result:?}");
    }
}
