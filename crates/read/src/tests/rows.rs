//! What rows claim that their columns do not tell: requirements, parents, and that they are of the answer.

use super::check;

#[test]
fn requirements_beside_types() {
    check(
        r"
# Bake

`POST /loaves`

### Parameters

| name | type | data type | description |
|---|---|---|---|
| kind | required | string | Which kind |
| oven | optional | int | Where |

### Body

<table><thead><tr><th>Parameter</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><code>weight</code></td><td>Integer<br><em>Required</em></td><td>In grams</td></tr></tbody></table>
",
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  request @7
    kind string required "Which kind"
    oven integer optional "Where"
  body @14
    weight integer required "In grams"
"#,
    );
}

#[test]
fn requirements_in_clauses() {
    check(
        r"
# 烤面包

`POST /loaves`

### 请求参数

| 参数 | 类型 | 说明 |
|---|---|---|
| kind | string | 种类，必填 |
| note | string | 备注，可选，最长20 |
| captcha | string | 取值 required, optional |
| sold | int | 是否售出：1，是，0，否 |
",
        r#"
page "烤面包"
operation POST /loaves "烤面包" @1
  request @7
    kind string required "种类，必填"
    note string optional "备注，可选，最长20"
    captcha string [required, optional] "取值 required, optional"
    sold integer "是否售出：1，是，0，否"
"#,
    );
}

#[test]
fn requirements_in_the_place_of_defaults() {
    check(
        r"
# Loaves

`GET /loaves`

### Parameters

| Name | Type | Default | Description |
|---|---|---|---|
| kind | string | **REQUIRED** | Which kind |
| limit | integer | 20 | How many |
",
        r#"
page "Loaves"
operation GET /loaves "Loaves" @1
  request @7
    kind string required "Which kind"
    limit integer = 20 "How many"
"#,
    );
}

#[test]
fn parents_that_no_row_describes() {
    check(
        r"
# 面包

`GET /loaves`

### 返回参数

| 父参数名称 | 参数名称 | 类型 | 描述 |
|---|---|---|---|
| - | total | int | 总数 |
| loaves | id | int | 编号 |
| loaves | kind | string | 种类 |
",
        r#"
page "面包"
operation GET /loaves "面包" @1
  response @7
    total integer "总数"
    loaves.id integer "编号"
    loaves.kind string "种类"
"#,
    );
}

#[test]
fn tables_of_what_was_answered() {
    check(
        r#"
# One loaf

`GET /loaves/{id}`

```json
{"id": 7, "kind": "rye"}
```

It holds:

| Name | Type | Description |
|---|---|---|
| id | integer | Which one |
| kind | string | Its kind |

# Bake

`POST /loaves`

```json
{"id": 7, "kind": "rye"}
```

| Name | Type | Description |
|---|---|---|
| kind | string | Its kind |
| oven | integer | Where |
"#,
        r#"
page "One loaf"
operation GET /loaves/{id} "One loaf" @1
  response @11
    id integer "Which one"
    kind string "Its kind"
  response {id, kind} @6
operation POST /loaves "Bake" @16
  request @24
    kind string "Its kind"
    oven integer "Where"
  response {id, kind} @21
"#,
    );
}

#[test]
fn tables_of_what_is_somewhere_in_the_answer() {
    check(
        r#"
# Loaves

`GET /loaves`

```json
{"loaves": [{"id": 7, "kind": "rye", "oven": {"id": 2, "heat": 230}}]}
```

Each is:

| Name | Type | Description |
|---|---|---|
| id | integer | Which one |
| kind | string | Its kind |
| oven.heat | integer | How hot |
| oven.id | integer | Which oven |
| sold | boolean | Whether it is gone |
"#,
        r#"
page "Loaves"
operation GET /loaves "Loaves" @1
  response @11
    id integer "Which one"
    kind string "Its kind"
    oven.heat integer "How hot"
    oven.id integer "Which oven"
    sold boolean "Whether it is gone"
  response {loaves} @6
"#,
    );
}
