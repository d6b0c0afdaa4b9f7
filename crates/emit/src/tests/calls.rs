//! Operations as methods of clients, and lists that come in pages.

use serde_json::{Value, json};

use crate::testing::{operation, parameter, schema, structure, things};

fn int() -> Value {
    json!({"type": "integer", "width": "i64"})
}

fn text() -> Value {
    json!({"type": "string"})
}

fn list(of: &Value) -> Value {
    json!({"type": "array", "items": of})
}

/// The part of the code that goes from page to page, for an operation with these parameters whose answer has these
/// members.
fn paging(parameters: &[Value], members: &[(&str, Value, &str)]) -> String {
    let mut page = structure(members);
    page["usage"] = json!("response");
    page["area"] = json!("things");
    let payload = json!({"type": "ref", "name": "ThingPage"});
    let answer = json!({"status": 200, "wrapping": "bare", "payload": payload});
    let own = operation(&json!({"parameters": parameters, "answer": answer}));
    let code = things(&schema(json!({"operations": [own], "types": {"ThingPage": page}})));
    let Some((_, rest)) = code.split_once("impl docwright_runtime::Paged for GetThing {\n") else {
        return "none".to_owned();
    };
    rest.split_once("\n}\n").map_or("", |(body, _)| body).to_owned()
}

