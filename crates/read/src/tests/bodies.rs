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

/// A status that stands before an answer, however it is written, is that of the answer; what it says of itself is no
/// description of the operation.
#[test]
fn statuses_in_lists() {
    check(
        r#"
# Shelves

## Add a shelf

`POST /shelves`

### **Responses**

  - Status **201** (Created)
    - **Description:** It was added.
    ### Response body:
      ```json
      { "id": 7 }
      ```
  - Status **400** (Bad Request)
    ### Response body:
      ```json
      { "message": "no room" }
      ```
  - `409 Conflict`: it is there already

## Remove a shelf

```bash
curl -X DELETE https://api.example.com/shelves/{id}
```

Success response: `204 No Content`

## Count shelves

`GET /shelves/count`

### Response

200 shelves are returned at most.

### Status codes

- **202 Accepted** – it is counted
- **404** – no shelf
"#,
        r#"
page "Shelves"
operation POST /shelves "Add a shelf" @3
  response ok 201 "Response body" {id} @13
  response error 400 "Response body" {message} @18
  error code 409 "it is there already"
operation DELETE /shelves/{id} "Remove a shelf" @22
  server https://api.example.com
  answers 204
operation GET /shelves/count "Count shelves" @30
  answers 202
  error code 404 "no shelf"
"#,
    );
}

/// What an error holds is none of what is returned.
#[test]
fn tables_of_errors() {
    check(
        r"
## Get a shelf

`GET /shelves/{id}`

## Response

**Status code: 200**

**Table 1** Response body parameters

| Parameter | Type |
|---|---|
| id | integer |

**Status code: 400**

**Table 2** Response body parameters

| Parameter | Type |
|---|---|
| error_code | string |
",
        r#"
page "Get a shelf"
operation GET /shelves/{id} "Get a shelf" @1
  response @11
    id integer
"#,
    );
}

#[test]
fn media_types() {
    let sends = |rest: &str| {
        let read = super::reading(&format!("# Add\n\n`POST /a`\n\n{rest}\n"));
        read.lines().find_map(|line| line.strip_prefix("  sends ")).map(str::to_owned)
    };
    let table = "\n\n| Name | Type |\n|---|---|\n| a | string |";
    let form = Some("application/x-www-form-urlencoded".to_owned());
    assert_eq!(sends(&format!("## Body parameters (application/x-www-form-urlencoded){table}")), form);
    assert_eq!(sends(&format!("**Form data parameters**{table}")), form);
    assert_eq!(sends(&format!("**表单参数**{table}")), form);
    assert_eq!(sends(&format!("**Parâmetros do formulário**{table}")), form);
    assert_eq!(sends(&format!("- Content-Type: application/x-www-form-urlencoded{table}")), form);
    assert_eq!(
        sends("## Headers\n\n| Name | Value |\n|---|---|\n| Content-Type | `application/x-www-form-urlencoded` |"),
        form
    );
    assert_eq!(sends("## Example\n\n```\ncurl -X POST https://a.example/a -d 'a=1&b=2'\n```"), form);
    assert_eq!(
        sends("## Example\n\n```\nPOST /a HTTP/1.1\nContent-Type: application/x-www-form-urlencoded\n\na=1\n```"),
        form
    );
    assert_eq!(sends(&format!("Format: multipart/form-data{table}")), Some("multipart/form-data".to_owned()));
    let file = "## Example\n\n```\ncurl https://a.example/a -F 'photo=@a.png' -F name=tea\n```";
    assert_eq!(sends(file), Some("multipart/form-data".to_owned()));
    // What is answered in some form says nothing of the request, and a JSON body more than a call.
    assert_eq!(sends("## Response\n\nContent-Type: application/x-www-form-urlencoded"), None);
    assert_eq!(sends("## Example\n\n```\ncurl https://a.example/a -d '{\"a\": 1}'\n```"), None);
}

#[test]
fn headers_shown_as_json_are_no_body() {
    check(
        "POST /a\n\n[Request header]\n\n```json\n{\"X-Key\": \"String\"}\n```\n\n[Request body]\n\n```json\n{\"a\": 1}\n```\n",
        r#"
operation POST /a @1
  request "[Request body]" {a} @12
"#,
    );
}

/// A line in bold that leads to a body may call it an answer in words of its own.
#[test]
fn answers_with_names_of_their_own() {
    check(
        "POST /a\n\n**Parameters:**\n\n| Name | Type |\n|---|---|\n| a | string |\n\n**Response FULL:**\n\n```json\n{\"b\": 1}\n```\n",
        r#"
operation POST /a @1
  request @5
    a string
  response "Response FULL" {b} @12
"#,
    );
}

