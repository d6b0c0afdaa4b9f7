//! What is sent beside what operations write.

use http::Request;

use crate::auth;
use crate::error::RequestError;
use crate::secret;

/// Headers and parameters of the query, in the order in which they were asked for.
#[derive(Clone, Default)]
pub(crate) struct Extra {
    headers: Vec<(String, String)>,
    query: Vec<(String, String)>,
}

impl Extra {
    pub(crate) fn header(&mut self, name: String, value: String) {
        self.headers.push((name, value));
    }

    pub(crate) fn query(&mut self, name: String, value: String) {
        self.query.push((name, value));
    }

    /// Adds what `other` has; its headers win.
    pub(crate) fn extend(&mut self, other: Self) {
        self.headers.extend(other.headers);
        self.query.extend(other.query);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.headers.is_empty() && self.query.is_empty()
    }

    pub(crate) fn write(&self, request: &mut Request<Vec<u8>>) -> Result<(), RequestError> {
        for (name, value) in &self.headers {
            let (name, mut value) = crate::request::header(name, value)?;
            value.set_sensitive(secret::is_key(name.as_str()));
            request.headers_mut().insert(name, value);
        }
        self.query.iter().try_for_each(|(name, value)| auth::add_query(request, name, value))
    }
}
