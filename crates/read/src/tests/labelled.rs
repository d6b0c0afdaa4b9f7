//! Pages whose sections are named by labels.

use super::check;

#[test]
fn flattened_text() {
    check(
        r#"
简要描述:
- 借阅记录
请求URL:
- /api/v1/loans/:id
字段名 | 是否必填 | 描述 |
---|---|---|
id | true | 记录编号,写在路径的:id处 |
请求方式:
- GET
请求头:
- 见《接入说明》
请求参数:
- 请参考接入说明
返回示例:
正确时返回:
{
"code": 0,
"data": {
"id": 31
}
}
错误时返回:
{
"code": 404,
"message": "没有这条记录"
}
返回参数说明:
字段名 | 参数类型 | 描述 |
---|---|---|
is_late | Boolean | 是否逾期 |
备注:
- 错误码另见一览
文档更新时间: 2024-05-06 07:08 作者:资料组
"#,
        r#"
operation GET /api/v1/loans/{id} @1
  description "借阅记录"
  common parameters @13
  path @5
    id required "记录编号,写在路径的:id处"
  response @28
    is_late boolean "是否逾期"
  response ok "正确时返回" {code, data} @16
  response error "错误时返回" {code, message} @23
"#,
    );
}

#[test]
fn markdown_source() {
    check(
        r#"
## 新建读者

##### 简要描述

- 登记一位读者

##### 请求URL

- `/api/v1/readers`

##### 请求方式

- POST

##### 请求参数

|字段名|是否必填|类型|描述|
|---|---|---|---|
|reader[name]|true|string|姓名|
|reader[tags][]|false|array|标签|

##### 请求示例

```json
{"reader": {"name": "严一舟"}}
```

##### 返回示例

正确时返回：

```json
{"code": 0, "data": {"id": 88}}
```

卡号已被占用时:

```json
{"code": 409, "message": "卡号重复"}
```
"#,
        r#"
page "新建读者"
operation POST /api/v1/readers "新建读者" @1
  description "登记一位读者"
  request @17
    reader.name string required "姓名"
    reader.tags[] array optional "标签"
  request "请求示例" {reader} @25
  response ok "正确时返回" {code, data} @33
  response "卡号已被占用时" {code, message} @39
"#,
    );
}

#[test]
fn bold_and_bracketed_labels() {
    check(
        r#"
**接口描述：** 查询书架

**请求URL：** `GET https://open.example.com/v2/shelves?floor=2`

【请求参数】

| 参数 | 必选 | 类型 | 说明 |
|:---|:---|:---|:---|
| floor | 否 | int | 楼层，默认为 1 |

**1）返回示例**

`{"shelves": []}`

[响应字段]

| 字段 | 类型 | 说明 |
|---|---|---|
| shelves | array(object) | 书架 |
"#,
        r#"
operation GET /v2/shelves @1
  description "查询书架"
  server https://open.example.com
  request @7
    floor integer optional = 1 "楼层，默认为 1"
  response @17
    shelves array<object> "书架"
  query @3
    floor e.g. 2
  response "1）返回示例" {shelves} @13
"#,
    );
}

#[test]
fn english_labels() {
    check(
        r#"
# Books API

## Create a book

Adds a book.

`POST /books`

**Parameters**

Parameter | Type | Required | Description
--- | --- | --- | ---
`title` | string | yes | The title
`format` | string | no | One of `paper`, `audio`. Default: `paper`

**Example request**

```bash
curl -X POST https://api.example.com/books -d '{"title": "Snow"}'
```

**Response (201)**

```json
{"id": 7, "title": "Snow"}
```

## Delete a book

`DELETE /books/{book_id}`

### Errors

| Code | Meaning |
|---|---|
| 404 | No such book |
"#,
        r#"
page "Books API"
operation POST /books "Create a book" @3
  description "Adds a book."
  request @11
    title string required "The title"
    format string optional = paper [paper, audio] "One of paper, audio. Default: paper"
  request "Example request" {title} @19
  response ok 201 "Response (201)" {id, title} @25
operation DELETE /books/{book_id} "Delete a book" @28
  error code 404 "No such book"
"#,
    );
}