#[test]
fn pages_are_counted() {
    let members = [("things", list(&int()), "required"), ("totalCount", int(), "optional")];
    let parameters = [parameter("query", "pageNum", &int(), false), parameter("query", "size", &int(), false)];
    insta::assert_snapshot!(paging(&parameters, &members), @"
    type Item = i64;

    fn open(page: ThingPage) -> docwright_runtime::Page<i64> {
        docwright_runtime::Page::new(page.things).total(page.totalCount)
    }

    fn after(&self, turn: &docwright_runtime::Turn) -> Self {
        Self {
            pageNum: Some(turn.number(self.pageNum, 1)),
            ..self.clone()
        }
    }
    ");
    let mut from_zero = parameter("query", "page", &int(), true);
    from_zero["default"] = json!("0");
    insta::assert_snapshot!(paging(&[from_zero], &members), @"
    type Item = i64;

    fn open(page: ThingPage) -> docwright_runtime::Page<i64> {
        docwright_runtime::Page::new(page.things).total(page.totalCount)
    }

    fn after(&self, turn: &docwright_runtime::Turn) -> Self {
        Self {
            page: turn.number(self.page, 0),
        }
    }
    ");
}

#[test]
fn items_are_counted() {
    let members = [("things", list(&text()), "unproven"), ("has_more", json!({"type": "boolean"}), "required")];
    let parameters = [parameter("query", "offset", &int(), false), parameter("query", "limit", &int(), false)];
    insta::assert_snapshot!(paging(&parameters, &members), @"
    type Item = String;

    fn open(page: ThingPage) -> docwright_runtime::Page<String> {
        docwright_runtime::Page::new(page.things).has_more(page.has_more)
    }

    fn after(&self, turn: &docwright_runtime::Turn) -> Self {
        Self {
            offset: Some(turn.offset(self.offset)),
            ..self.clone()
        }
    }
    ");
}

#[test]
fn cursors_are_handed_on() {
    let members = [("things", list(&int()), "required"), ("nextPageToken", text(), "optional")];
    let parameters = [parameter("query", "page_token", &text(), false), parameter("query", "page", &int(), false)];
    insta::assert_snapshot!(paging(&parameters, &members), @"
    type Item = i64;

    fn open(page: ThingPage) -> docwright_runtime::Page<i64> {
        docwright_runtime::Page::new(page.things).cursor(page.nextPageToken)
    }

    fn after(&self, turn: &docwright_runtime::Turn) -> Self {
        Self {
            page_token: turn.cursor(),
            ..self.clone()
        }
    }
    ");
}

#[test]
fn cursors_that_look_like_times_are_handed_on_as_text() {
    let time = json!({"type": "string", "format": "date-time"});
    let members = |presence| [("things", list(&int()), "required"), ("nextPageToken", time.clone(), presence)];
    let walk = |sent: &Value, required, presence| {
        let code = paging(&[parameter("query", "page_token", sent, required)], &members(presence));
        let lines = code.lines().map(str::trim).filter(|line| line.contains(".cursor("));
        lines.collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(walk(&time, false, "optional"), @"
    .cursor(page.nextPageToken.map(String::from))
    page_token: turn.cursor().map(Into::into),
    ");
    insta::assert_snapshot!(walk(&time, true, "required"), @"
    .cursor(String::from(page.nextPageToken))
    page_token: turn.cursor().map(Into::into).unwrap_or_default(),
    ");
    insta::assert_snapshot!(walk(&text(), false, "required"), @"
    .cursor(String::from(page.nextPageToken))
    Self { page_token: turn.cursor() }
    ");
}

#[test]
fn what_is_not_certain_is_no_page() {
    let page = || parameter("query", "page", &int(), false);
    let things = || ("things", list(&int()), "required");
    assert_eq!(paging(&[page()], &[("total", int(), "required")]), "none");
    assert_eq!(paging(&[page()], &[things(), ("others", list(&int()), "required")]), "none");
    assert_eq!(paging(&[parameter("query", "page", &text(), false)], &[things()]), "none");
    assert_eq!(
        paging(&[parameter("query", "access_token", &text(), false)], &[things(), ("token", text(), "required")]),
        "none"
    );
    assert_eq!(paging(&[parameter("query", "size", &int(), false)], &[things()]), "none");
}

/// The methods for operations with these ids.
fn methods(ids: &[&str]) -> Vec<String> {
    methods_at(&ids.iter().map(|id| (*id, "/things")).collect::<Vec<_>>())
}

/// The methods for operations with these ids and paths.
fn methods_at(operations: &[(&str, &str)]) -> Vec<String> {
    let operations = operations
        .iter()
        .enumerate()
        .map(|(at, (id, path))| operation(&json!({"id": id, "path": format!("{path}/{at}")})));
    let code = things(&schema(json!({"operations": operations.collect::<Vec<_>>()})));
    let calls = code.split("impl<'c, C> Operations<'c, C> {").nth(1).expect("there are operations");
    let calls = calls.split("\n}\n").next().unwrap_or_default();
    calls.lines().filter_map(|line| line.trim().strip_prefix("pub fn ")?.split('(').next().map(str::to_owned)).collect()
}

#[test]
fn methods_are_called_by_what_they_do() {
    assert_eq!(methods(&["create_thing", "get_thing", "list_things"]), ["create", "get", "list"]);
    assert_eq!(methods(&["list_thing", "list_things"]), ["list_thing", "list_things"]);
    assert_eq!(methods(&["list", "list_things"]), ["list", "list_things"]);
    assert_eq!(methods(&["list_thing_parts", "move_thing", "things"]), ["list_parts", "move_thing", "things"]);
}

#[test]
fn methods_do_not_name_what_things_belong_to() {
    let create = ("create_shop_thing", "/shops/9/things");
    assert_eq!(methods_at(&[create]), ["create"]);
    assert_eq!(methods_at(&[create, ("create_thing", "/things")]), ["create_shop_thing", "create"]);
    assert_eq!(
        methods_at(&[create, ("create_yard_thing", "/yards/9/things")]),
        ["create_shop_thing", "create_yard_thing"]
    );
}

#[test]
fn an_area_is_a_method_of_clients() {
    let id = parameter("path", "id", &int(), true);
    let own = operation(&json!({"path": "/things/{id}", "parameters": [id], "title": "A [thing]", "deprecated": true}));
    let code = things(&schema(json!({"operations": [own]})));
    let (_, calls) = code.split_once("/// The operations of").expect("there are operations");
    insta::assert_snapshot!(calls, @r#"
     `things`, as [`things`](crate::Client::things) of a client gives them.
    #[derive(Debug, Clone, Copy)]
    pub struct Operations<'c, C>(&'c C);

    impl<'c, C> Operations<'c, C> {
        /// A \[thing\]
        ///
        /// See [`GetThing`].
        #[deprecated(note = "the documentation says that it should no longer be used")]
        #[allow(deprecated, reason = "it makes the call that is deprecated with it")]
        pub fn get(&self, id: i64) -> docwright_runtime::Call<'c, C, GetThing> {
            docwright_runtime::Call::new(self.0, GetThing::new(id))
        }
    }

    impl crate::Client {
        /// The operations of `things`.
        #[must_use]
        pub fn things(&self) -> Operations<'_, Self> {
            Operations(self)
        }
    }

    #[cfg(feature = "blocking")]
    impl crate::blocking::Client {
        /// The operations of `things`.
        #[must_use]
        pub fn things(&self) -> Operations<'_, Self> {
            Operations(self)
        }
    }
    "#);
}
