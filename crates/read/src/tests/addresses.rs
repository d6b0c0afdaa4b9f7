//! Methods, URLs and where an operation begins.

use super::check;

#[test]
fn several_operations_on_a_page() {
    check(
        r#"
# 书架

## 列表

GET /v1/shelves

返回示例:

```json
{"shelves": []}
```

## 新建

POST /v1/shelves

请求示例:

```json
{"floor": 2}
```
"#,
        r#"
page "书架"
operation GET /v1/shelves "书架" @1
  response "返回示例" {shelves} @10
operation POST /v1/shelves "新建" @13
  request "请求示例" {floor} @20
"#,
    );
}

#[test]
fn several_paths_of_one_description() {
    check(
        r"
## List emoji

```
GET /issues/:id/emoji
GET /notes/:id/emoji
```

| Attribute | Type | Required |
|---|---|---|
| `id` | integer | yes |
",
        r#"
page "List emoji"
operation GET /issues/{id}/emoji "List emoji" @1
  request @8
    id integer required
operation GET /notes/{id}/emoji "List emoji" @1
  request @8
    id integer required
"#,
    );
}

#[test]
fn placeholders() {
    check(
        r"
## A

GET /a/:id/{x}/<y>/${z}/{{w}}/(v)/[u].json

## B

`PUT https://{host}/b/$id?tags[]=1&q={q}`

## C

* API: **DELETE** `localhost:8080/c/`
",
        r#"
page "A"
operation GET /a/{id}/{x}/{y}/{z}/{w}/{v}/{u}.json "A" @1
operation PUT /b/{id} "B" @5
  query @7
    tags[] e.g. 1
    q
operation DELETE /c/ "C" @9
"#,
    );
}

#[test]
fn a_sample_call_is_no_second_operation() {
    check(
        r"
## 成员

GET /guilds/{guild_id}/members

### 示例

GET /guilds/123/members

```json
[]
```
",
        r#"
page "成员"
operation GET /guilds/{guild_id}/members "成员" @1
  response "示例" [0] @10
"#,
    );
}

#[test]
fn address_of_a_sample_where_nothing_else_tells() {
    check(
        r#"
## Get all apps

```shell
curl "https://x.example.com/api/apps" -H "A: b"
```

> This returns JSON:

```json
{"apps": []}
```
"#,
        r#"
page "Get all apps"
operation GET /api/apps "Get all apps" @1
  server https://x.example.com
  response "This returns JSON" {apps} @10
"#,
    );
}

#[test]
fn urls_of_prose_are_no_operations() {
    check(
        r#"
# 说明

地址：资源以复数命名，例如客户在 /api/v2/customers。

```js
fetch("/api/v2/customers/1", { method: 'GET' })
```

请求 GET /api/v2/x 即可。
"#,
        r#"
page "说明"
! no-operation @1
"#,
    );
}

/// What a link shows is what its author wrote.
#[test]
fn addresses_that_are_links() {
    for url in [
        "[http://127.0.0.1:8080/v1/a](http://127.0.0.1:8080/v1/a)",
        "[/v1/a](https://example.com/x)",
        "<http://a.example/v1/a>",
    ] {
        let read = super::reading(&format!("# T\n\n## Fetch\n\n#### URL\n> {url}\n\n#### HTTP method\n> POST\n"));
        assert!(read.contains("operation POST /v1/a \"Fetch\" @3"), "{url}: {read}");
    }
}

/// An index names what no section describes, where its page describes something.
#[test]
fn an_index_of_operations() {
    let index = "# API\n\n| Method | Path | Summary |\n|---|---|---|\n| GET | /ovens | All ovens |\n| POST | /ovens | Add an oven |\n| GET | /ovens/\\{id\\} | One oven |\n";
    check(
        &format!("{index}\n## GET /v1/ovens/{{oven}}\n\n### Response\n\n```json\n{{\"id\": 1}}\n```\n"),
        r#"
page "API"
operation GET /v1/ovens/{oven} "GET /v1/ovens/{oven}" @9
  response "Response" {id} @14
operation GET /ovens "All ovens" @5
operation POST /ovens "Add an oven" @6
"#,
    );
    check(index, "\npage \"API\"\n! no-operation @1\n");
}

