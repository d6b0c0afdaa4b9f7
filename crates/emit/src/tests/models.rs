//! Structs and the types of their members.

use serde_json::{Value, json};

use crate::testing::{models, schema, structure, things};

fn int() -> Value {
    json!({"type": "integer", "width": "i64"})
}

fn text(nullable: bool) -> Value {
    json!({"type": "string", "nullable": nullable})
}

fn named(name: &str) -> Value {
    json!({"type": "ref", "name": name})
}

/// The lines of the fields of the struct `Thing`, attributes included.
fn fields(usage: &str, fields: &[(&str, Value, &str)]) -> String {
    let user = ("User", "response", structure(&[("id", int(), "required")]));
    let page =
        ("Page", "response", structure(&[("items", json!({"type": "array", "items": named("User")}), "required")]));
    let code = things(&models(&[("Thing", usage, structure(fields)), user, page]));
    let body = code.split_once("pub struct Thing {").map_or("", |(_, rest)| rest);
    body.split_once("\n}").map_or("", |(body, _)| body).to_owned()
}

#[test]
fn members_of_answers_come_back_as_they_were() {
    insta::assert_snapshot!(fields("response", &[
        ("a", int(), "required"),
        ("b", text(true), "required"),
        ("c", text(false), "unproven"),
        ("d", text(true), "unproven"),
        ("e", text(false), "optional"),
        ("f", text(true), "optional"),
    ]), @"
    pub a: i64,
    pub b: Option<String>,
    pub c: Option<String>,
    pub d: Option<String>,
    pub e: Option<String>,
    pub f: Maybe<String>,
    ");
}

#[test]
fn members_of_requests_are_left_out_or_null_as_the_caller_says() {
    insta::assert_snapshot!(fields("request", &[
        ("a", text(true), "required"),
        ("b", text(false), "unproven"),
        ("c", text(true), "unproven"),
    ]), @"
    pub a: Option<String>,
    pub b: Option<String>,
    pub c: Maybe<String>,
    ");
}

#[test]
fn types_have_their_rust_types() {
    insta::assert_snapshot!(fields("response", &[
        ("a", json!({"type": "boolean"}), "required"),
        ("b", json!({"type": "integer", "width": "u64"}), "required"),
        ("c", json!({"type": "integer", "width": "big"}), "required"),
        ("d", json!({"type": "number"}), "required"),
        ("e", json!({"type": "string", "format": "date"}), "required"),
        ("f", json!({"type": "array", "items": {"type": "string", "nullable": true}}), "optional"),
        ("g", json!({"type": "map", "values": named("User")}), "required"),
        ("h", json!({"type": "unknown", "nullable": true}), "required"),
        ("i", json!({"type": "array", "items": {"type": "unknown", "nullable": true}}), "required"),
    ]), @"
    pub a: bool,
    pub b: u64,
    pub c: Value,
    pub d: f64,
    /// A date, as in `2024-03-01`.
    pub e: docwright_runtime::Date,
    pub f: Option<Vec<Option<String>>>,
    pub g: BTreeMap<String, User>,
    pub h: Option<Value>,
    pub i: Vec<Value>,
    ");
}

#[test]
fn unions_try_what_fits_less_first() {
    let union = |of: Value| json!({"type": "union", "of": of});
    let (number, string) = (json!({"type": "number"}), json!({"type": "string"}));
    let list = json!({"type": "array", "items": {"type": "unknown"}});
    insta::assert_snapshot!(fields("response", &[
        ("numeric", union(json!([number, string])), "required"),
        ("formats", union(json!([string, {"type": "string", "format": "date"}])), "required"),
        ("numbers", union(json!([int(), number])), "required"),
        ("empty", union(json!([list, named("User")])), "required"),
        ("three", union(json!([list, {"type": "boolean"}, number, string])), "required"),
        ("four", union(json!([list, {"type": "boolean"}, number, named("User"), string])), "required"),
        ("objects", union(json!([named("Page"), named("User")])), "required"),
        ("anything", union(json!([{"type": "unknown"}, string])), "required"),
    ]), @"

    pub numeric: Numeric,
    pub formats: String,
    pub numbers: f64,
    pub empty: Either<Vec<Value>, User>,
    pub three: Either<bool, Either<Numeric, Vec<Value>>>,
    pub four: Value,
    pub objects: Value,
    pub anything: Value,
    ");
}

#[test]
fn deep_types_are_untyped() {
    let deep = (0..90).fold(json!({"type": "boolean"}), |items, _| json!({"type": "array", "items": items}));
    let code = fields("response", &[("deep", deep, "required")]);
    assert!(code.contains("Vec<Vec<Value>>"), "{code}");
}

#[test]
fn cycles_are_broken_where_structs_hold_each_other() {
    let list = |name: &str| json!({"type": "array", "items": named(name)});
    let customer = structure(&[("contact", named("Contact"), "optional"), ("contacts", list("Contact"), "required")]);
    let contact = structure(&[("customer", named("Customer"), "optional"), ("user", named("User"), "required")]);
    let user = structure(&[("id", int(), "required"), ("leader", named("User"), "optional")]);
    insta::assert_snapshot!(things(&models(&[
        ("Contact", "response", contact),
        ("Customer", "response", customer),
        ("User", "response", user),
    ])), @"
    /// Part of [`Customer`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Contact {
        pub customer: Option<Box<Customer>>,
        pub user: User,
    }

    members!(Contact { customer: object, user });

    /// Part of [`Contact`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Customer {
        pub contact: Option<Box<Contact>>,
        pub contacts: Vec<Contact>,
    }

    members!(Customer { contact: object, contacts });

    /// Part of [`Contact`].
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct User {
        pub id: i64,
        pub leader: Option<Box<User>>,
    }

    members!(User { id, leader: object });
    ");
}

#[test]
fn members_whose_keys_are_data_stand_in_a_map() {
    let mut body = structure(&[("id", int(), "required")]);
    body["extra"] = json!({"ident": "extra", "pattern": "^f_[0-9]+$", "values": text(true)});
    insta::assert_snapshot!(things(&models(&[("Thing", "request", body)])), @"
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct Thing {
        pub id: i64,
        /// Members whose keys are data (they match `^f_[0-9]+$`), and all others that the docs do not
        /// list.
        pub extra: BTreeMap<String, Value>,
    }

    members!(Thing { id, ..extra });

    impl Thing {
        /// The value with its required members:
        ///
        /// - `id`
        #[must_use]
        pub fn new(id: i64) -> Self {
            Self { id, extra: BTreeMap::new() }
        }

        /// Adds a member whose key is data.
        #[must_use]
        pub fn extra(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
            self.extra.insert(key.into(), value.into());
            self
        }
    }
    ");
}

#[test]
fn a_default_never_goes_around_what_is_required() {
    let input = structure(&[("name", text(false), "required")]);
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
    let mut fields: Vec<_> = names.iter().map(|name| (*name, int(), "required")).collect();
    let code = things(&models(&[("Wide", "request", structure(&fields))]));
    assert!(code.contains("clippy::too_many_arguments") && !code.contains("Default"), "{code}");
    fields.push(("input", named("Input"), "required"));
    let code = things(&models(&[("Wide", "request", structure(&fields)), ("Input", "request", input)]));
    assert!(!code.contains("Default"), "{code}");
}

#[test]
fn names_that_rust_keeps_are_raw_or_changed() {
    let fields = structure(&[("type", int(), "required"), ("self", int(), "required"), ("new", int(), "optional")]);
    insta::assert_snapshot!(things(&models(&[("Self", "request", fields)])), @r#"
    #[derive(Debug, Clone, PartialEq)]
    #[non_exhaustive]
    pub struct SelfModel {
        pub r#type: i64,
        pub self_: i64,
        pub new: Option<i64>,
    }

    members!(SelfModel { r#type = "type", self_ = "self", new });

    impl SelfModel {
        /// The value with its required members:
        ///
        /// - `self`
        /// - `type`
        #[must_use]
        pub fn new(self_: i64, r#type: i64) -> Self {
            Self { r#type, self_, new: None }
        }

        /// Sets `new`.
        #[must_use]
        pub fn new_(mut self, new: i64) -> Self {
            self.new = Some(new);
            self
        }
    }
    "#);
}

#[test]
fn types_are_imported_from_where_they_are() {
    let shared = json!({"usage": "response", "kind": "struct", "fields": []});
    let mut own = structure(&[("a", named("Shared"), "required"), ("b", named("Vec"), "required")]);
    own["area"] = json!("things");
    own["usage"] = json!("response");
    let schema = schema(json!({"types": {"Own": own, "Shared": shared, "Vec": shared}}));
    let files = crate::testing::files(&schema);
    assert!(files["src/things.rs"].contains("use crate::models::{Shared, VecModel};"), "{}", files["src/things.rs"]);
}

#[test]
fn hostile_prose_is_text() {
    let hostile =
        "*/ \" #[doc] ```\nfn main() {}\n    code\u{202e}\u{7} [x](y) <script> https://a.example/b `".repeat(2_000);
    let mut body = structure(&[("\"\\\n*/ }", text(false), "required")]);
    body["description"] = json!(hostile);
    body["fields"][0]["description"] = json!(hostile);
    body["fields"][0]["default"] = json!(hostile);
    body["fields"][0]["ident"] = json!("odd");
    let code = things(&models(&[("Thing", "response", body)]));
    assert!(code.len() < 20_000, "{}", code.len());
    assert!(code.contains(r#"members!(Thing { odd = "\"\\\n*/ }" });"#), "{code}");
    assert!(code.lines().all(|line| line.chars().count() < 140 && !line.contains(['\u{202e}', '\u{7}'])), "{code}");
    assert!(!code.contains("/**") && !code.contains("///     "), "{code}");
}
