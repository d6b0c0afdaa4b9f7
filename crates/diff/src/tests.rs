use docwright_schema::Schema;
use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::changes;

mod laws;
mod oasdiff;
mod review;

/// A schema that has every kind of fact, as JSON.
#[expect(clippy::too_many_lines, reason = "one of everything")]
fn shop() -> Value {
    let id = json!({"name": "id", "ident": "id", "ty": {"type": "integer", "width": "i64"}, "presence": "required",
        "description": "Which one.", "default": "7",
        "limits": {"minimum": 1, "maximum": 9, "shortest": 1, "longest": 20}});
    let code = json!({"name": "code", "ident": "code", "ty": {"type": "string"}, "presence": "required"});
    let msg =
        json!({"name": "msg", "ident": "msg", "ty": {"type": "string", "nullable": true}, "presence": "unproven"});
    json!({
        "name": "shop",
        "title": "The shop",
        "servers": [
            {"ident": "Live", "url": "https://api.example.com", "description": "for customers"},
            {"ident": "Test", "url": "https://test.example.com"},
        ],
        "authentication": {
            "header": "Authorization",
            "parts": [{"literal": "Token "}, {"parameter": "token"}, {"parameter": "device"}],
            "parameters": [{"ident": "token", "description": "from the settings"}, {"ident": "device"}],
        },
        "rate_limit": {"requests": 60, "seconds": 1},
        "envelope": {"discriminator": "code", "success": ["ok", 0], "payload": "data", "fields": [code, msg]},
        "error": {"fields": [code, msg], "message": "msg"},
        "error_codes": [{"code": "40", "ident": "Gone", "message": "not there"}, {"code": "41", "ident": "Lost"}],
        "areas": [{"name": "orders", "pages": ["get.md", "put.md"]}, {"name": "users", "pages": []}],
        "operations": [
            {
                "id": "get_order", "area": "orders", "page": "get.md", "method": "GET", "path": "/orders/{id}",
                "title": "One order", "description": "Finds it.", "deprecated": true,
                "parameters": [
                    {"location": "path", "name": "id", "ident": "id", "ty": {"type": "integer", "width": "i64"},
                     "required": true, "description": "Which one.", "default": "7",
        "limits": {"minimum": 1, "maximum": 9, "shortest": 1, "longest": 20}},
                    {"location": "query", "name": "at[]", "ident": "at",
                     "ty": {"type": "array", "items": {"type": "string", "format": "date", "nullable": true}},
                     "required": false},
                ],
                "body": {"media_type": "application/json", "ty": {"type": "ref", "name": "Order"}},
                "answer": {"status": 200, "wrapping": "envelope", "payload": {"type": "ref", "name": "Order"}},
                "examples": [
                    {"name": "ok_1", "page": "get.md", "direction": "response", "outcome": "ok", "status": 200, "partial": true,
                     "value": {"code": "ok", "data": {"id": 7, "tags": [null, true, "x"]}}},
                    {"name": "request_1", "page": "get.md", "direction": "request", "value": {"id": 1.5}},
                ],
            },
            {
                "id": "put_order", "area": "orders", "page": "put.md", "method": null, "path": null,
                "parameters": [], "answer": {"status": 204, "wrapping": "bare"}, "examples": [],
            },
        ],
        "types": {
            "Order": {
                "area": "orders", "description": "An order.", "usage": "both", "kind": "struct",
                "fields": [
                    id,
                    {"name": "state", "ident": "state", "ty": {"type": "ref", "name": "State"}, "presence": "optional"},
                    {"name": "total", "ident": "total", "presence": "unproven",
                     "ty": {"type": "union", "of": [{"type": "number"}, {"type": "string"}]}},
                    {"name": "notes", "ident": "notes", "presence": "optional",
                     "ty": {"type": "map", "values": {"type": "unknown", "nullable": true}}},
                ],
                "extra": {"ident": "extra", "pattern": "^scan_", "values": {"type": "boolean"}},
            },
            "Loose": {"usage": "both", "kind": "enumeration", "integer": false, "open": true, "values": []},
            "State": {
                "usage": "response", "kind": "enumeration", "integer": true, "open": false,
                "values": [
                    {"value": "1", "ident": "Paid", "description": "in full"},
                    {"value": "2", "ident": "Void"},
                ],
            },
        },
    })
}

pub(crate) fn schema(value: Value) -> Schema {
    serde_json::from_value(value).unwrap()
}