/// What is written as code, or in the place of a URL, may be written carelessly.
#[test]
fn addresses_with_slips() {
    let path = |text: &str| {
        let read = super::reading(text);
        read.lines().find_map(|line| line.strip_prefix("operation ")).unwrap_or("none").to_owned()
    };
    assert_eq!(path("# A\n\n`POST api/ovens`\n"), "POST /api/ovens \"A\" @1");
    assert_eq!(path("# Endpoint: `POST/ovens`\n\n## Request\n\n```json\n{\"a\": 1}\n```\n"), "POST /ovens @1");
    assert_eq!(path("# A\n\n`GET /ovens/*:id*`\n"), "GET /ovens/{id} \"A\" @1");
    assert_eq!(
        path("# A\n\nURL: http://a.example//ovens\n\nMethod: GET\n\n## Response\n\n```json\n{}\n```\n"),
        "GET /ovens \"A\" @1"
    );
    assert_eq!(
        path("# A\n\n- Method: GET\n- Path: BaseUrl/ovens\n\n## Response\n\n```json\n{}\n```\n"),
        "GET /ovens \"A\" @1"
    );
    let identified = "# A\n\nPUT /ovens/6847a1c2f3e4b5d6e7f8a9b0\n\n## Request\n\n```json\n{\"a\": 1}\n```\n";
    assert_eq!(path(identified), "PUT /ovens/{id} \"A\" @1");
    assert_eq!(path("# A\n\n`PUT /locks/LOCK_ID/V1`\n"), "PUT /locks/{LOCK_ID}/V1 \"A\" @1");
    assert_eq!(path("# A\n\n`PUT /OPEN_API/locks`\n"), "PUT /OPEN_API/locks \"A\" @1");
    assert_eq!(path("# A\n\n`GET /files/*path/raw`\n"), "GET /files/*path/raw \"A\" @1");
    assert_eq!(path("# A\n\n`GET domain/list`\n"), "GET /domain/list \"A\" @1");
    let shell = "# A\n\n## URL\n\n```bash\n/ovens/add\n```\n\n## Method\n\nPOST\n\n## Response\n\n```json\n{}\n```\n";
    assert_eq!(path(shell), "POST /ovens/add \"A\" @1");
    let parted =
        "## A\n\n**URL**: host + /ovens<br />**Method**: POST\n\n##### Response\n\n```java\n{\n\"a\": 1\n}\n```\n";
    assert_eq!(path(parted), "POST /ovens \"A\" @1");
    let cell = "## A\n\n| Item | Value |\n|---|---|\n| Page | Home |\n| URL | `POST /ovens` |\n\n## Response\n\n```json\n{\"a\": 1}\n```\n";
    assert_eq!(path(cell), "POST /ovens \"A\" @1");
    assert_eq!(
        path("# A\n\n## Add an oven `/ovens/add`\n\n### Response\n\n```json\n{\"a\": 1}\n```\n"),
        "? /ovens/add \"Add an oven\" @3"
    );
    assert_eq!(path("# A\n\n## `GET` `/ovens` - All ovens\n\nEach of them.\n"), "GET /ovens \"All ovens\" @3");
    // A sentence that mentions a path is no address.
    assert_eq!(path("# A\n\nUse POST ovens/add for it.\n"), "none");
}

#[test]
fn numbered_lines_in_bold_are_titles() {
    check(
        r#"
# API

**2.1. List ovens**
* **Method & Path:** `GET /ovens`
* **Success Response (200 OK):**
    ```json
    {"ovens": []}
    ```

**2.2. Add an oven**
* **Method & Path:** `POST /ovens`
"#,
        r#"
page "API"
operation GET /ovens "List ovens" @3
  response ok 200 "Success Response (200 OK)" {ovens} @7
operation POST /ovens "Add an oven" @10
"#,
    );
}
