//! Parameters and error codes in lists.

use super::check;

#[test]
fn items_in_all_spellings() {
    check(
        r"
# Bake a cake
POST /cakes

## Parameters
- `name` (string, required) - What it is called
* **weight** – Its weight in grams
+ `size` _integer_ **optional**: From small to large. Defaults to 3
- {boolean} glazed - Whether it is glazed
- filling: What is inside (string, optional)
- layers (array of string): From below
",
        r#"
page "Bake a cake"
operation POST /cakes "Bake a cake" @1
  request @5
    name string required "What it is called"
    weight "Its weight in grams"
    size integer optional = 3 "From small to large. Defaults to 3"
    glazed boolean "Whether it is glazed"
    filling string optional "What is inside"
    layers array<string> "From below"
"#,
    );
}

#[test]
fn lines_of_names_and_meanings() {
    check(
        r"
GET /loaves

请求参数

    page: 页码
    type: 面包的种类
    onlyFresh: 是否只看新鲜的，true或者false

返回示例

    []
",
        r#"
operation GET /loaves @1
  request @5
    page "页码"
    type "面包的种类"
    onlyFresh "是否只看新鲜的，true或者false"
  response "返回示例" [0] @11
"#,
    );
}

#[test]
fn terms_and_definitions() {
    check(
        r"
GET /ovens/:id

##### Path parameters

:id
: {{<required>}} String. The number of the oven

##### Form data parameters

heat _(必填)_:
: __integer__
: 温度

timer
: Integer. Minutes until it rings
",
        r#"
operation GET /ovens/{id} @1
  sends application/x-www-form-urlencoded
  path @5
    id string required "The number of the oven"
  body @10
    heat integer required "温度"
    timer integer "Minutes until it rings"
"#,
    );
}

#[test]
fn nested_items_are_members_or_values() {
    check(
        r"
PUT /ovens/{id}

### Body
- `owner` (object)
  - `name` (string, required)
  - `shift` (string): One of
    - `early` - from four
    - `late` - from noon
- `note` (string)
  may be empty
",
        r#"
operation PUT /ovens/{id} @1
  body @4
    owner object
    owner.name string required
    owner.shift string [early "from four", late "from noon"] "One of"
    note string "may be empty"
"#,
    );
}

#[test]
fn error_codes() {
    check(
        r"
DELETE /loaves/{id}

### Status codes
- **204** – eaten
- **404** – no such loaf
* 409，已经卖出

错误码
* LOAF_SOLD = 710
",
        r#"
operation DELETE /loaves/{id} @1
  answers 204
  error code 404 "no such loaf"
  error code 409 "已经卖出"
  error code 710 "LOAF_SOLD"
"#,
    );
}

#[test]
fn prose_is_no_list_of_parameters() {
    check(
        r"
# Loaves
GET /loaves

Good to know:

- Fresh loaves come at five.
- `early` birds pay less
- see also: the calendar

Response: a list
Note: it may be empty

## Parameters
There are none.
- Really
",
        r#"
page "Loaves"
operation GET /loaves "Loaves" @1
  description "Good to know:"
  description "Fresh loaves come at five."
  description "early birds pay less"
  description "see also: the calendar"
"#,
    );
}

#[test]
fn a_parameter_may_be_called_like_a_label() {
    check(
        r"
### List bins

`GET /bins`

**Query parameters:**

-   **all** – Shows all bins.
-   **filters** – What bins have to be. Available filters:
  -   `since=<bin id>` – bins that came later
",
        r#"
page "List bins"
operation GET /bins "List bins" @1
  query @7
    all "Shows all bins."
    filters "What bins have to be. Available filters:\nsince=<bin id> – bins that came later"
"#,
    );
}

#[test]
fn json_in_the_text_of_an_item_is_no_body() {
    check(
        r#"
POST /doughs

### Example response
    {"id": 7}

### Parameters
- **name** - What it is called
- **labels** - Labels of the dough, as a map: `{"flour": "rye"}`
- **steps** - What is done with it, each step in the form
    `{ "verb": <verb>, "minutes": 5 }`
- **note** - For the baker

### Body
- **size** - How large it is
- **shape** - What it looks like

    {"size": 3}
"#,
        r#"
operation POST /doughs @1
  request @7
    name "What it is called"
    labels "Labels of the dough, as a map: {\"flour\": \"rye\"}"
    steps "What is done with it, each step in the form\n{ \"verb\": <verb>, \"minutes\": 5 }"
    note "For the baker"
  body @14
    size "How large it is"
    shape "What it looks like"
  response "Example response" {id} @4
  request {size} @17
"#,
    );
}

