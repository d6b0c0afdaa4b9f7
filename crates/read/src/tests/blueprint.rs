//! API Blueprint: headings, parameters and payloads.

use super::{check, reading};

#[test]
fn headings_of_all_kinds() {
    check(
        r"
FORMAT: 1A

# Museum

# /rooms
## GET
+ Response 200

# Group Halls
## Hall [/halls/{id}]
### Show a hall [GET]
+ Response 200
### Close it [POST /halls/{id}/closed]
+ Response 204

## Open [PUT /doors/{name}]
+ Response 204
### Shut [DELETE]
+ Response 204

# DELETE /halls/{id}
+ Response 204

Lamps [/lamps]
--------------
### Light them [PUT]
+ Response 204
",
        r#"
page "Museum"
operation GET /rooms @6
operation GET /halls/{id} "Show a hall" @11
operation POST /halls/{id}/closed "Close it" @13
  answers 204
operation PUT /doors/{name} "Open" @16
  answers 204
operation DELETE /doors/{name} "Shut" @18
  answers 204
operation DELETE /halls/{id} @21
  answers 204
operation PUT /lamps "Light them" @26
  answers 204
"#,
    );
}

#[test]
fn uri_templates() {
    check(
        r"
FORMAT: 1A
# A [GET /a/{id:3}/{+rest}{#part}{?page,filter%5Bname%5D,tags*}]
+ Response 200
# B [GET https://b.example.com/b/:id?kind=x&page={page}{&size}]
+ Response 200
# C [GET /c{/x,y}{.format}{;z}]
+ Response 200
# D [GET /d/{lat,lon}]
+ Response 200
",
        r#"
operation GET /a/{id}/{rest} "A" @2
  query @2
    page
    filter[name]
    tags
operation GET /b/{id} "B" @4
  query @4
    kind e.g. x
    page
    size
operation GET /c/{x}/{y}.{format};z={z} "C" @6
operation GET /d/{lat},{lon} "D" @8
server https://b.example.com
"#,
    );
}

#[test]
fn parameters_of_all_times() {
    check(
        r"
FORMAT: 1A
# A [GET /a/{id}{?q,size,kind,on,x,list}]
+ Parameters
    + id (required, number, `42`) ... The number
    + q = `moss` (optional, string, `fern`) ... What to look for
    + size: `10` (number, optional) - How many
        + Default: `20`
        + Must be less than 100
    + kind: `tree` (enum[string], required)

        What kind it is.

        + Members
            + `tree` - grows high
            + `herb`
    + `on` (optional, boolean)

        + Values
            + `true`
    + x - Free (really)
    + list: a, b (array[string])
+ Response 200
",
        r#"
operation GET /a/{id} "A" @2
  path @4
    id number required e.g. 42 "The number"
  query @5
    q string optional = moss e.g. fern "What to look for"
    size number optional = 20 e.g. 10 "How many\nMust be less than 100"
    kind string required e.g. tree [tree "grows high", herb] "What kind it is."
    on boolean optional [true]
    x string "Free (really)"
    list array<string> e.g. a, b
"#,
    );
}

#[test]
fn parameters_of_resource_and_action() {
    check(
        r"
FORMAT: 1A
## Beds [/beds/{id}{?page,lang}]
+ Parameters
    + id (number) - of the resource
    + lang - for all
### List [GET]
+ Parameters
    + page (number) - only here
    + id (string) - of the action
+ Response 200
### Plant [POST]
+ Response 201
### Water [PUT /beds/{id}/water]
+ Response 204
",
        r#"
operation GET /beds/{id} "List" @6
  path @9
    id string "of the action"
  query @5
    page number "only here"
    lang string "for all"
operation POST /beds/{id} "Plant" @11
  answers 201
  path @4
    id number "of the resource"
  query @5
    lang string "for all"
operation PUT /beds/{id}/water "Water" @13
  answers 204
  path @4
    id number "of the resource"
"#,
    );
}

