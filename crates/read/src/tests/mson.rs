//! MSON and other descriptions of what bodies in API Blueprint consist of.

use docwright_schema::{Diagnostics, Sources, document::Text};

use super::check;

#[test]
fn members_of_all_kinds() {
    check(
        r"
FORMAT: 1A
# A [POST /a]
+ Request (application/json)
    + Attributes
        + plain
        + text: some (of these) words (string) - What it says
        + count: 3 (number, required)
        + page: 1 (number, default)
        + gone (string, nullable, optional)
        + when (Date)
        + who (Person) - Unknown here
        + owner
            + id: -1 (number)
            + `first-name`: Ida
        + *key (string)*: 5 (number) - By any name
        + Request (boolean)
+ Response 204
",
        r#"
operation POST /a "A" @2
  answers 204
  body @4
    plain string
    text string e.g. some (of these) words "What it says"
    count number required e.g. 3
    page number = 1
    gone string|null optional
    when date
    who named Person "Unknown here"
    owner object
    owner.id number e.g. -1
    owner.first-name string e.g. Ida
    {*} number e.g. 5 "By any name"
    Request boolean
"#,
    );
}

#[test]
fn lists_and_enumerations() {
    check(
        r"
FORMAT: 1A
# A [POST /a]
+ Request (application/json)
    + Attributes
        + colours (array)
            + red
            + blue
        + points (array[object])
            + x: 1 (number)
            + y: 2 (number)
        + mixed (array)
            + (object)
                + id (number)
            + 5 (number)
        + state: open (enum)
            + open - Can be entered
            + `half open`
            + Default: open
        + level (enum[number])
            + Members
                + 1 - low
                + 2: high
                + 10:30 - a time
        + items (array[string])
            + Sample: a
        + rows (array)
            + Include Size
        + sides: left, `right` (enum)
        + snake\_case=`x`
        + words: a, b (array)
+ Response 204
# Data Structures
## Size
+ width (number)
",
        r#"
operation POST /a "A" @2
  answers 204
  body @4
    colours array<string>
    points array<object>
    points[].x number e.g. 1
    points[].y number e.g. 2
    mixed array<number|object>
    mixed[].id number
    state string = open e.g. open [open "Can be entered", half open]
    level number [1 "low", 2 "high", 10:30 "a time"]
    items array<string> e.g. a
    rows array<object>
    rows[].width number
    sides string e.g. left, `right` [left, right]
    snake_case string = x
    words array<string> e.g. a, b
"#,
    );
}

#[test]
fn types_are_followed() {
    check(
        r"
FORMAT: 1A
# Data Structures
## Base
+ id (number, required)
+ kind: base
## Leaf Type (Base)
+ kind: leaf (required) - Its own
+ Include Size
+ parent (Leaf Type)
+ others (Leaves)
## Leaves (array[Leaf Type])
## Size (object)
A size, which
has

+ a width

### Properties
+ width (Width) - How wide
+ depth (number)

    How deep
    it is.

    Or high.
### Sample
+ width: 3
## Width (number)
# A [GET /a]
+ Response 200 (application/json)
    + Attributes (Leaf Type)
        + extra (Mood)
+ Response 404 (application/json)
    + Attributes
        + message
# Data Structures
## Mood (enum[string])
### Members
+ glad - :-)
+ sad
",
        r#"
operation GET /a "A" @29
  response @31
    id number required
    kind string required e.g. leaf "Its own"
    width number "How wide"
    depth number "How deep it is.\nOr high."
    parent named Leaf Type
    others array<named Leaf Type>
    extra string [glad ":-)", sad]
"#,
    );
}

#[test]
fn attributes_of_resources_describe_what_shows_them() {
    check(
        r#"
FORMAT: 1A
# Cup [/cup]
+ Attributes
    + size (number) - in millilitres
## Show [GET]
+ Response 200 (application/json)
## Fill [PUT]
+ Attributes
    + drink
+ Request (application/json)

        {"drink": "tea"}
+ Response 200 (application/json)

        {"size": 250}
+ Response 202 (application/json)

        {"later": true}
## Break [DELETE]
+ Response 204
"#,
        r#"
operation GET /cup "Show" @5
  response @3
    size number "in millilitres"
operation PUT /cup "Fill" @7
  body @8
    drink
  response @3
    size number "in millilitres"
  request {drink} @12
  response ok 200 {size} @15
  response ok 202 {later} @18
operation DELETE /cup "Break" @19
  answers 204
"#,
    );
}

#[test]
fn schemas_describe_fields() {
    check(
        r##"
FORMAT: 1A
# A [PUT /a]
+ Request (application/json)
    + Body

            {"name": "x"}
    + Schema

            {"type": "object", "required": ["name"], "properties": {
                "name": {"type": ["string", "null"], "description": "What it is called"},
                "kind": {"enum": ["a", "b"], "default": "a"},
                "parts": {"type": "array", "items": {"$ref": "#/definitions/part"}}
            }, "definitions": {"part": {"type": "object", "properties": {
                "made": {"type": "string", "format": "date"},
                "parts": {"type": "array", "items": {"type": "integer"}}
            }}}}
+ Response 200 (application/json)
    + Schema

            {"items": {"properties": {"id": {"type": "integer"}}}}
"##,
        r#"
operation PUT /a "A" @2
  body @3
    name string|null required "What it is called"
    kind = a [a, b]
    parts array<object>
    parts[].made date
    parts[].parts array<integer>
  response @17
    [].id integer
  request {name} @6
"#,
    );
}

#[test]
fn everything_has_its_place() {
    for page in [
        include_str!("../../../../tests/pages/blueprint/actions.md"),
        include_str!("../../../../tests/pages/blueprint/structures.md"),
        include_str!("../../../../tests/pages/blueprint/hostile.md"),
    ] {
        let mut sources = Sources::default();
        let id = sources.add("page.md", page);
        let document = crate::read(id, sources.get(id), &mut Diagnostics::default());
        let stands = |text: &Text<'_>| assert_eq!(&page[text.span.range()], text.text);
        for operation in &document.operations {
            for row in operation.tables.iter().flat_map(|table| &table.rows) {
                stands(&row.name);
                assert!(page[row.span.range()].contains(&*row.name.text), "{row:?}");
                [&row.example, &row.default].into_iter().flatten().for_each(stands);
                row.values.iter().for_each(|value| stands(&value.value));
            }
            for example in &operation.examples {
                assert!(page[example.body.span.range()].starts_with(['{', '[']));
            }
            let path = operation.path.iter().map(|path| &page[path.span.range()]);
            path.for_each(|path| assert!(path.starts_with('/'), "{path}"));
        }
    }
}