#[test]
fn prose_that_begins_with_words_in_code_is_no_list() {
    check(
        r"
GET /dough/stream

**Header**

Each piece begins with a header, which names its origin (`mixer` or
`oven`). It also holds the size of what follows.

    header := [8]byte{ORIGIN, 0, 0, 0, SIZE, SIZE, SIZE, SIZE}

`ORIGIN` can be one of two.

the `uint32` behind it is the size.

**Payload**

What follows is the dough.
",
        "
operation GET /dough/stream @1
",
    );
    check(
        r"
GET /dough/stream

**Header**

`X-Origin`: `mixer` or `oven`

`X-Size` (integer)

**x-payload**
",
        r#"
operation GET /dough/stream @1
  header @5
    X-Origin [mixer, oven] "mixer or oven"
  header @7
    X-Size integer
  header @9
    x-payload
"#,
    );
}

#[test]
fn labels_in_slanted_letters() {
    check(
        r"
**POST** /books

*Params*

* `title` - string, required
* `tags` - array of strings
",
        r"
operation POST /books @1
  request @5
    title string required
    tags array<string>
",
    );
}

/// A name may be written with its type as one piece of code, or with marks and no separator.
#[test]
fn names_with_types() {
    check(
        r"
`POST /users`

**Body parameters**

`name: string`

`email` *required* string

`age` *optional* integer
",
        r"
operation POST /users @1
  body @5
    name string
  body @7
    email string required
  body @9
    age integer optional
",
    );
}

#[test]
fn parameters_with_what_stands_for_their_values() {
    check(
        r"
# Change a loaf

* **URL**

  /loaves/:id

* **Method:**

  `PUT`

* **URL Params**

  **Required:** `id=[integer]`

* **Data Params**

  **Required:** `kind=[string], oven=[unique,integer]`

  **Optional:** `notes=[array,max:3]`

# Find loaves

`GET /loaves`

Query parameters:

- `kind=<string>`: Which kind.
- `weight=<grams | ounces>`: How heavy. Optional.
",
        r#"
page "Change a loaf"
operation PUT /loaves/{id} "Change a loaf" @1
  path @13
    id integer required
  request @17
    kind string required
    oven integer required
    notes array optional
operation GET /loaves "Find loaves" @21
  query @27
    kind string "Which kind."
    weight "How heavy. Optional."
"#,
    );
}

#[test]
fn types_with_their_defaults() {
    check(
        r#"
# Bake

`PUT /loaves`

### Parameters

- `Kind` `(string: <required>)` - Which kind.
- `Oven` `(string: "")` - Where.
- `Minutes` `(int: 45)` - How long.
"#,
        r#"
page "Bake"
operation PUT /loaves "Bake" @1
  request @7
    Kind string required "Which kind."
    Oven string "Where."
    Minutes integer = 45 "How long."
"#,
    );
}

#[test]
fn requirements_as_components_and_tags() {
    check(
        r"
# Bake

`POST /loaves`

### Body parameters

**kind** <Required />

Which kind.

**oven** <Optional />

Where.

# Slice

`POST /slices`

<h4><b>Body Parameters</b></h4>
<p>
<b><code>loaf</code></b>&nbsp;&nbsp;<small>integer</small>  &nbsp;
Which one.
</p>
<p>
<b><code>width</code></b>&nbsp;&nbsp;<small>number</small>  <i>optional</i>
How wide.
</p>
",
        r#"
page "Bake"
operation POST /loaves "Bake" @1
  body @7
    kind required "Which kind."
  body @11
    oven optional "Where."
operation POST /slices "Slice" @15
  body @21
    loaf integer "Which one."
  body @25
    width number optional "How wide."
"#,
    );
}

#[test]
fn items_with_types_need_no_marks() {
    check(
        r"
# 烤面包

- **接口路径**：`POST /loaves`
- **接口作用**：烤一个面包
- **请求参数**：LoafDTO
  - kind (String): 种类，必填
  - note (String): 备注，可选
  - limit (Optional): 数量
  - role (Admin): 角色
- **返回类型**：Map<String, Object>
  - code (Integer): 响应码
  - data (LoafDTO): 面包
",
        r#"
page "烤面包"
operation POST /loaves "烤面包" @1
  description "烤一个面包"
  request @6
    kind string required "种类，必填"
    note string optional "备注，可选"
    limit optional "数量"
  response @11
    code integer "响应码"
    data named LoafDTO "面包"
"#,
    );
}

#[test]
fn definitions_with_spans() {
    check(
        r#"
# Run

`POST /runs`

**Request body (JSON):**

`command` <span class="type">array</span> <span class="must">required</span>

: What to run.

`env` <span class="type">object</span>

: In which surroundings.
"#,
        r#"
page "Run"
operation POST /runs "Run" @1
  body @7
    command array required "What to run."
    env object "In which surroundings."
"#,
    );
}