/// The changes that the edits make to the shop: each replaces what stands at a JSON pointer, or removes it.
fn check(edits: &[(&str, Value)]) -> String {
    let mut new = shop();
    for (pointer, value) in edits {
        *new.pointer_mut(pointer).unwrap() = value.clone();
    }
    let (old, new) = (schema(shop()), schema(new));
    let changes = changes(&old, &new);
    changes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn facts_about_the_api() {
    let edits = [
        ("/title", Value::Null),
        ("/servers/1", json!({"ident": "Own", "url": "https://own.example.com"})),
        ("/authentication/parts/0/literal", json!("Bearer ")),
        ("/authentication/parameters/0/description", Value::Null),
        ("/rate_limit/requests", json!(30)),
        ("/envelope/success/1", json!(1)),
        ("/envelope/fields/1/presence", json!("required")),
        ("/error", Value::Null),
        ("/error_codes/0/message", json!("gone for good")),
        ("/error_codes/1", json!({"code": "42", "ident": "Late", "message": "too late"})),
        ("/areas/0/pages/1", json!("list.md")),
    ];
    assert_snapshot!(check(&edits), @r#"
    - api#title title: The shop
    ~ api#servers.https://test.example.com => api#servers.https://own.example.com key: https://test.example.com => https://own.example.com
    ~ api#servers.https://test.example.com => api#servers.https://own.example.com ident: Test => Own
    ~ api#authentication parts: "Token " token device => "Bearer " token device
    - api#authentication.token description: from the settings
    ~ api#rate_limit rate-limit: 60 in 1 s => 30 in 1 s
    ~ api#envelope success: "ok" | 0 => "ok" | 1
    ~ api#envelope.msg presence: unproven => required
    - api#error error-body: object of 2 members
    ~ api#error_code.40 description: not there => gone for good
    - api#error_code.41 error-code: 41 Lost
    + api#error_code.42 error-code: 42 Late -- too late
    + api#areas.orders.list.md page: list.md
    - api#areas.orders.put.md page: put.md
    "#);
}

#[test]
fn facts_about_operations() {
    let answer = json!({"status": 201, "wrapping": "bare"});
    let edits = [
        ("/operations/0/id", json!("find_order")),
        ("/operations/0/deprecated", json!(false)),
        ("/operations/0/parameters/0/required", json!(false)),
        ("/operations/0/parameters/1/ty/items/nullable", json!(false)),
        ("/operations/0/body", Value::Null),
        ("/operations/0/answer", answer),
        ("/operations/0/examples/0/status", Value::Null),
        ("/operations/0/examples/1/value/id", json!(2)),
        ("/operations/1/path", json!("/orders/{id}")),
        ("/operations/1/method", json!("PUT")),
    ];
    assert_snapshot!(check(&edits), @r#"
    ~ GET /orders/{id} ident: get_order => find_order
    ~ GET /orders/{id} deprecated: deprecated => current
    ~ GET /orders/{id}#parameter.path.id presence: required => optional
    ~ GET /orders/{id}#parameter.query.at[][] nullable: or null => never null
    - GET /orders/{id}#body body: application/json: Order
    ~ GET /orders/{id}#response status: 200 => 201
    ~ GET /orders/{id}#response wrapping: in the envelope => bare
    - GET /orders/{id}#response payload: Order
    - GET /orders/{id}#example.ok_1 status: 200
    ~ GET /orders/{id}#example.request_1 content: {"id":1.5} => {"id":2}
    + put.md put_order => PUT /orders/{id} method: PUT
    + put.md put_order => PUT /orders/{id} path: /orders/{id}
    "#);
}

#[test]
fn facts_about_types() {
    let field = json!({"name": "price", "ident": "price", "ty": {"type": "number"}, "presence": "unproven"});
    let edits = [
        ("/types/Order/area", Value::Null),
        ("/types/Order/fields/0/ty", json!({"type": "string", "nullable": true})),
        ("/types/Order/fields/2", field),
        ("/types/Order/fields/3/ty/values", json!({"type": "boolean"})),
        ("/types/Order/extra/pattern", json!("^scan_[0-9]+$")),
        ("/types/State/open", json!(true)),
        ("/types/State/values/0/description", json!("in full\nand in time")),
        ("/types/State/values/1/value", json!("3")),
    ];
    assert_snapshot!(check(&edits), @"
    - Order membership: orders
    ~ Order#id nullable: never null => or null
    ~ Order#id type: integer => string
    ~ Order#notes.{*} nullable: or null => never null
    ~ Order#notes.{*} type: unknown => boolean
    + Order#price field: price~: number
    - Order#total field: total~: number | string
    ~ Order#{*} pattern: ^scan_ => ^scan_[0-9]+$
    ~ State openness: closed => open
    ~ State#1 description: in full => in full / and in time
    ~ State#2 => State#3 key: 2 => 3
    ");
}

#[test]
fn what_moves_changes_its_order_alone() {
    let mut moved = shop();
    for list in ["/types/Order/fields", "/operations/0/parameters", "/operations", "/servers"] {
        moved.pointer_mut(list).and_then(Value::as_array_mut).unwrap().reverse();
    }
    let (old, moved) = (schema(shop()), schema(moved));
    let changes = changes(&old, &moved);
    let lines: Vec<_> = changes.iter().map(ToString::to_string).collect();
    assert_snapshot!(lines.join("\n"), @"
    ~ api#servers order: https://api.example.com, https://test.example.com => https://test.example.com, https://api.example.com
    ~ GET /orders/{id}#parameter order: path.id, query.at[] => query.at[], path.id
    ~ api#operations order: GET /orders/{id}, put.md put_order => put.md put_order, GET /orders/{id}
    ~ Order order: id, state, total, notes => notes, total, state, id
    ");
}

#[test]
fn another_kind_of_type_is_one_change() {
    let mut new = shop();
    new["types"]["State"] = json!({"usage": "response", "kind": "struct", "fields": []});
    let (old, new) = (schema(shop()), schema(new));
    let changes = changes(&old, &new);
    assert_eq!(changes.len(), 1);
    assert_snapshot!(changes[0], @"~ State shape: enumeration of 2 values => struct of 0 members");
}
