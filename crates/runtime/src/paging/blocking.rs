//! Lists that come in pages, where there is no async code.

use std::fmt;

use super::{Paged, Walk};
use crate::blocking::Client;
use crate::operation::CallError;

/// The items of a list, asked for page by page as they are taken. An error ends it.
pub struct Items<O: Paged> {
    client: Client,
    walk: Walk<O>,
}

impl<O: Paged> Items<O> {
    pub(crate) fn new(client: Client, first: O) -> Self {
        Self { client, walk: Walk::new(first) }
    }
}

impl<O: Paged> Iterator for Items<O> {
    type Item = Result<O::Item, CallError<O>>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.walk.ready.pop_front() {
                return Some(Ok(item));
            }
            let next = self.walk.next.take()?;
            match self.client.send(&next) {
                Ok(page) => self.walk.take(&next, page),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("client", &self.client).field("seen", &self.walk.seen).finish_non_exhaustive()
    }
}
