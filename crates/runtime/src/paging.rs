//! Lists that come in pages.

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::client::Client;
use crate::operation::{CallError, Operation, Output};

#[cfg(feature = "blocking")]
pub(crate) mod blocking;
#[cfg(test)]
mod tests;

/// An operation that answers a list page by page.
pub trait Paged: Operation + Sized {
    /// What the list holds.
    type Item;

    /// Takes the items out of a page, and what it says of the others.
    fn open(page: Output<Self>) -> Page<Self::Item>;

    /// The call for the page after this one.
    #[must_use]
    fn after(&self, turn: &Turn) -> Self;
}

/// The items of one page, and what the page says of the others.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    items: Vec<T>,
    total: Option<u64>,
    has_more: Option<bool>,
    cursor: Cursor,
}

/// What a page says of the one that follows.
#[derive(Debug, Clone, PartialEq)]
enum Cursor {
    Unsaid,
    Ended,
    Next(String),
}

impl<T> Page<T> {
    /// A page that says nothing of the others.
    #[must_use]
    pub fn new(items: impl Into<Option<Vec<T>>>) -> Self {
        Self { items: items.into().unwrap_or_default(), total: None, has_more: None, cursor: Cursor::Unsaid }
    }

    /// The number of items on all pages.
    #[must_use]
    pub fn total(self, total: impl Into<Option<i64>>) -> Self {
        Self { total: total.into().and_then(|total| total.try_into().ok()), ..self }
    }

    /// Whether there is another page.
    #[must_use]
    pub fn has_more(self, has_more: impl Into<Option<bool>>) -> Self {
        Self { has_more: has_more.into(), ..self }
    }

    /// What the next page is asked for by; there is none after one without it.
    #[must_use]
    pub fn cursor(self, cursor: impl Into<Option<String>>) -> Self {
        let cursor = cursor.into().filter(|cursor| !cursor.is_empty()).map_or(Cursor::Ended, Cursor::Next);
        Self { cursor, ..self }
    }
}

/// From one page to the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    items: u64,
    cursor: Option<String>,
}

impl Turn {
    /// The number of the next page, after the page that was asked for; `first` is asked for where nothing is said.
    #[must_use]
    pub fn number(&self, asked: impl Into<Option<i64>>, first: i64) -> i64 {
        asked.into().unwrap_or(first).saturating_add(1)
    }

    /// How many items stand before the next page; `asked` is how many stood before this one.
    #[must_use]
    pub fn offset(&self, asked: impl Into<Option<i64>>) -> i64 {
        asked.into().unwrap_or(0).saturating_add_unsigned(self.items)
    }

    /// What this page says that the next one is asked for by.
    #[must_use]
    pub fn cursor(&self) -> Option<String> {
        self.cursor.clone()
    }
}

/// Where a walk through pages is: sans-IO, so that it is one for clients of all kinds.
struct Walk<O: Paged> {
    /// The call for the next page.
    next: Option<O>,
    ready: VecDeque<O::Item>,
    seen: u64,
    cursor: Option<String>,
}

impl<O: Paged> Walk<O> {
    fn new(first: O) -> Self {
        Self { next: Some(first), ready: VecDeque::new(), seen: 0, cursor: None }
    }

    /// Takes in the answer to `asked`.
    ///
    /// A page without items is the last one, whatever it says. One with fewer than were asked for need not be: servers
    /// cap what they give.
    fn take(&mut self, asked: &O, page: Output<O>) {
        let page = O::open(page);
        let items = page.items.len() as u64;
        self.seen += items;
        let is_counted = page.total.is_some_and(|total| self.seen >= total);
        let (is_ended, cursor) = match page.cursor {
            Cursor::Unsaid => (is_counted, None),
            Cursor::Ended => (true, None),
            // A server that gives the same cursor again would never come to an end.
            Cursor::Next(cursor) => (self.cursor.as_ref() == Some(&cursor), Some(cursor)),
        };
        let is_last = items == 0 || is_ended || page.has_more == Some(false);
        self.cursor = cursor;
        self.ready.extend(page.items);
        self.next = (!is_last).then(|| asked.after(&Turn { items, cursor: self.cursor.clone() }));
    }
}

type Asking<O> = Pin<Box<dyn Future<Output = (O, Result<Output<O>, CallError<O>>)> + Send>>;

/// The items of a list, asked for page by page as they are taken.
///
/// An error ends it. Dropping it asks for nothing more.
pub struct Items<O: Paged> {
    client: Client,
    walk: Walk<O>,
    asking: Option<Asking<O>>,
}

// Nothing in it is pinned in place: the future is in a box.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Items<O> {
    pub(crate) fn new(client: Client, first: O) -> Self {
        Self { client, walk: Walk::new(first), asking: None }
    }
}

impl<O: Paged + Send + Sync + 'static> Items<O> {
    /// The next item; `None` after the last one.
    pub async fn next(&mut self) -> Option<Result<O::Item, CallError<O>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All items that are left.
    ///
    /// # Errors
    ///
    /// Whatever the first page that could not be had failed with.
    pub async fn collect(mut self) -> Result<Vec<O::Item>, CallError<O>> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
        }
        Ok(items)
    }
}

impl<O: Paged + Send + Sync + 'static> Stream for Items<O> {
    type Item = Result<O::Item, CallError<O>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.walk.ready.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            if let Some(asking) = &mut self.asking {
                let (asked, answer) = ready!(asking.as_mut().poll(context));
                self.asking = None;
                match answer {
                    Ok(page) => self.walk.take(&asked, page),
                    Err(error) => return Poll::Ready(Some(Err(error))),
                }
            } else {
                let Some(next) = self.walk.next.take() else { return Poll::Ready(None) };
                let client = self.client.clone();
                self.asking = Some(Box::pin(async move {
                    let answer = client.send(&next).await;
                    (next, answer)
                }));
            }
        }
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("client", &self.client).field("seen", &self.walk.seen).finish_non_exhaustive()
    }
}