/// Tables and sample calls tell by which header callers are known; what a sample holds is kept nowhere.
#[test]
fn credentials_of_operations() {
    let page = |rest: &str| {
        let read = super::reading(&format!("# Add\n\n`GET /a`\n\n{rest}\n"));
        let found = read.lines().filter_map(|line| line.strip_prefix("  credential "));
        found
            .map(|line| line.split_once(" @").map_or(line, |(credential, _)| credential).to_owned())
            .collect::<Vec<_>>()
    };
    let call = |header: &str| page(&format!("```\ncurl -H '{header}' https://a.example/a\n```"));
    assert_eq!(call("Authorization: Bearer c2VjcmV0=="), ["Authorization: Bearer {token}"]);
    assert_eq!(call("PRIVATE-TOKEN: c2VjcmV0"), ["PRIVATE-TOKEN: {private_token}"]);
    assert_eq!(call("X-Api-Key: a secret"), ["X-Api-Key: {api_key}"]);
    assert_eq!(call("Accept: application/json"), [""; 0]);
    let message = "## Example\n\n```\nGET /a HTTP/1.1\nAuthorization: Token abc\n```";
    assert_eq!(page(message), ["Authorization: Token {token}"]);
    let table = |place: &str, row: &str| page(&format!("## {place}\n\n| Name | Description |\n|---|---|\n| {row} |"));
    assert_eq!(table("Request headers", "X-Auth-Token | who you are"), ["X-Auth-Token: {auth_token}"]);
    assert_eq!(table("Request headers", "`Authorization` | `Bearer {token}`"), ["Authorization: Bearer {token}"]);
    assert_eq!(table("Request headers", "token | of the session"), ["token: {token}"]);
    // Elsewhere a token may be anything.
    assert_eq!(table("Parameters", "token | of the shelf"), [""; 0]);
}

/// Statuses are told in headings, labels and items too.
#[test]
fn statuses_in_words() {
    check(
        r#"
# Pay

**Endpoint:** `POST /payments`

**HTTP Status:** `201 Created`

## Response

```json
{"id": 1}
```

## Errors

### 1. The token is missing (401 Unauthorized)

**Response:**

```json
{"message": "no"}
```

- Code 404 Not Found:

```json
{"message": "gone"}
```
"#,
        r#"
page "Pay"
operation POST /payments "Pay" @1
  response ok 201 "Response" {id} @10
  response error 401 "Response" {message} @20
  response error 404 "Code 404 Not Found" {message} @26
"#,
    );
}

/// Metadata in JSON is no answer.
#[test]
fn metadata_in_json() {
    check(
        "{{{\n  \"title\": \"A\",\n  \"date\": \"x\"\n}}}\n\n`GET /a`\n\n## Response\n\n```json\n{\"id\": 1}\n```\n",
        r#"
operation GET /a @6
  response "Response" {id} @11
"#,
    );
}

#[test]
fn statuses_in_fences_of_their_own() {
    check(
        r#"
# Bake

`POST /loaves`

### Response

```
Status: 201 Created
X-Oven: 7
```

```json
{"id": 7}
```
"#,
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  response ok 201 {id} @13
"#,
    );
}

#[test]
fn bodies_named_within_a_fence() {
    check(
        r#"
# Bake

`POST /loaves`

### Example

```
Request body:
{"kind": "rye"}

// Success
{"id": 7}

// Failure
{"error": "no flour"}
```
"#,
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  request "Example" {kind} @9
  response ok {id} @12
  response error {error} @15
"#,
    );
}

#[test]
fn bodies_in_tables_of_statuses() {
    check(
        r#"
# Bake

`POST /loaves`

##### Responses

> | http code | content-type | response |
> |---|---|---|
> | `201` | `application/json` | `{"id": 7}` |
> | `400` | `application/json` | `{"error": "no flour"}` |
> | `405` | `text/html` | None |
"#,
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  response ok 201 {id} @9
  response error 400 {error} @10
  error code 400
  error code 405
"#,
    );
}

#[test]
fn what_a_call_prints() {
    check(
        r#"
# All loaves

`GET /loaves`

```json
$ curl 'http://localhost:9090/loaves?kind=rye'
{
  "loaves": []
}
```
"#,
        r#"
page "All loaves"
operation GET /loaves "All loaves" @1
  query @6
    kind e.g. rye
  response {loaves} @7
"#,
    );
}

#[test]
fn titles_of_fences() {
    check(
        r#"
# Bake

`POST /loaves`

```json title="Request"
{"kind": "rye"}
```

```{.json .wide title="Example Response"}
{"id": 7}
```

```json title="loaf.json"
{"id": 8}
```
"#,
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  request {kind} @6
  response {id} @10
  response {id} @14
"#,
    );
}
