//! Credentials, and how they come into a request.

use std::fmt;

use http::{HeaderMap, Request, Uri};

use crate::error::RequestError;
use crate::{form, request};

/// Puts credentials into a request.
///
/// It is asked once per attempt of a call, right before the request is sent, and may change any of it: most APIs want a header,
/// some a parameter of the query ([`add_query`]), and signatures cover method, path, query and body. Headers that it
/// sets are marked as sensitive, so that no debug output shows them.
///
/// ```
/// use docwright_runtime::{Authorize, RequestError, Secret, http::Request, insert_sensitive};
///
/// struct Token(Secret);
///
/// impl Authorize for Token {
///     fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
///         insert_sensitive(request.headers_mut(), "Authorization", &format!("Token token={}", self.0.expose()))
///     }
/// }
/// ```
///
/// A signature is made of the request as it goes out, and anew for each attempt, since servers refuse old ones:
///
/// ```
/// use docwright_runtime::{Authorize, RequestError, Secret, http::Request, insert_sensitive};
/// use std::time::{SystemTime, UNIX_EPOCH};
///
/// struct Signature {
///     key: String,
///     secret: Secret,
/// }
///
/// impl Authorize for Signature {
///     fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
///         let time = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis().to_string();
///         let path = request.uri().path_and_query().map_or("", |path| path.as_str());
///         let method = request.method().as_str();
///         let text = [time.as_bytes(), method.as_bytes(), path.as_bytes(), request.body()].concat();
///         let signature = hmac_sha256(self.secret.expose().as_bytes(), &text);
///         let headers = request.headers_mut();
///         insert_sensitive(headers, "X-Api-Key", &self.key)?;
///         insert_sensitive(headers, "X-Api-Timestamp", &time)?;
///         insert_sensitive(headers, "X-Api-Sign", &signature)
///     }
/// }
///
/// /// From a crate such as `hmac`, written in hexadecimal digits.
/// fn hmac_sha256(secret: &[u8], text: &[u8]) -> String {
/// #     format!("{:x}", secret.len() + text.len())
/// # /*
///     …
/// # */
/// }
/// ```
pub trait Authorize: Send + Sync {
    /// Writes the credentials.
    ///
    /// # Errors
    ///
    /// When they cannot be written, as with a line break in a token. Nothing is sent then.
    fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError>;
}

/// Sets the header `name` to a value that no debug output shows.
///
/// # Errors
///
/// [`RequestError::Header`] when name or value cannot stand in a header. The error does not repeat the value.
pub fn insert_sensitive(headers: &mut HeaderMap, name: &str, value: &str) -> Result<(), RequestError> {
    let (name, mut value) = request::header(name, value)?;
    value.set_sensitive(true);
    headers.insert(name, value);
    Ok(())
}

/// Adds `name=value` to the query of a request, both percent-encoded.
///
/// ```
/// use docwright_runtime::{RequestError, add_query, http::Request};
///
/// let mut request = Request::get("https://api.example.com/users?page=2").body(())?;
/// add_query(&mut request, "access_token", "a b")?;
/// assert_eq!(request.uri(), "https://api.example.com/users?page=2&access_token=a%20b");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`RequestError::Url`] when the URL becomes too long.
pub fn add_query<B>(request: &mut Request<B>, name: &str, value: &str) -> Result<(), RequestError> {
    let mut pair = String::new();
    form::push_pair(&mut pair, name, value);
    let url = request.uri().to_string();
    let mark = if request.uri().query().is_some() { '&' } else { '?' };
    *request.uri_mut() = Uri::try_from(format!("{url}{mark}{pair}")).map_err(RequestError::Url)?;
    Ok(())
}

/// Writes the credentials of `auth` into `request`; the headers that are new or other ones then are sensitive.
pub(crate) fn apply(auth: &dyn Authorize, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
    let before = request.headers().clone();
    auth.authorize(request)?;
    for (name, value) in request.headers_mut() {
        if !before.get_all(name).iter().any(|own| own == value) {
            value.set_sensitive(true);
        }
    }
    Ok(())
}

/// A text that must not be shown, such as a token or a password.
///
/// [`Debug`](fmt::Debug) prints `Secret(..)` and there is no `Display`. Its memory is not wiped when it is dropped.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The text itself, for the one place that sends it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&str> for Secret {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_not_shown() {
        let secret = Secret::from("hunter2");
        assert_eq!(format!("{secret:?} {secret:#?}"), "Secret(..) Secret(..)");
        assert_eq!(secret.expose(), "hunter2");
    }

    #[test]
    fn a_sensitive_header_is_not_shown() {
        let mut headers = HeaderMap::new();
        insert_sensitive(&mut headers, "X-Token", "hunter2").unwrap();
        assert!(!format!("{headers:?}").contains("hunter2"));
        let error = insert_sensitive(&mut headers, "X-Token", "hunter2\n").unwrap_err();
        assert!(!format!("{error:?} {error}").contains("hunter2"));
    }

    #[test]
    fn credentials_are_sensitive_and_win() {
        struct Careless;
        impl Authorize for Careless {
            fn authorize(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
                request.headers_mut().insert("x-token", http::HeaderValue::from_static("hunter2"));
                add_query(request, "at", "1")
            }
        }
        let request = Request::get("http://h/a").header("x-token", "from the operation").header("x-lang", "de");
        let mut request = request.body(Vec::new()).unwrap();
        apply(&Careless, &mut request).unwrap();
        let headers = request.headers();
        assert_eq!(headers.get_all("x-token").iter().collect::<Vec<_>>(), ["hunter2"]);
        assert!(headers["x-token"].is_sensitive() && !headers["x-lang"].is_sensitive());
        assert_eq!(request.uri(), "http://h/a?at=1");
    }

    #[test]
    fn queries_grow() {
        let mut request = Request::get("http://h").body(()).unwrap();
        add_query(&mut request, "a[]", "x&y").unwrap();
        add_query(&mut request, "b", "").unwrap();
        assert_eq!(request.uri(), "http://h/?a%5B%5D=x%26y&b=");
        assert!(matches!(add_query(&mut request, "c", &"x".repeat(70_000)), Err(RequestError::Url(_))));
    }
}
