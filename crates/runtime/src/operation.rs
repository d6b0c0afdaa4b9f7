//! A call as data, between the request it makes and the answer it reads.

use http::{Method, Request, Response};

use crate::answer::Answer;
use crate::docs::Docs;
use crate::envelope::{self, Envelope};
use crate::error::{Error, RequestError};
use crate::request::RequestWriter;

/// What a successful call of `O` yields.
pub type Output<O> = <<O as Operation>::Envelope as Envelope>::Payload;

/// The documented error body of `O`.
pub type ErrorBody<O> = <<O as Operation>::Envelope as Envelope>::Error;

/// Why a call of `O` failed.
pub type CallError<O> = Error<ErrorBody<O>>;

/// One operation of an API as data.
///
/// An implementation says what the operation is; it opens no socket and knows no credentials. Whoever sends it — this
/// crate's `Client`, a test, another HTTP library — takes a request from [`request`](Self::request) and gives the
/// answer to [`response`](Self::response).
pub trait Operation {
    /// How the answer is wrapped on the wire.
    type Envelope: Envelope;

    /// The HTTP method.
    const METHOD: Method;

    /// The path template below the server's URL, placeholders in braces: `/api/v2/contacts/{id}`.
    ///
    /// A query that every call carries may follow after `?`. Percent-encoded text stays as it is.
    const PATH: &'static str;

    /// Where it is documented, for messages.
    const DOCS: Option<Docs> = None;

    /// Writes what differs from call to call.
    fn write(&self, request: &mut RequestWriter);

    /// The request for `server`, an absolute `http` or `https` URL with or without a path of its own.
    ///
    /// It asks for JSON unless [`write`](Self::write) set another `Accept`, and states the type of its body, where it
    /// has one. It carries no credentials: see [`Authorize`](crate::Authorize).
    ///
    /// # Errors
    ///
    /// The first thing that `write` met and could not send, a placeholder that it left unfilled, or a `server` that no
    /// request can go to.
    fn request(&self, server: &str) -> Result<Request<Vec<u8>>, RequestError> {
        let mut writer = RequestWriter::new(Self::PATH);
        self.write(&mut writer);
        writer.finish(Self::METHOD, server)
    }

    /// Takes the payload out of the answer to [`request`](Self::request).
    ///
    /// # Errors
    ///
    /// [`Error::Api`] when the status is not 2xx, whatever the body is, or when the [`Envelope`] says that the call
    /// failed; [`Error::Decode`] when a 2xx answer does not have the documented shape.
    fn response<B: AsRef<[u8]>>(&self, response: &Response<B>) -> Result<Output<Self>, CallError<Self>> {
        let body = response.body().as_ref();
        envelope::open(response.status(), response.headers(), body, Self::DOCS).map(Self::Envelope::into_payload)
    }

    /// Reads the answer to [`request`](Self::request) and keeps all of it.
    ///
    /// # Errors
    ///
    /// As for [`response`](Self::response).
    fn answer(&self, response: Response<Vec<u8>>) -> Result<Answer<Self::Envelope>, CallError<Self>> {
        Answer::read(response, Self::DOCS)
    }
}

impl<O: Operation + ?Sized> Operation for &O {
    type Envelope = O::Envelope;
    const METHOD: Method = O::METHOD;
    const PATH: &'static str = O::PATH;
    const DOCS: Option<Docs> = O::DOCS;

    fn write(&self, request: &mut RequestWriter) {
        O::write(self, request);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Bare;

    struct List<'a> {
        names: &'a [&'a str],
    }

    impl Operation for List<'_> {
        type Envelope = Bare<Vec<u8>>;
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/list";

        fn write(&self, request: &mut RequestWriter) {
            request.query_all("name[]", self.names);
        }
    }

    fn uri_of(operation: impl Operation) -> String {
        operation.request("http://localhost").unwrap().uri().to_string()
    }

    #[test]
    fn a_reference_is_the_same_operation() {
        let list = List { names: &["a", "b c"] };
        let by_reference = uri_of(&list);
        assert_eq!(by_reference, "http://localhost/list?name%5B%5D=a&name%5B%5D=b%20c");
        assert_eq!(by_reference, uri_of(list));
    }
}
