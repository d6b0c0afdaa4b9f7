//! Tables in all their shapes.

use super::check;

#[test]
fn spaced() {
    check(
        r"
请求URL:

  • /api/v1/loans/:id/renewals

  • 路径参数
字段名 是否必填 描述
id true 记录编号

请求方式:

  • POST

请求参数:

字段名 是否必填 参数类型 描述
days true int 续借 天数
note false String 备注
remind_at false Date String 提醒时刻
备注:

1.最多续借两次

返回参数

字段 类型 说明
loan Object 见 loan 表
loan
字段 类型 说明
id Integer 编号
",
        r#"
operation POST /api/v1/loans/{id}/renewals @1
  path @6
    id required "记录编号"
  request @15
    days integer required "续借 天数"
    note string optional "备注"
    remind_at date-time optional "提醒时刻"
  response @25
    loan object "见 loan 表"
  response of loan @28
    id integer "编号"
"#,
    );
}

#[test]
fn one_cell_per_line() {
    check(
        r"
请求URL:
/api/v1/shelves
请求方式:
- GET
请求参数:
字段名 |
是否必填 |
描述 |
参数示例(默认) |
floor |
false |
int |
楼层(缺省 1) |
返回示例
[
1
]
",
        r#"
operation GET /api/v1/shelves @1
  request @6
    floor integer optional = 1 "楼层(缺省 1)"
  response "返回示例" [1] @15
! type-in-description @12
"#,
    );
}

#[test]
fn broken_and_uneven_rows() {
    check(
        r"
请求URL: /api/v1/comments
请求方式: POST
请求参数:
字段名 | 是否必填 | 描述 |
---|---|---|
comment[content] | true | 内容 \| 正文 |
comment[target][:kind ] |
false | 对象 |
short | true |
long | true | 左 | 右 |
 | true | 没有名字 |
",
        r#"
operation POST /api/v1/comments @1
  request @4
    comment.content required "内容 | 正文"
    comment.target{*} optional "对象"
    short required
    long required "左 | 右"
! row-broken @7
! row-unreadable @11
"#,
    );
}

#[test]
fn shifted_columns() {
    check(
        r"
请求URL: /api/v1/users
请求方式: GET
请求参数:
字段名 | 是否必填 | 参数类型 | 描述 |
---|---|---|---|
page | false | 页码 | |
query | false | | String |
kind | false | UserKind | 类别 |
",
        r#"
operation GET /api/v1/users @1
  request @4
    page optional "页码"
    query string optional
    kind named UserKind optional "类别"
! description-in-type @6
! type-in-description @7
"#,
    );
}

#[test]
fn nesting() {
    check(
        r"
**请求URL：** `POST /v1/books`

**请求参数**

| 参数名 | 必选 | 类型 | 说明 |
|---|---|---|---|
| author.name* | | string | 姓名 |
| copies | 否 | object[] | 馆藏 |
| └ price | 否 | string(16) | 单价 |
| └ place | 否 | object | 位置 |
| └└ floor | 是 | int | 楼层 |
| extra[0][key] | 否 | | 其他 |
| map[:id] | 否 | | 按编号 |
",
        r#"
operation POST /v1/books @1
  request @5
    author.name string required "姓名"
    copies array<object> optional "馆藏"
    copies[].price string optional in ..16 characters "单价"
    copies[].place object optional "位置"
    copies[].place.floor integer required "楼层"
    extra[].key optional "其他"
    map{*} optional "按编号"
"#,
    );
}

#[test]
fn inverted_and_unknown_columns() {
    check(
        r"
**请求URL：** `GET /v1/books`

**Query parameters**

| 序号 | 参数 | 可为空 | 数据类型 | 位置 | 例子 | 缺省值 | 说明 | 备注 |
|---|---|---|---|---|---|---|---|---|
| 1 | id | 否 | long | query | 7 | - | 编号 | 唯一 |
| 2 | X-Lang | 是 | string | header | zh | zh | 语言 | |

| 名称 | 类型 | 可选 |
|---|---|---|
| page | int | 是 |
",
        r#"
operation GET /v1/books @1
  query @5
    query id long not-null required e.g. 7 "编号\n唯一"
    header X-Lang string|null optional = zh e.g. zh "语言"
  query @10
    page integer optional
"#,
    );
}

#[test]
fn html() {
    check(
        r#"
# Log in

<table><thead><tr><th>HTTP Method</th><th>URL</th></tr></thead><tbody><tr><td><code>POST</code></td><td><code>/api/login</code></td></tr></tbody></table>

## Body parameters

<table>
<tr><th>Key</th><th>Type</th><th>Description</th></tr>
<tr><td><code>user</code><mark>*</mark></td><td>string</td><td>The name<br>or the address</td></tr>
<tr><td>code</td><td colspan="2">number</td></tr>
</table>
"#,
        r#"
page "Log in"
operation POST /api/login "Log in" @1
  body @7
    user string required "The name\nor the address"
    code number "number"
"#,
    );
}

