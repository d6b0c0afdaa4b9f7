//! Credentials, and how they come into a request.

use std::fmt;

use http::HeaderMap;

use crate::error::RequestError;
use crate::request;

/// Puts credentials into a request.
///
/// The headers given are empty; what is written into them is marked as sensitive and then set in the request, so that
/// it wins over what the operation wrote and no debug output shows it.
///
/// ```
/// use docwright_runtime::{Authorize, RequestError, Secret, http::HeaderMap, insert_sensitive};
///
/// struct Token(Secret);
///
/// impl Authorize for Token {
///     fn authorize(&self, headers: &mut HeaderMap) -> Result<(), RequestError> {
///         insert_sensitive(headers, "Authorization", &format!("Token token={}", self.0.expose()))
///     }
/// }
/// ```
pub trait Authorize: Send + Sync {
    /// Writes the credentials.
    ///
    /// # Errors
    ///
    /// When they cannot be written, as with a line break in a token.
    fn authorize(&self, headers: &mut HeaderMap) -> Result<(), RequestError>;
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

/// Writes the credentials of `auth` over `headers`, all of them sensitive.
pub(crate) fn apply(auth: &dyn Authorize, headers: &mut HeaderMap) -> Result<(), RequestError> {
    let mut credentials = HeaderMap::new();
    auth.authorize(&mut credentials)?;
    for value in credentials.values_mut() {
        value.set_sensitive(true);
    }
    headers.extend(credentials);
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
            fn authorize(&self, headers: &mut HeaderMap) -> Result<(), RequestError> {
                headers.insert("x-token", http::HeaderValue::from_static("hunter2"));
                Ok(())
            }
        }
        let mut headers = HeaderMap::new();
        headers.insert("x-token", http::HeaderValue::from_static("from the operation"));
        apply(&Careless, &mut headers).unwrap();
        assert_eq!(headers.get_all("x-token").iter().count(), 1);
        assert_eq!(headers["x-token"], "hunter2");
        assert!(headers["x-token"].is_sensitive());
    }
}