#[test]
fn heritage_of_slate() {
    check(
        r#"
注销读者
HTTP Request
DELETE /api/v1/readers/:id
请求参数说明
字段名 | 是否必填 | 字段类型 | 描述 |
---|---|---|---|
id | true | Integer | 读者编号 |
返回数据字段说明
字段名 | 参数类型 | 描述 |
---|---|---|
data | Json | 被注销的读者 |
返回数据
{
"code": 0,
"data": {}
}
"#,
        r#"
operation DELETE /api/v1/readers/{id} "注销读者" @1
  request @5
    id integer required "读者编号"
  response @9
    data object "被注销的读者"
  response "返回数据" {code, data} @13
"#,
    );
}

#[test]
fn lost_url_and_method() {
    check(
        r#"
简要描述:
- 图书详情
请求URL:
字段名 | 是否必填 | 描述 |
---|---|---|
id | true | 图书编号,替换url的:id |
lang | false | 语言 |
请求方式:
返回示例:
{
"id": 7
}
"#,
        r#"
operation ? ? @1
  description "图书详情"
  lost url @3
  path @4
    id required "图书编号,替换url的:id"
    query lang optional "语言"
  response "返回示例" {id} @10
! url-lost @3
! method-lost @8
"#,
    );
}

#[test]
fn nested_label_headings() {
    check(
        r#"
# 删除补丁

## URI

```
/patches/:id
```

## 请求方式

```
DELETE
```

## 成功

### 返回状态码

| 状态码 | 说明 |
| --- | --- |
| 204 | 已删除 |

## 失败

### 返回状态码

| 状态码 | 说明 |
| --- | --- |
| 403 | 没有权限 |

### 返回数据实例

```json
{"message": "没有权限"}
```
"#,
        r#"
page "删除补丁"
operation DELETE /patches/{id} "删除补丁" @1
  answers 204
  response error "返回数据实例" {message} @34
  error code 403 "没有权限"
"#,
    );
}

#[test]
fn broken_lines_of_prose_are_one_paragraph() {
    check(
        r"
**简要描述：**

- 按条件查询读者，
  默认只返回在册的

**URL：** `GET /readers`

Returns the readers of a library that are visible to the caller
of the operation.
It is sorted.

第一行
第二行
",
        r#"
operation GET /readers @1
  description "按条件查询读者，默认只返回在册的"
  description "Returns the readers of a library that are visible to the caller of the operation."
  description "It is sorted."
  description "第一行"
  description "第二行"
"#,
    );
}

#[test]
fn a_broken_link_in_prose_opens_nothing() {
    check(
        r"
# Attach to a bin

`POST /bins/{id}/attach`

When the bin was made by
[`POST /bins`
](#make-a-bin),
the stream is raw.
",
        r#"
page "Attach to a bin"
operation POST /bins/{id}/attach "Attach to a bin" @1
  description "When the bin was made by"
  description "POST /bins, the stream is raw."
"#,
    );
}

/// Of two headings in a row, one names the operation and the other says where it is.
#[test]
fn titles_above_addresses() {
    check(
        r#"
# Users

## Add a user <a name="add"></a>
### POST /users

## Remove a user

It is gone then.

### DELETE /users/{id}

### Function

Removes it.
"#,
        r#"
page "Users"
operation POST /users "Add a user" @4
operation DELETE /users/{id} @10
  description "Removes it."
"#,
    );
}

/// Labels are counted, and names written in bold within code.
#[test]
fn counted_labels() {
    check(
        r#"
POST /tickets

### 请求参数

| 参数 | 类型 |
|---|---|
| `**state**` | string |

### 请求参数示例一：挂起

```json
{"state": "hold"}
```

### Request example 2

```json
{"state": "open"}
```

### 返回示例

```json
{"ok": true}
```
"#,
        r#"
operation POST /tickets @1
  request @5
    state string
  request "请求参数示例一：挂起" {state} @12
  request "Request example 2" {state} @18
  response "返回示例" {ok} @24
"#,
    );
}
