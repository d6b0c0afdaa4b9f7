//! Sections that are understood by what stands around them.

use super::check;

#[test]
fn a_section_with_a_name_of_its_own_among_labelled_ones() {
    check(
        r"
# Loaves

## Request URL

`GET /loaves/{id}`

## Path parameters

| Name | Type | Description |
|---|---|---|
| id | integer | Which one |

## Where the flour is from

| Mill | Flour |
|---|---|
| North | rye |

## Response parameters

| Name | Type | Description |
|---|---|---|
| id | integer | Which one |
| kind | string | Its kind |

## Ovens

## Request URL

`GET /ovens`

## Response parameters

| Name | Type | Description |
|---|---|---|
| id | integer | Which one |
",
        r#"
page "Loaves"
operation GET /loaves/{id} "Loaves" @1
  path @9
    id integer "Which one"
  response @21
    id integer "Which one"
    kind string "Its kind"
operation GET /ovens "Where the flour is from" @13
  response @34
    id integer "Which one"
"#,
    );
}

#[test]
fn parameters_stay_parameters_whatever_their_heading_adds() {
    check(
        r#"
# Loaves

### Request URL

`POST /loaves`

### Parameters

| Name | Type | Description |
|---|---|---|
| kind | string | Its kind |

### Parameters when baked at night

| Name | Type | Description |
|---|---|---|
| lamp | boolean | Whether it is on |

### Response example

```json
{"id": 7}
```
"#,
        r#"
page "Loaves"
operation POST /loaves "Loaves" @1
  request @9
    kind string "Its kind"
  request @15
    lamp boolean "Whether it is on"
  response "Response example" {id} @22
"#,
    );
}

#[test]
fn a_group_of_operations_is_no_title() {
    check(
        r"
# API

## Ovens

### GET /ovens

All ovens, hot and cold.

### POST /ovens

Adds an oven.

## Add a loaf

### POST /loaves

Puts it on a shelf.
",
        r#"
page "API"
operation GET /ovens @5
  description "All ovens, hot and cold."
operation POST /ovens @9
  description "Adds an oven."
operation POST /loaves "Add a loaf" @15
  description "Puts it on a shelf."
"#,
    );
}

#[test]
fn an_example_before_the_answer_is_what_is_sent() {
    check(
        r#"
# Add a loaf

`POST /loaves`

### Example

```json
{"kind": "rye"}
```

### Response

```json
{"id": 7}
```

# All loaves

`GET /loaves`

### Example

```json
[{"id": 7}]
```

### Response

```json
[{"id": 8}]
```
"#,
        r#"
page "Add a loaf"
operation POST /loaves "Add a loaf" @1
  request "Example" {kind} @8
  response "Response" {id} @14
operation GET /loaves "All loaves" @17
  response "Example" [1] @24
  response "Response" [1] @30
"#,
    );
}

#[test]
fn what_a_request_is_answered_with() {
    check(
        r#"
# 烤面包

`POST /loaves`

### 成功请求返回示例

```json
{"id": 7}
```

### 失败请求返回示例

```json
{"error": "没有面粉"}
```
"#,
        r#"
page "烤面包"
operation POST /loaves "烤面包" @1
  response ok "成功请求返回示例" {id} @8
  response error "失败请求返回示例" {error} @14
"#,
    );
}

#[test]
fn a_heading_beside_that_of_an_operation_is_no_field() {
    check(
        r#"
# Loaves

## update

`PUT /loaves/{id}`

#### Body parameters

- `index` (integer): Which place on the shelf.
<input type="number" name="index" data-where="body" hidden>

## index

`GET /loaves`
"#,
        r#"
page "Loaves"
operation PUT /loaves/{id} "update" @3
  body @9
    index integer "Which place on the shelf."
operation GET /loaves "index" @12
"#,
    );
}