#[test]
fn bodies_wherever_they_stand() {
    check(
        r#"
FORMAT: 1A
# A [POST /a]
+ Request First (application/json)

        {"eight": 1}

+ Response 200 (application/json; charset=utf-8)
    + Headers

            X-Left: 3
    + Body

            {
              "twelve": 1
            }
    + Schema

            {"type": "object"}

+ Request
    ```json
    {"fenced": 1}
    ```
+ Response 201 (application/json)

```
{"outdented": 1}
```

+ Response 400 (application/json)
{
  "flush": 1,
"worse": 2
}

+ Response 409
+ Body

        {"unnested": 1}

* Response 410 (application/json)
	[See](https://x.example.com) what it means.

	* Body

			{"tabs": 1}

+ Response 500 (text/plain)

        {broken}

+ Response 502 (text/html)

        <html>
"#,
        r#"
operation POST /a "A" @2
  request "First" {eight} @5
  request {fenced} @22
  response ok 200 {twelve} @13
  response ok 201 {outdented} @27
  response error 400 {flush, worse} @31
  response error 409 {unnested} @39
  response error 410 {tabs} @46
"#,
    );
}

#[test]
fn headers_and_forms() {
    check(
        "
FORMAT: 1A
# Log in [POST /login]
+ Request (application/x-www-form-urlencoded)
    + Headers

            Accept: application/json
            Authorization: Basic aWRhOm1vb3M=
            X-Key: `7`

    + Body

            name=ida&hobbies[]=moss
+ Request Photo (multipart/form-data; boundary=B)

        --B
        Content-Disposition: form-data; name=\"photo\"; filename=\"ida.png\"

        PNG
        --B
        Content-Disposition: form-data; name=\"title\"

        Ida
        --B--
+ Response 204
    + Headers

            X-Left: 3
",
        r#"
operation POST /login "Log in" @2
  sends application/x-www-form-urlencoded
  answers 204
  header @7
    Authorization string e.g. Basic aWRhOm1vb3M=
    X-Key string e.g. 7
  body @3
    name string e.g. ida
    hobbies[] string e.g. moss
  body @13
    photo file
    title string
"#,
    );
}

#[test]
fn models_are_referred_to() {
    check(
        r#"
FORMAT: 1A
## My Note [/note]
+ Model (application/json)
    What a note looks like.

    + Body

            {"text": "x"}
### Read [GET]
+ Response 200

    [My Note][]
### Write [PUT]
+ Request

        [my note][]

+ Response 200 (application/json)

    [Unknown][]
"#,
        r#"
operation GET /note "Read" @9
  response ok 200 {text} @8
operation PUT /note "Write" @13
  request {text} @8
"#,
    );
}

#[test]
fn near_misses() {
    check(
        r#"
FORMAT: 1A
# A [get /a/{id{?b,c}
+ response 2xx (application/json)

        {"any": 1}
+ Response: 404

        {"none": 1}
# Thing [/things]
+ Model

        {"id": 1}
## Show [GET] (old)
+ Response 200

    [Thing]
"#,
        r#"
operation GET /a/{id} "A" @2
  query @2
    b
    c
  response ok {any} @5
  response error 404 {none} @8
operation GET /things "Show" @13
  response ok 200 {id} @12
"#,
    );
}

#[test]
fn what_is_not_said_is_reported() {
    check(
        r"
FORMAT: 1A
# Kept [/kept]
# Group A
## Lost [GET]
+ Response 204
## Odd [LINK /odd]
+ Parameters
    + two words (string)
+ Response 204
## Answers only [/answers]
+ Response 200
",
        r#"
operation GET ? "Lost" @4
  answers 204
operation ? /odd "Odd" @6
  answers 204
operation ? /answers "Answers only" @10
! url-lost @4
! row-unreadable @8
! method-lost @6
! method-lost @10
"#,
    );
}

#[test]
fn pages_are_told_apart() {
    let dialect = |page: &str| {
        let mut sources = docwright_schema::Sources::default();
        let id = sources.add("page.md", page);
        crate::read(id, sources.get(id), &mut docwright_schema::Diagnostics::default()).dialect
    };
    assert_eq!(dialect("\u{feff}format: 1A\n\n# A"), "blueprint");
    assert_eq!(dialect("# A [GET /a]\n\n+ Response 200\n"), "blueprint");
    assert_eq!(dialect("## A [/a]\n\n- Response 200 (application/json)\n"), "blueprint");
    assert_eq!(dialect("## A [GET /a]\n\n| Name | Type |\n|---|---|\n| a | string |\n"), "labelled");
    assert_eq!(dialect("## A [GET /a]\n\n- Parameters:\n  - a: string\n- Response: text\n"), "labelled");
    assert_eq!(dialect("# A\n\n+ Response 200\n"), "labelled");
    assert_eq!(dialect("FORMAT: 1A\n\n## GET /a\n\n| Name | Type |\n|---|---|\n| a | string |\n"), "labelled");
}

#[test]
fn marks_of_line_ends_and_bytes_do_not_matter() {
    let page = include_str!("../../../../tests/pages/blueprint/actions.md");
    assert_eq!(reading(&["\u{feff}", &page.replace('\n', "\r\n")].concat()), reading(page));
    assert_eq!(reading(&page.replace("    ", "\t")), reading(page));
}
