//! Objects described apart from operations, and what refers to them.

use super::check;

#[test]
fn objects_below_headings_of_their_own() {
    check(
        r#"
# Ovens

## Oven Object

<a id="oven-object-structure"></a>
###### Oven Structure

| Field | Type | Description |
|---|---|---|
| id | integer | which oven |
| baker? | ?[baker](bakers.md#baker-object) object | who bakes |
| loaves | array of partial [loaf](/docs/loaves#loaf-object) objects | what it holds |
| keys | array of tokens, [baker](bakers.md#baker-object) IDs | who may open it |

###### Example Oven

```json
{"id": 4, "loaves": []}
```

###### Door Structure

| Field | Type |
|---|---|
| open | boolean |

## Get Oven

`GET /ovens/{id}`

Returns an [oven](#oven-object) object.
"#,
        r#"
page "Ovens"
operation GET /ovens/{id} "Get Oven" @27
  description "Returns an oven object."
  returns "oven" (#oven-object) @31
model @6
  below "Oven" #oven-structure #oven-object-structure @6
  below "Oven" #oven-object @3
  below "Ovens" #ovens @1
    id integer "which oven"
    baker -> "baker" (bakers.md#baker-object)|null optional "who bakes"
    loaves array -> list of partial "loaf" (/docs/loaves#loaf-object) "what it holds"
    keys "who may open it"
  example {id, loaves} @18
model @21
  below "Door" #door-structure @21
  below "Oven" #oven-object @3
  below "Ovens" #ovens @1
    open boolean
"#,
    );
}

#[test]
fn a_page_about_one_object() {
    check(
        r"
# 烤箱对象（Oven）

## 结构

| 字段 | 类型 | 说明 |
|---|---|---|
| id | int | 编号 |
| door | [Door](#Door) | 炉门 |
",
        r#"
page "烤箱对象（Oven）"
model @1
  below "Oven" #烤箱对象oven #oven @1
    id integer "编号"
    door named Door -> "Door" (#Door) "炉门"
"#,
    );
}

#[test]
fn sets_of_values_below_headings_of_their_own() {
    check(
        r"
# Ovens

## Oven Types

| Type | Value | Description |
|---|---|---|
| STONE | 1 | is heated by wood |
| STEEL | 2 | is heated by gas |

## Kinds of doors

| Kind | Description |
|---|---|
| hinged | swings |
| sliding | slides |

## Oven flags

| Flag | Value |
|---|---|
| HOT | `1 << 0` |
| OPEN | `1 << 1` |

## Oven object

| Field | Type | Description |
|---|---|---|
| type | integer | [type of oven](#oven-types) |
",
        r#"
page "Ovens"
model @24
  below "Oven" #oven-object @24
  below "Ovens" #ovens @1
    type integer "type of oven"
values @5
  below "Oven" #oven-types @3
    1 "STONE"
    2 "STEEL"
values @12
  below "Kinds of doors" #kinds-of-doors @10
    hinged "swings"
    sliding "slides"
"#,
    );
}

/// What an operation with this prose returns.
#[track_caller]
fn returns(prose: &str, expected: &str) {
    let page = format!("# Ovens\n\n`GET /ovens`\n\n{prose}\n");
    let outline = super::reading(&page);
    let found = outline.lines().find_map(|line| line.trim().strip_prefix("returns "));
    let found = found.and_then(|line| line.strip_suffix(" @5")).unwrap_or_default();
    assert_eq!(found, expected, "{prose}");
}

#[test]
fn what_prose_says_is_returned() {
    returns("Returns the updated [oven](a.md#oven) object on success.", r#""oven" (a.md#oven)"#);
    returns("Lists ovens. Returns a list of partial [oven](a.md) objects.", r#"list of partial "oven" (a.md)"#);
    returns("Returns a 200 OK with the [oven](a.md) as the body.", r#""oven" (a.md)"#);
    returns("If successful, this method returns a collection of [Ovens](a.md).", r#"list of "Ovens" (a.md)"#);
    returns("Returns the new oven object.", r#""oven""#);
    returns("返回 [Oven](model.md#oven) 对象数组。", r#"list of "Oven" (model.md#oven)"#);
    returns("返回[Oven](model.md#oven) 对象。", r#""Oven" (model.md#oven)"#);
    returns("[オーブン](a.md) オブジェクトを返します。", r#""オーブン" (a.md)"#);
    returns("[오븐](a.md) 객체를 반환합니다.", r#""오븐" (a.md)"#);
    returns("Возвращает [печь](a.md).", r#""печь" (a.md)"#);
    returns("Retorna uma lista de [fornos](a.md).", r#"list of "fornos" (a.md)"#);
    returns("Devuelve el [horno](a.md) actualizado.", r#""horno" (a.md)"#);
}

#[test]
fn other_links_are_not_returned() {
    returns("Returns a 204 empty response. Fires an [Oven Gone](a.md) event.", "");
    returns("Does not return the [oven](a.md).", "");
    returns("Returns an object with a list of [oven](a.md) objects under the `items` key.", "");
    returns("Returns the number of [ovens](a.md).", "");
    returns("See the [oven](a.md) that other calls return.", "");
    returns("返回的错误见[错误码](a.md)。", "");
}

#[test]
fn an_example_of_one_item_is_a_list_of_one() {
    let page = "# Ovens\n\n`GET /ovens`\n\nReturns a list of [oven](a.md) objects.\n\n###### Example Oven\n\n```json\n{\"id\": 4}\n```\n";
    assert!(super::reading(page).contains("response \"Example Oven\" [1] @10"), "{}", super::reading(page));
}

#[test]
fn prose_that_makes_all_parameters_optional() {
    let page = |prose: &str| {
        format!(
            "# Ovens\n\n`PATCH /ovens`\n\n{prose}\n\n###### JSON Params\n\n| Field | Type |\n|---|---|\n| hot | boolean |\n"
        )
    };
    for prose in ["All parameters are optional.", "所有参数均为可选。", "Todos los parámetros son opcional."]
    {
        assert!(super::reading(&page(prose)).contains("hot boolean optional"), "{prose}");
    }
    assert!(!super::reading(&page("The optional door has parameters.")).contains("optional\n"));
}

#[test]
fn objects_below_the_heading_of_an_operation() {
    check(
        r#"
## Get Oven

`GET /ovens/{id}`

### Example Oven

```json
{"id": 4, "door": {"open": true}}
```

### Door Object

| Field | Type |
|---|---|
| open | boolean |

### More of it

| Field | Type |
|---|---|
| id | integer |
"#,
        r#"
page "Get Oven"
operation GET /ovens/{id} "Get Oven" @1
  request @19
    id integer
  response "Example Oven" {id, door} @8
model @11
  below "Door" #door-object @11
  below "Get Oven" #get-oven @1
    open boolean
"#,
    );
}

#[test]
fn an_example_of_another_object_is_none_of_its_section() {
    check(
        r#"
# Ovens

## Oven Object

### Oven Structure

| Field | Type |
|---|---|
| id | integer |
| note | string |
| doors | array |

## Door Object

### Door Structure

| Field | Type |
|---|---|
| id | integer |
| note | string |

### Example Oven

```json
{"id": 4, "note": "", "doors": []}
```

### Example Door

```json
{"id": 4, "note": ""}
```
"#,
        r#"
page "Ovens"
model @5
  below "Oven" #oven-structure @5
  below "Oven" #oven-object @3
  below "Ovens" #ovens @1
    id integer
    note string
    doors array
model @15
  below "Door" #door-structure @15
  below "Door" #door-object @13
  below "Ovens" #ovens @1
    id integer
    note string
  example {id, note} @31
"#,
    );
}

#[test]
fn an_operation_that_is_the_same_as_another() {
    check(
        r"
## Get Oven

`GET /ovens/{id}`

## Get Oven of Kitchen

`GET /kitchens/{id}/oven`

Shows the oven. Functions the same as [Get Oven](#get-oven).

## Get Door

`GET /doors/{id}`

The answer is not the same as that of [Get Oven](#get-oven).
",
        r#"
page "Get Oven"
operation GET /ovens/{id} "Get Oven" @1
operation GET /kitchens/{id}/oven "Get Oven of Kitchen" @5
  description "Shows the oven. Functions the same as Get Oven."
  same as "Get Oven"
operation GET /doors/{id} "Get Door" @11
  description "The answer is not the same as that of Get Oven."
"#,
    );
}
