//! Examples and what tells one from the other.

use super::check;

#[test]
fn status_lines() {
    check(
        r#"
## Log in

```http
POST /login HTTP/1.1
Content-Type: application/json

{"user": "ada"}

HTTP/1.1 200 OK

{"token": "t"}
```

### 401 Unauthorized

```json
{"error": "no"}
```

```
HTTP/1.1 404 Not Found

{"error": "gone"}
```
"#,
        r#"
page "Log in"
operation POST /login "Log in" @1
  request {user} @7
  response ok 200 {token} @11
  response error 401 "401 Unauthorized" {error} @17
  response error 404 {error} @23
"#,
    );
}

#[test]
fn unclosed_fence_ends_with_its_json() {
    check(
        r#"
**请求URL：** `GET /v1/a`

**返回示例**

```json
{"a": 1}

**返回参数说明**

| 字段 | 说明 |
|---|---|
| a | 甲 |
"#,
        r#"
operation GET /v1/a @1
  response @10
    a "甲"
  response "返回示例" {a} @6
! fence-unclosed @5
"#,
    );
}

#[test]
fn json_behind_a_label() {
    check(
        r#"
请求URL: /v1/a
请求方式: GET
返回示例: {
"a": 1
}
"#,
        r#"
operation GET /v1/a @1
  response "返回示例" {a} @3
"#,
    );
}

#[test]
fn no_examples() {
    check(
        r#"
**请求URL：** `GET /v1/a`

**返回示例**

```python
print({"a": 1})
```

见 {"a": 1} 与 [链接](http://x)。

**备注**

{"b": 2}
"#,
        r"
operation GET /v1/a @1
",
    );
}

#[test]
fn answer_below_parameters_without_a_label() {
    check(
        r#"
## Reset

```
PUT /pin
```

**Parameters**

| Name | Type |
|---|---|
| pin | string |

```json
{"code": 0}
```
"#,
        r#"
page "Reset"
operation PUT /pin "Reset" @1
  request @9
    pin string
  response {code} @14
"#,
    );
}

/// A status may stand in the fence of the body, in whatever words, and each of several bodies may have its own.
#[test]
fn statuses_within_fences() {
    let page = |fence: &str| format!("# Get\n\n`GET /a`\n\n## Response\n\n```\n{fence}\n```\n");
    for head in ["HTTP/1.1 201 Created", "ret-code 201", "// Status code: 201", "201 Created", "Response 201"] {
        let read = super::reading(&page(&format!("{head}\n{{\"a\": 1}}")));
        assert!(read.contains("  response ok 201 \"Response\" {a} @"), "{head}: {read}");
    }
    check(
        &page("200 OK\n\n{\"a\": 1}\n\nError 404\n[{\"b\": 1}]"),
        r#"
page "Get"
operation GET /a "Get" @1
  response ok 200 "Response" {a} @10
  response error 404 [1] @13
"#,
    );
    // A number that is no status, and one that belongs to something else.
    for head in ["20", "Example 201", "7, 201"] {
        let read = super::reading(&page(&format!("{head}\n{{\"a\": 1}}")));
        assert!(!read.contains("ok 201"), "{head}: {read}");
    }
}
