//! Operations.

use serde_json::{Value, json};

use crate::testing::{files, operation, parameter, schema, structure, things};

fn int() -> Value {
    json!({"type": "integer", "width": "i64"})
}

pub(super) fn text() -> Value {
    json!({"type": "string"})
}

/// The code of the operation `GetThing` and of the `types` that it needs.
pub(super) fn check(parts: &Value, types: &Value) -> String {
    let code = things(&schema(json!({"operations": [operation(parts)], "types": types})));
    let (own, rest) = code.split_once("/// The operations of").expect("an operation is a method too");
    let (_, models) = rest.split_once("\n#[cfg(feature = \"blocking\")]").expect("and one of clients that block");
    let models = models.split_once("\n}").map_or("", |(_, models)| models);
    format!("{}{models}", own.trim_end())
}

pub(super) fn request_type(fields: &[(&str, Value, &str)]) -> Value {
    let mut body = structure(fields);
    body["usage"] = json!("request");
    body["area"] = json!("things");
    body
}

/// The part of the code from the `write` function on.
pub(super) fn write(code: &str) -> &str {
    code.split_once("    fn write").map_or("", |(_, rest)| rest).split_once("\n    }").map_or("", |(body, _)| body)
}

#[test]
fn required_parameters_are_arguments_and_others_have_setters() {
    let mut id = parameter("path", "id", &int(), true);
    id["description"] = json!("编号");
    let mut page = parameter("query", "page", &int(), false);
    page["default"] = json!("1");
    let parts = json!({
        "path": "/things/{id}", "title": "A thing", "description": "A thing\nand more.",
        "parameters": [page, id, parameter("header", "x_lang", &text(), true)],
        "answer": {"status": 200, "wrapping": "bare", "payload": text()}
    });
    insta::assert_snapshot!(check(&parts, &json!({})), @r#"
    /// A thing
    ///
    /// and more.
    ///
    /// `GET /things/{id}`, documented in `things.md`.
    ///
    /// ```no_run
    /// # async fn example(client: &shop::Client) -> Result<(), shop::Error> {
    /// let answer = client.things().get(1, "1").await?;
    /// println!("{answer:?}");
    /// # Ok(())
    /// # }
    /// ```
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct GetThing {
        id: i64,
        page: Option<i64>,
        x_lang: String,
    }

    impl GetThing {
        /// The call with its required arguments:
        ///
        /// - `id`: 编号
        /// - `x_lang`
        #[must_use]
        pub fn new(id: i64, x_lang: impl Into<String>) -> Self {
            Self {
                id,
                page: None,
                x_lang: x_lang.into(),
            }
        }

        /// Default: `1`.
        #[must_use]
        pub fn page(mut self, page: i64) -> Self {
            self.page = Some(page);
            self
        }
    }

    impl Operation for GetThing {
        type Envelope = Bare<String, ErrorBody>;
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/things/{id}";
        const DOCS: Option<Docs> = Some(Docs::new("things.md"));

        fn write(&self, request: &mut RequestWriter) {
            request.path("id", self.id);
            if let Some(page) = self.page {
                request.query("page", page);
            }
            request.header("x_lang", &self.x_lang);
        }
    }
    "#);
}

#[test]
fn each_kind_of_parameter_is_written_in_its_own_way() {
    let list = json!({"type": "array", "items": text()});
    let mut level = json!({"kind": "enumeration", "integer": true, "open": true, "values": []});
    level["usage"] = json!("request");
    let parts = json!({"path": "/things/{id}", "parameters": [
        parameter("path", "id", &json!({"type": "unknown"}), true),
        parameter("query", "ids", &list, false),
        parameter("query", "level", &json!({"type": "ref", "name": "Level"}), true),
        parameter("query", "any", &json!({"type": "map", "values": text()}), false),
        parameter("cookie", "session", &text(), false),
        parameter("cookie", "{odd}", &int(), true),
    ]});
    insta::assert_snapshot!(write(&check(&parts, &json!({"Level": level}))), @r#"
    (&self, request: &mut RequestWriter) {
            request.path("id", &self.id);
            request.query_all("ids", &self.ids);
            request.query("level", self.level);
            if let Some(any) = &self.any {
                request.query("any", any);
            }
            let mut cookies = Vec::new();
            if let Some(value) = &self.session {
                cookies.push(format!("session={value}"));
            }
            let value = self.odd;
            cookies.push(format!("{{odd}}={value}"));
            if !cookies.is_empty() {
                request.header("Cookie", cookies.join("; "));
            }
    "#);
}

#[test]
fn the_path_decides_which_path_parameters_there_are() {
    let parts = json!({"path": "/things/{b}/{a}", "parameters": [
        parameter("path", "a", &int(), true),
        parameter("path", "gone", &int(), true),
    ]});
    let code = check(&parts, &json!({}));
    assert!(code.contains("pub fn new(b: impl fmt::Display, a: i64) -> Self"), "{code}");
    assert!(!code.contains("gone"), "{code}");
}

#[test]
fn headers_that_others_set_are_no_parameters() {
    let parameters: Vec<_> = ["Content-Type", "accept", "X-Token", "X-Other"]
        .iter()
        .map(|name| parameter("header", name, &text(), true))
        .collect();
    let authentication = json!({"header": "x-token", "parts": [{"literal": "a"}], "parameters": []});
    let operations = json!([operation(&json!({"parameters": parameters}))]);
    let code = things(&schema(json!({"operations": operations, "authentication": authentication})));
    assert_eq!(code.matches("request.header").count(), 1, "{code}");
}

#[test]
fn members_of_a_body_are_arguments_and_setters_of_the_operation() {
    let types = json!({"Input": request_type(&[("name", text(), "required"), ("note", json!({"type": "string", "nullable": true}), "optional")])});
    let body = json!({"media_type": "application/json", "ty": {"type": "ref", "name": "Input"}});
    insta::assert_snapshot!(check(&json!({"method": "POST", "body": body}), &types), @r#"
    /// `POST /things`, documented in `things.md`.
    ///
    /// ```no_run
    /// # async fn example(client: &shop::Client) -> Result<(), shop::Error> {
    /// client.things().get("1").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct GetThing {
        body: Input,
    }

    impl GetThing {
        /// The call with its required arguments:
        ///
        /// - `name`
        #[must_use]
        pub fn new(name: impl Into<String>) -> Self {
            Self { body: Input::new(name) }
        }

        /// Sets `note`.
        #[must_use]
        pub fn note(mut self, note: impl Into<String>) -> Self {
            self.body.note = Maybe::Value(note.into());
            self
        }

        /// Sends `null` as `note`.
        #[must_use]
        pub fn note_null(mut self) -> Self {
            self.body.note = Maybe::Null;
            self
        }
    }

    impl Operation for GetThing {
        type Envelope = Empty<ErrorBody>;
        const METHOD: Method = Method::POST;
        const PATH: &'static str = "/things";
        const DOCS: Option<Docs> = Some(Docs::new("things.md"));

        fn write(&self, request: &mut RequestWriter) {
            request.json(&self.body);
        }
    }

    /// The request body of [`GetThing`].
    ///
    /// Documented in `things.md`.
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Input {
        pub name: String,
        pub note: Maybe<String>,
    }

    members!(Input { name, note });

    impl Input {
        /// The value with its required members:
        ///
        /// - `name`
        #[must_use]
        pub fn new(name: impl Into<String>) -> Self {
            Self {
                name: name.into(),
                note: Maybe::Absent,
            }
        }

        /// Sets `note`.
        #[must_use]
        pub fn note(mut self, note: impl Into<String>) -> Self {
            self.note = Maybe::Value(note.into());
            self
        }

        /// Sends `null` as `note`.
        #[must_use]
        pub fn note_null(mut self) -> Self {
            self.note = Maybe::Null;
            self
        }
    }
    "#);
}

#[test]
fn too_many_members_are_given_as_one_body() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let fields: Vec<_> = names.iter().map(|name| (*name, int(), "required")).collect();
    let body = json!({"media_type": "application/x-www-form-urlencoded", "ty": {"type": "ref", "name": "Input"}});
    let code = check(&json!({"body": body}), &json!({"Input": request_type(&fields)}));
    assert!(code.contains("pub fn new(body: Input) -> Self"), "{code}");
    assert!(code.contains("request.form(&self.body)"), "{code}");
    assert!(code.contains("clippy::too_many_arguments"), "{code}");
}

#[test]
fn a_parameter_may_be_called_body() {
    let body = json!({"media_type": "application/json", "ty": {"type": "array", "items": int()}});
    let parts = json!({"body": body, "parameters": [parameter("query", "body", &int(), true)]});
    let code = check(&parts, &json!({}));
    assert!(code.contains("pub fn new(body: i64, body_: impl IntoIterator<Item = i64>) -> Self"), "{code}");
}

#[test]
fn an_incomplete_operation_leaves_its_models_and_tests() {
    let mut thing = structure(&[("id", int(), "required")]);
    thing["usage"] = json!("response");
    let example =
        json!({"name": "ok_1", "page": "客户/things.md", "direction": "response", "outcome": "ok", "value": {"id": 1}});
    let parts = json!({
        "path": null, "examples": [example],
        "answer": {"status": 200, "wrapping": "bare", "payload": {"type": "ref", "name": "Thing"}}
    });
    let files = files(&schema(json!({"operations": [operation(&parts)], "types": {"Thing": thing}})));
    assert!(!files.contains_key("src/things.rs"));
    assert!(files["src/models.rs"].contains("pub struct Thing"));
    insta::assert_snapshot!(files["tests/examples/things.rs"], @r#"
    // Generated by docwright from the API's documentation; edits are lost.

    use docwright_runtime::testing::assert_round_trip;

    use shop::models::Thing;

    const PROVENANCE: &str = include_str!("../../provenance.json");

    #[test]
    fn things_get_thing_ok_1() {
        let address = "things.md get_thing#example.ok_1";
        let example = include_str!("things/get_thing_ok_1.json");
        assert_round_trip::<Thing>(address, example, PROVENANCE);
    }
    "#);
    assert_eq!(files["tests/examples/things/get_thing_ok_1.json"], "{\n  \"id\": 1\n}\n");
}

#[test]
fn a_deprecated_operation_says_so_where_it_is_made() {
    let code = check(&json!({"deprecated": true}), &json!({}));
    assert!(code.contains("    #[deprecated(note ="), "{code}");
}

#[test]
fn operations_show_how_they_are_called() {
    let example = |parts: &Value, types: &Value| {
        let code = check(parts, types);
        let lines = code.lines().skip_while(|line| !line.contains("```no_run")).skip(2);
        let lines =
            lines.take_while(|line| !line.contains("# Ok(())")).map(|line| line.trim_start_matches("///").trim());
        lines.collect::<Vec<_>>().join("\n")
    };
    let id = parameter("path", "id", &int(), true);
    assert_eq!(
        example(&json!({"method": "DELETE", "path": "/things/{id}", "parameters": [id]}), &json!({})),
        "client.things().get(1).await?;"
    );
    let fields = [
        ("title", text(), "required"),
        ("owner", json!({"type": "ref", "name": "Owner"}), "required"),
        ("photos", json!({"type": "array", "items": {"type": "file"}}), "required"),
        ("old", json!({"type": "array", "items": {"type": "array", "items": text()}}), "optional"),
    ];
    let body = |name: &str| json!({"method": "POST", "body": {"media_type": "application/json", "ty": {"type": "ref", "name": name}}});
    let owner = request_type(&[("name", text(), "required")]);
    assert_eq!(
        example(&body("Photo"), &json!({"Photo": request_type(&fields), "Owner": owner})),
        "client\n.things()\n.get(shop::things::Owner::new(\"1\"), [shop::Upload::new(\"photo.png\", \"…\")], \"1\")\n.await?;"
    );
    let nested = [("rows", json!({"type": "array", "items": {"type": "array", "items": text()}}), "required")];
    assert_eq!(example(&body("Table"), &json!({"Table": request_type(&nested)})), "");
}
