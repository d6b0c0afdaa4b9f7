//! Bodies with files, and what of requests is not shown.

use serde_json::{Value, json};

use super::operations::{check, request_type, text, write};
use crate::testing::{parameter, structure};

#[test]
fn bodies_with_files_are_sent_in_parts() {
    let file = || json!({"type": "file"});
    let files = || json!({"type": "array", "items": {"type": "file"}});
    let nullable = |mut ty: Value| {
        ty["nullable"] = json!(true);
        ty
    };
    let fields = [
        ("photo", file(), "required"),
        ("manual", file(), "optional"),
        ("receipt", nullable(file()), "optional"),
        ("details", files(), "required"),
        ("more", files(), "optional"),
        ("old", nullable(files()), "optional"),
        ("title", text(), "required"),
        ("note", text(), "optional"),
        ("owner", nullable(text()), "optional"),
    ];
    let parts = json!({
        "method": "POST", "body": {"media_type": "multipart/form-data", "ty": {"type": "ref", "name": "Photo"}}
    });
    let code = check(&parts, &json!({"Photo": request_type(&fields)}));
    assert!(code.contains("photo: impl Into<docwright_runtime::Upload>"), "{code}");
    insta::assert_snapshot!(write(&code), @r#"
    (&self, request: &mut RequestWriter) {
            let mut form = docwright_runtime::Multipart::new();
            form.file("photo", &self.body.photo);
            form.files("manual", &self.body.manual);
            form.files("receipt", self.body.receipt.value());
            form.files("details", &self.body.details);
            form.files("more", self.body.more.iter().flatten());
            form.files("old", self.body.old.value().into_iter().flatten());
            form.value("title", &self.body.title);
            if let Some(value) = &self.body.note {
                form.value("note", value);
            }
            if !self.body.owner.is_absent() {
                form.value("owner", &self.body.owner);
            }
            request.multipart(form);
    "#);
}

#[test]
fn bodies_that_are_shown_as_json_are_sent_as_it_without_files() {
    let file = || json!({"type": "file"});
    let fields = [
        ("title", text(), "required"),
        ("photo", file(), "optional"),
        ("more", json!({"type": "array", "items": file()}), "optional"),
    ];
    let parts = |shown: Value| {
        json!({
            "method": "POST", "body": {"media_type": "multipart/form-data", "ty": {"type": "ref", "name": "Photo"}},
            "examples": [{"name": "request_1", "page": "things.md", "direction": "request", "value": shown}]
        })
    };
    let code = check(&parts(json!({"title": "a"})), &json!({"Photo": request_type(&fields)}));
    insta::assert_snapshot!(write(&code), @r#"
    (&self, request: &mut RequestWriter) {
            if self.body.photo.is_some()
                || self.body.more.as_ref().is_some_and(|files| !files.is_empty())
            {
                let mut form = docwright_runtime::Multipart::new();
                form.value("title", &self.body.title);
                form.files("photo", &self.body.photo);
                form.files("more", self.body.more.iter().flatten());
                request.multipart(form);
            } else {
                request.json(&self.body);
            }
    "#);
    let code = check(&parts(json!({"title": "a", "photo": "b"})), &json!({"Photo": request_type(&fields)}));
    assert!(!code.contains("request.json("), "{code}");
}

#[test]
fn answers_and_parameters_hold_no_files() {
    let mut body = structure(&[("photo", json!({"type": "file"}), "required")]);
    body["usage"] = json!("response");
    body["area"] = json!("things");
    let parts = json!({
        "parameters": [parameter("query", "like", &json!({"type": "file"}), false)],
        "answer": {"status": 200, "wrapping": "bare", "payload": {"type": "ref", "name": "Photo"}}
    });
    let code = check(&parts, &json!({"Photo": body}));
    assert!(code.contains("like: Option<String>") && code.contains("pub photo: String"), "{code}");
}

#[test]
fn secrets_are_not_in_debug_output() {
    let parameters = [
        parameter("header", "X-Auth-Token", &text(), true),
        parameter("query", "page_token", &text(), false),
        parameter("query", "has_password", &json!({"type": "boolean"}), false),
    ];
    let fields = [("name", text(), "required"), ("password", text(), "optional")];
    let parts = json!({
        "method": "POST", "parameters": parameters,
        "body": {"media_type": "application/json", "ty": {"type": "ref", "name": "Login"}}
    });
    let code = check(&parts, &json!({"Login": request_type(&fields)}));
    let shown: Vec<&str> = code.split("::fmt::Debug for ").skip(1).collect();
    let shown = shown.iter().map(|text| text.split("\n}").next().unwrap_or_default()).collect::<Vec<_>>().join("\n\n");
    insta::assert_snapshot!(shown, @r#"
    GetThing {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("GetThing")
                .field("XAuthToken", &format_args!("***"))
                .field("page_token", &self.page_token)
                .field("has_password", &self.has_password)
                .field("body", &self.body)
                .finish()
        }

    Login {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.debug_struct("Login")
                .field("name", &self.name)
                .field("password", &format_args!("***"))
                .finish()
        }
    "#);
    assert_eq!(code.matches("#[derive(Clone, PartialEq").count(), 2, "{code}");
}
