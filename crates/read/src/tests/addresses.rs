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
