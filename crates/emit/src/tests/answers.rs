//! What tells success from failure, and what is relied on of either.

use serde_json::{Value, json};

use crate::testing::{files, operation, schema};

#[test]
fn beside_its_code_nothing_of_an_error_is_relied_on() {
    let field =
        |name: &str, ty: Value, presence: &str| json!({"name": name, "ident": name, "ty": ty, "presence": presence});
    let error = json!({"fields": [
        field("state", json!({"type": "integer", "width": "i64"}), "required"),
        field("message", json!({"type": "string"}), "required"),
        field("reason", json!({"type": "string", "nullable": true}), "required"),
        field("data", json!({"type": "string", "nullable": true}), "optional"),
    ]});
    let listed = |envelope: Value| {
        let text = files(&schema(json!({"error": error, "envelope": envelope})))["src/error.rs"].clone();
        let (_, list) = text.split_once("members!(ErrorBody {").expect("there is an error body");
        list.split('}').next().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let envelope = json!({"discriminator": "state", "success": [0], "payload": "data", "fields": []});
    let others = "message: lenient, reason: null_lenient, data: lenient";
    assert_eq!(listed(envelope).trim_end_matches(','), format!("state: code, {others}"));
    assert_eq!(listed(Value::Null).trim_end_matches(','), format!("state: lenient, {others}"));
}

#[test]
fn codes_are_the_same_as_text_and_as_numbers() {
    let success = |values: Value| {
        let envelope = json!({"discriminator": "code", "success": values, "payload": "data", "fields": []});
        let answer = json!({"answer": {"status": 200, "wrapping": "envelope", "payload": {"type": "string"}}});
        let files = files(&schema(json!({"operations": [operation(&answer)], "envelope": envelope})));
        let (_, test) = files["src/envelope.rs"].split_once("-> bool {\n        self.").expect("there is a test");
        test.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(success(json!([0])), r#"discriminator == 0 || self.discriminator == "0""#);
    assert_eq!(success(json!(["200000"])), r#"discriminator == "200000" || self.discriminator == 200000"#);
    assert_eq!(success(json!(["007"])), r#"discriminator == "007""#);
}

#[test]
fn an_answer_that_shows_nothing_is_acknowledged() {
    let text = |method: &str, payload: &Value| {
        let answer =
            json!({"status": 200, "wrapping": "envelope", "payload": {"type": "map", "values": {"type": "unknown"}}});
        let example = json!({"name": "ok_1", "page": "things.md", "direction": "response", "outcome": "ok",
            "value": {"code": 0, "data": payload}});
        let field =
            json!({"name": "code", "ident": "code", "ty": {"type": "integer", "width": "i64"}, "presence": "required"});
        let envelope = json!({"discriminator": "code", "success": [0], "payload": "data", "fields": [field]});
        let operation = operation(&json!({"method": method, "answer": answer, "examples": [example]}));
        files(&schema(json!({"operations": [operation], "envelope": envelope})))
    };
    for payload in [json!({}), json!(null)] {
        let files = text("DELETE", &payload);
        assert!(files["src/things.rs"].contains("type Envelope = Acknowledged;"), "{}", files["src/things.rs"]);
        assert!(files["src/envelope.rs"].contains("pub code: Option<i64>,"), "{}", files["src/envelope.rs"]);
        assert!(files["src/envelope.rs"].contains("Some(Self { code: None })"), "{}", files["src/envelope.rs"]);
        assert!(files["tests/examples/things.rs"].contains("assert_acknowledged::<Acknowledged>("));
    }
    assert!(text("GET", &json!({}))["src/things.rs"].contains("type Envelope = Envelope<BTreeMap<String, Value>>;"));
    assert!(
        text("POST", &json!({"a": 1}))["src/things.rs"].contains("type Envelope = Envelope<BTreeMap<String, Value>>;")
    );
}