#[test]
fn values_table() {
    check(
        r"
**请求URL：** `GET /v1/fields`

**请求参数**

|参数|必选|类型|说明|
|---|---|---|---|
|kind|是|string|对象类型，取值见下表|

|参数值|描述|
|---|---|
|book|图书|
|reader|读者|
",
        r#"
operation GET /v1/fields @1
  request @5
    kind string required [book "图书", reader "读者"] "对象类型，取值见下表"
"#,
    );
}

#[test]
fn members_of_a_field() {
    check(
        r"
**请求URL：** `GET /v1/groups`

##### 响应字段

groups: 分组

|字段|类型|说明|
|---|---|---|
|fields|array(object)|字段|

##### fields

|字段|类型|说明|
|---|---|---|
|id|number|编号|
",
        r#"
operation GET /v1/groups @1
  response of groups @7
    fields array<object> "字段"
  response of fields @13
    id number "编号"
"#,
    );
}

#[test]
fn a_column_of_parents() {
    check(
        r"
POST /orders

请求参数

| 父节点 | 参数名 | 类型 | 必填 | 说明 |
|---|---|---|---|---|
|  | customer | object | 是 | 订购人 |
| customer | name | string | 是 | 姓名 |
| - | items | array | 是 | 明细 |
| items | sku | string | 否 | 货号 |
| items | maker | object | 否 | 面包师 |
| maker | name | string | 否 | 姓名 |
",
        r#"
operation POST /orders @1
  request @5
    customer object required "订购人"
    customer.name string required "姓名"
    items array required "明细"
    items[].sku string optional "货号"
    items[].maker object optional "面包师"
    items[].maker.name string optional "姓名"
"#,
    );
}

#[test]
fn what_may_be_null() {
    check(
        r"
## Shelf

`GET /shelves/{id}`

### Response

| Field | Type | Not null | Description |
|---|---|---|---|
| id | integer | yes | |
| room | string | no | where it stands |

### Response

| Field | Type | Description |
|---|---|---|
| sold_at | ?ISO8601 timestamp | |
| names | ?dictionary with keys in the locales | |
| owner | nullable string | |
| note | string | A remark; null if there is none. |
| width | number | Never null. |
",
        r#"
page "Shelf"
operation GET /shelves/{id} "Shelf" @1
  response @7
    id integer required
    room string|null optional "where it stands"
  response @14
    sold_at date-time|null
    names map|null
    owner string|null
    note string|null "A remark; null if there is none."
    width number "Never null."
"#,
    );
}

/// What a column's cells say counts more than what stands, or does not stand, above them.
#[test]
fn a_column_of_places_needs_no_header() {
    let page = |third: &str| {
        format!(
            "# Add\n\n`POST /a`\n\n| Name | Type | | |\n|---|---|---|---|\n| key | string | header | a |\n| n | int | {third} | b |\n"
        )
    };
    check(
        &page("body"),
        r#"
page "Add"
operation POST /a "Add" @1
  request of Add @5
    header key string "a"
    body n integer "b"
"#,
    );
    check(
        &page("shelf"),
        r#"
page "Add"
operation POST /a "Add" @1
  request of Add @5
    key string "header"
    n integer "shelf"
"#,
    );
}

#[test]
fn what_is_taken_back_is_optional() {
    check(
        "POST /a\n\n请求参数\n\n| 参数 | 类型 | 必要性 | 说明 |\n|---|---|---|---|\n| a | int | 必要（可选） | |\n| b | int | 必要（登录时） | |\n",
        r"
operation POST /a @1
  request @5
    a integer optional
    b integer required
",
    );
}

/// The one parameter in the body that is a model is the whole body; beside others it is a member.
#[test]
fn the_parameter_that_is_the_body() {
    let page = |more: &str| {
        format!(
            "POST /a\n\n## Request parameters\n\n| Parameter | In | Type |\n|---|---|---|\n| dry | query | bool |\n| oven | body | [Oven](#oven) |\n{more}"
        )
    };
    let row = |more: &str| super::reading(&page(more)).lines().filter(|line| line.contains("Oven")).collect::<String>();
    assert_eq!(row(""), "    body named Oven -> \"Oven\" (#oven)");
    assert_eq!(row("| shelf | body | int |\n"), "    body oven named Oven -> \"Oven\" (#oven)");
}

#[test]
fn items_of_lists_have_no_name() {
    check(
        "POST /a\n\n请求参数\n\n| 名称 | 类型 | 备注 |\n|---|---|---|\n| tags | string [] | 标签 |\n| ├─ | | 一个标签 |\n| - | int | |\n",
        r#"
operation POST /a @1
  request @5
    tags array<string> "标签"
! row-unreadable @9
"#,
    );
}

/// A sentence above a table may say whose members it lists.
#[test]
fn members_of_the_object_that_a_sentence_names() {
    check(
        r"
`POST /apps`

## Request parameters

| Parameter | Required |
|---|---|
| name | true |
| emailPreferences | false |

The email preferences object is formed of the following fields

| Parameter | Required |
|---|---|
| sender | true |
",
        r"
operation POST /apps @1
  request @5
    name required
    emailPreferences optional
  request of emailPreferences @12
    sender required
",
    );
}
