//! What the metadata before a page says.

use super::check;

#[test]
fn an_operation_with_its_parameters() {
    check(
        r"
---
name: Rename an oven
url: https://bakery.example
method: put
route: /ovens/{id}?force={force}
description: Gives an oven another name.
parameters:
  path:
    - name: id
      type: integer
      required: true
  query:
    - name: force
      type: boolean
      default: false
    - name: depth
      type: integer
      min: 1
      max: 9
  body:
    - name: mode
      type: string
      enum: [hot, cold]
      description: 'How: it bakes'
---

**Example response**:

```json
null
```
",
        r#"
operation PUT /ovens/{id} "Rename an oven" @2
  description "Gives an oven another name."
  server https://bakery.example
  path @9
    id integer required
  query @13
    force boolean = false
    depth integer in 1..9
  body @21
    mode string [hot, cold] "How: it bakes"
  query @5
    force
  response "Example response" null @30
"#,
    );
}

#[test]
fn one_key_for_method_and_path() {
    check(
        r"
---
title: All ovens
api: GET https://bakery.example/v1/ovens
params:
  page: {type: integer, in: query, required: no}
---
Lists them.
",
        r#"
operation GET /v1/ovens "All ovens" @2
  description "Lists them."
  server https://bakery.example
  request @5
    query page integer optional
"#,
    );
}

#[test]
fn broken_metadata_is_stepped_over() {
    check("---\nmethod: [GET\nroute: /a\n---\n# A\nGET /b\n", "page \"A\"\noperation GET /b \"A\" @5\n");
}
