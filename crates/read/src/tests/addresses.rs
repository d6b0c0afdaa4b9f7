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
operation GET /v1/ovens/{oven} @9
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

#[test]
fn requests_at_the_end_of_headings() {
    check(
        r"
# API

## Add an oven % POST /ovens

## Change an oven: PATCH /ovens/{oven.id#ovens/oven-object}

## What to GET from whom

Nothing.
",
        r#"
page "API"
operation POST /ovens "Add an oven" @3
operation PATCH /ovens/{oven.id} "Change an oven" @5
"#,
    );
}

#[test]
fn contents_are_no_operations() {
    check(
        r"
# API

* [POST /loaves](#post-loaves)
* [GET /loaves (all of them)](#get-loaves)

## POST /loaves

Adds a loaf.

## GET /loaves

Lists them.
",
        r#"
page "API"
operation POST /loaves @6
  description "Adds a loaf."
operation GET /loaves @10
  description "Lists them."
"#,
    );
}

#[test]
fn a_sentence_that_begins_with_its_request() {
    check(
        r"
# Get a loaf

* `GET /loaves/{id}` will return the loaf with this number.

It may be old. `GET /loaves` lists those that are not.
",
        r#"
page "Get a loaf"
operation GET /loaves/{id} "Get a loaf" @1
  description "will return the loaf with this number."
  description "It may be old. GET /loaves lists those that are not."
"#,
    );
}

#[test]
fn what_all_paths_of_a_page_begin_with() {
    check(
        r#"
# Loaves

Base URL: `/api/v1/loaves`

### All loaves

- URL: ``
- Method: `GET`

**Response**

```json
[{"id": 7}]
```

### One loaf

- URL: `/{id}`
- Method: `GET`

**Response**

```json
{"id": 7}
```

### Its oven

- URL: `/api/v1/loaves/{id}/oven`
- Method: `GET`

**Response**

```json
{"id": 7}
```
"#,
        r#"
page "Loaves"
operation GET /api/v1/loaves "All loaves" @5
  response "Response" [1] @13
operation GET /api/v1/loaves/{id} "One loaf" @16
  response "Response" {id} @24
operation GET /api/v1/loaves/{id}/oven "Its oven" @27
  response "Response" {id} @35
"#,
    );
}

#[test]
fn hosts_in_capitals_and_entities() {
    check(
        r"
# API

## All loaves

`GET SITE_ROOT/api/loaves/`

## One loaf

`GET /api/loaves/&lt;loaf_id>`
",
        r#"
page "API"
operation GET /api/loaves/ "All loaves" @3
operation GET /api/loaves/{loaf_id} "One loaf" @7
"#,
    );
}

#[test]
fn titles_in_bold_above_fences() {
    check(
        r#"
# Loaves

**List**

```
GET /loaves/
```

Example response:

```json
[{"id": 7}]
```

**Delete**

```
DELETE /loaves/<id>/
```

Takes it off its shelf.

**Add**

```
POST /loaves {BODY}
```

Puts it on one.
"#,
        r#"
page "Loaves"
operation GET /loaves/ "List" @3
  response "Example response" [1] @12
operation DELETE /loaves/{id}/ "Delete" @15
  description "Takes it off its shelf."
operation POST /loaves "Add" @23
  description "Puts it on one."
"#,
    );
}

#[test]
fn a_method_and_its_path_in_two_lines() {
    check(
        r#"
# Find a loaf

<p>
<small class="badge">GET</small>
 <b><code>api/v1/loaves/{id}</code></b>
</p>
"#,
        r#"
page "Find a loaf"
operation GET /api/v1/loaves/{id} "Find a loaf" @1
"#,
    );
}

#[test]
fn several_methods_of_one_path() {
    check(
        r"
# API

## [POST/DELETE] /loaves/{id}/mark

Marks a loaf, or takes the mark away.

## GET/POST /loaves

Lists loaves, whichever way one asks.

## PUT|PATCH /loaves/{id}

Changes a loaf.
",
        r#"
page "API"
operation POST /loaves/{id}/mark @3
  description "Marks a loaf, or takes the mark away."
operation DELETE /loaves/{id}/mark @3
  description "Marks a loaf, or takes the mark away."
operation GET /loaves @7
  description "Lists loaves, whichever way one asks."
operation PUT /loaves/{id} @11
  description "Changes a loaf."
"#,
    );
}
