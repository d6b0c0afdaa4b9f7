//! An operation on its way to a client.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use http::Response;

use crate::answer::Answer;
use crate::client::Client;
use crate::extra::Extra;
use crate::operation::{CallError, Operation, Output};
use crate::paging::{Items, Paged};

/// An operation and the client that sends it: what grouped methods such as `client.contacts().get(7)` return.
///
/// It is sent once it is awaited; with a client that blocks, by `send`. `C` is the client of a generated crate.
#[must_use = "nothing is sent before it is awaited or told to"]
pub struct Call<'c, C, O> {
    pub(crate) client: &'c C,
    pub(crate) operation: O,
    pub(crate) extra: Extra,
}

impl<'c, C, O> Call<'c, C, O> {
    /// A call of `operation` by `client`.
    pub fn new(client: &'c C, operation: O) -> Self {
        Self { client, operation, extra: Extra::default() }
    }

    /// The same call with optional arguments: `call.with(|list| list.page(2).per_page(50))`.
    pub fn with(self, set: impl FnOnce(O) -> O) -> Self {
        Self { operation: set(self.operation), ..self }
    }

    /// The same call with a header that its operation does not know of, such as `Idempotency-Key`, or in place of one that
    /// it does.
    pub fn header(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.extra.header(name.into(), value.to_string());
        self
    }

    /// The same call with `name=value` added to its query, for what the docs do not list.
    pub fn query(mut self, name: impl Into<String>, value: impl fmt::Display) -> Self {
        self.extra.query(name.into(), value.to_string());
        self
    }

    /// The operation alone, without what was added to it.
    #[must_use]
    pub fn into_operation(self) -> O {
        self.operation
    }
}

impl<C: AsRef<Client>, O: Operation> Call<'_, C, O> {
    /// Sends the call and returns all of the answer: payload, envelope, status, headers and body.
    ///
    /// # Errors
    ///
    /// As for [`Client::send_full`].
    pub async fn full(self) -> Result<Answer<O::Envelope>, CallError<O>> {
        let (client, operation) = self.parts();
        client.send_full(operation).await
    }

    /// Sends the call and returns the answer unread, whatever its status: for what the docs do not say of it.
    ///
    /// # Errors
    ///
    /// As for [`Client::send_raw`].
    pub async fn raw(self) -> Result<Response<Vec<u8>>, CallError<O>> {
        let (client, operation) = self.parts();
        client.send_raw(operation).await
    }

    /// The items of this page and of all that follow.
    #[must_use = "nothing is sent before items are taken"]
    pub fn stream(self) -> Items<O>
    where
        O: Paged,
    {
        let (client, operation) = self.parts();
        client.stream(operation)
    }

    /// The operation, and a client that sends it with what was added to it.
    fn parts(self) -> (Client, O) {
        (self.client.as_ref().clone().extra(self.extra), self.operation)
    }
}

impl<'c, C: AsRef<Client> + Sync, O: Operation + Send + Sync + 'c> IntoFuture for Call<'c, C, O> {
    type Output = Result<Output<O>, CallError<O>>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send + 'c>>;

    fn into_future(self) -> Self::IntoFuture {
        let (client, operation) = self.parts();
        Box::pin(async move { client.send(operation).await })
    }
}

impl<C, O: fmt::Debug> fmt::Debug for Call<'_, C, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("operation", &self.operation).finish_non_exhaustive()
    }
}
