use std::sync::Arc;

use super::*;
use crate::support::{Script, answer, block_on};
use crate::{Bare, RequestWriter, TransportError};

/// How a list is asked for from page to page.
#[derive(Debug, Clone, Copy)]
enum By {
    Number,
    Offset,
    Cursor,
}

/// A list of numbers.
#[derive(Debug)]
struct List {
    by: By,
    at: Option<i64>,
    cursor: Option<String>,
}

#[derive(serde::Deserialize)]
struct Answer {
    rows: Vec<u64>,
    total: Option<i64>,
    more: Option<bool>,
    next: Option<String>,
}

impl Operation for List {
    type Envelope = Bare<Answer>;
    const METHOD: http::Method = http::Method::GET;
    const PATH: &'static str = "/rows";

    fn write(&self, request: &mut RequestWriter) {
        if let Some(at) = self.at {
            request.query("at", at);
        }
        if let Some(cursor) = &self.cursor {
            request.query("cursor", cursor);
        }
    }
}

impl Paged for List {
    type Item = u64;

    fn open(page: Answer) -> Page<u64> {
        let opened = Page::new(page.rows).total(page.total).has_more(page.more);
        if page.next.is_some() { opened.cursor(page.next) } else { opened }
    }

    fn after(&self, turn: &Turn) -> Self {
        let at = match self.by {
            By::Number => Some(turn.number(self.at, 1)),
            By::Offset => Some(turn.offset(self.at)),
            By::Cursor => None,
        };
        Self { at, cursor: turn.cursor(), ..*self }
    }
}

fn list(by: By) -> List {
    List { by, at: None, cursor: None }
}

/// What comes of a list whose pages are answered so, and what was asked for.
#[track_caller]
fn check(list: List, pages: &[&str], items: &[u64], queries: &[&str]) {
    let script = Script::of(pages.iter().map(|page| answer(200, &[], page)));
    let client = Client::with_transport("https://api.example.com", Arc::clone(&script)).unwrap();
    assert_eq!(block_on(client.stream(list).collect()).unwrap(), items);
    let asked: Vec<String> =
        script.requests().iter().map(|request| request.uri().query().unwrap_or_default().to_owned()).collect();
    assert_eq!(asked, queries);
}

#[test]
fn a_total_tells_the_last_page() {
    let pages = [r#"{"rows": [1, 2], "total": 3}"#, r#"{"rows": [3], "total": 3}"#];
    check(list(By::Number), &pages, &[1, 2, 3], &["", "at=2"]);
    check(list(By::Offset), &pages, &[1, 2, 3], &["", "at=2"]);
    let from_third = List { at: Some(3), ..list(By::Number) };
    check(from_third, &[r#"{"rows": [7], "total": 9}"#, r#"{"rows": [], "total": 9}"#], &[7], &["at=3", "at=4"]);
}

#[test]
fn without_a_total_an_empty_page_is_the_last() {
    let pages = [r#"{"rows": [1, 2]}"#, r#"{"rows": [3]}"#, r#"{"rows": []}"#];
    check(list(By::Number), &pages, &[1, 2, 3], &["", "at=2", "at=3"]);
    check(list(By::Offset), &pages, &[1, 2, 3], &["", "at=2", "at=3"]);
    check(list(By::Number), &[r#"{"rows": [1], "more": false}"#], &[1], &[""]);
}

#[test]
fn a_cursor_is_followed_until_there_is_none() {
    let pages = [r#"{"rows": [1], "next": "b"}"#, r#"{"rows": [2], "next": "c"}"#, r#"{"rows": [3], "next": ""}"#];
    check(list(By::Cursor), &pages, &[1, 2, 3], &["", "cursor=b", "cursor=c"]);
    // A total counts nothing where the walk may have begun in the middle.
    let again = [r#"{"rows": [1], "next": "b", "total": 1}"#, r#"{"rows": [1], "next": "b", "total": 1}"#];
    check(list(By::Cursor), &again, &[1, 1], &["", "cursor=b"]);
}

#[test]
fn an_error_ends_the_list() {
    let script = Script::of([answer(200, &[], r#"{"rows": [1]}"#), answer(404, &[], "")]);
    let client = Client::with_transport("https://api.example.com", script).unwrap();
    let mut items = client.stream(list(By::Number));
    block_on(async {
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert_eq!(items.next().await.unwrap().unwrap_err().status(), Some(http::StatusCode::NOT_FOUND));
        assert!(items.next().await.is_none());
    });
}

#[test]
fn nothing_is_sent_before_items_are_taken() {
    let script = Script::of([Err(TransportError::connect("x"))]);
    let client = Client::with_transport("https://api.example.com", Arc::clone(&script)).unwrap();
    drop(client.stream(list(By::Number)));
    assert!(script.requests().is_empty());
}

#[test]
fn a_stream_goes_where_streams_go() {
    fn goes<T: Send + 'static>() {}
    goes::<Items<List>>();
}
