//! Whole runs over pages that describe objects apart from operations.

use docwright_schema::document::Place;
use insta::assert_snapshot;

use crate::testing::{Page, infer};

const OVEN: &[[&str; 4]] = &[
    ["id", "integer", "true", "which one"],
    ["name", "string", "true", ""],
    ["baker", "-> baker", "false", "who bakes"],
    ["parts", "-> oven[]", "", "ovens may hold ovens"],
];

fn ovens() -> Page {
    Page::new("ovens.md").model("oven", OVEN, &[r#"{"id": 4, "name": "Big", "parts": [], "heat": 210.5}"#])
}

fn bakers() -> Page {
    Page::new("bakers.md").model("baker", &[["id", "integer", "true", ""], ["phone", "string", "", ""]], &[])
}

#[test]
fn an_answer_that_prose_alone_tells() {
    let pages = vec![
        ovens().operation("GET", "/ovens/{id}").returns("oven @#oven"),
        bakers().operation("GET", "/ovens").returns("oven[] @ovens.md#oven"),
    ];
    assert_snapshot!(*infer(pages).0.schema, @"

    operation get_oven (ovens, ovens.md)
      GET /ovens/{id}
      path id: OvenId
      answer 200 bare: Oven

    operation list_ovens (ovens, bakers.md)
      GET /ovens
      answer 200 bare: [Oven]

    struct Baker (ovens)
      id: integer
      phone~: string

    struct Oven (ovens)
      heat~: number
      id: OvenId  -- which one
      name: string
      parts~: [Oven]  -- ovens may hold ovens
      baker?: Baker  -- who bakes

    id OvenId of integer (ovens)
    ");
}

#[test]
fn what_is_shown_in_part_is_a_type_of_its_own() {
    let pages = vec![
        ovens().operation("GET", "/ovens").returns("partial oven[]"),
        bakers().operation("GET", "/ovens/{id}").returns("oven").ok(r#"{"id": 4, "name": "Big", "note": null}"#),
    ];
    assert_snapshot!(*infer(pages).0.schema, @"

    operation get_oven (ovens, bakers.md)
      GET /ovens/{id}
      path id: OvenId
      answer 200 bare: Oven
      examples ok_1

    operation list_ovens (ovens, ovens.md)
      GET /ovens
      answer 200 bare: [PartialOven]

    struct Baker (ovens)
      id: integer
      phone~: string

    struct Oven (ovens)
      heat?: number
      id: OvenId  -- which one
      name: string
      parts?: [Oven]  -- ovens may hold ovens
      note?: unknown | null
      baker?: Baker  -- who bakes

    id OvenId of integer (ovens)

    struct PartialOven (ovens)
      heat~: number
      id~: integer  -- which one
      name~: string
      parts~: [Oven]  -- ovens may hold ovens
      baker?: Baker  -- who bakes
    ");
}

#[test]
fn examples_without_what_is_always_there_show_a_part() {
    let pages = vec![
        ovens().operation("GET", "/ovens/{id}").returns("oven"),
        bakers().operation("GET", "/bakers/{id}").ok(r#"{"id": 7, "oven": {"id": 4, "heat": 200.0}}"#),
    ];
    assert_snapshot!(*infer(pages).0.schema, @"

    operation get_baker (bakers, bakers.md)
      GET /bakers/{id}
      path id: integer
      answer 200 bare: GetBakerResponse
      examples ok_1

    operation get_oven (ovens, ovens.md)
      GET /ovens/{id}
      path id: OvenId
      answer 200 bare: Oven

    struct Baker (bakers)
      id: integer
      phone~: string

    struct GetBakerResponse (bakers)
      id~: integer
      oven~: PartialOven

    struct Oven (ovens)
      heat~: number
      id: OvenId  -- which one
      name: string
      parts~: [Oven]  -- ovens may hold ovens
      baker?: Baker  -- who bakes

    id OvenId of integer (ovens)

    struct PartialOven (ovens)
      heat~: number
      id~: integer  -- which one
      name?: string
      parts?: [Oven]  -- ovens may hold ovens
      baker?: Baker  -- who bakes
    ");
}

#[test]
fn requests_share_a_model_apart_from_answers() {
    let body: &[[&str; 4]] = &[["oven", "-> oven @ovens.md#oven", "true", ""]];
    let pages = vec![
        ovens().operation("POST", "/ovens").table(Place::Body, body).returns("oven"),
        bakers().operation("PUT", "/ovens/{id}").table(Place::Body, body),
    ];
    assert_snapshot!(*infer(pages).0.schema, @"

    operation create_oven (ovens, ovens.md)
      POST /ovens
      body application/json: CreateOvenRequest
      answer 200 bare: Oven

    operation update_oven (ovens, bakers.md)
      PUT /ovens/{id}
      path id: integer
      body application/json: UpdateOvenRequest
      answer 200 bare: nothing

    struct Baker (ovens)
      id: integer
      phone~: string

    struct BakerInput (ovens)
      id: integer
      phone?: string

    struct CreateOvenRequest (ovens)
      oven: OvenInput

    struct Oven (ovens)
      heat~: number
      id: integer  -- which one
      name: string
      parts~: [Oven]  -- ovens may hold ovens
      baker?: Baker  -- who bakes

    struct OvenInput (ovens)
      heat?: number
      id: integer  -- which one
      name: string
      parts?: [OvenInput]  -- ovens may hold ovens
      baker?: BakerInput  -- who bakes

    struct UpdateOvenRequest (ovens)
      oven: OvenInput
    ");
}

#[test]
fn what_an_example_contradicts_is_not_joined() {
    let pages = vec![
        ovens().operation("GET", "/ovens/{id}").returns("oven").ok(r#"{"taken": true, "by": "none", "at": 3}"#),
        bakers().operation("GET", "/loaves").returns("loaf"),
    ];
    assert_snapshot!(*infer(pages).0.schema, @"

    operation get_oven (ovens, ovens.md)
      GET /ovens/{id}
      path id: unknown
      answer 200 bare: Oven
      examples ok_1

    operation list_loaves (loaves, bakers.md)
      GET /loaves
      answer 200 bare: nothing

    struct Oven (ovens)
      at~: integer
      by~: string
      taken~: boolean
    ");
}

#[test]
fn the_order_of_pages_does_not_matter() {
    let pages = || {
        [
            ovens().operation("GET", "/ovens/{id}").returns("oven"),
            bakers().operation("GET", "/bakers").returns("baker[]"),
            Page::new("loaves.md").operation("GET", "/loaves").ok(r#"[{"oven": {"id": 4, "name": "Big"}}]"#),
        ]
    };
    let [a, b, c] = pages();
    let (one, _) = infer(vec![a, b, c]);
    let [a, b, c] = pages();
    let (other, _) = infer(vec![c, b, a]);
    assert_eq!(one.schema, other.schema);
}

/// The type of a member that links to a set of numbers, described as `kind` and shown as `shown`.
#[track_caller]
fn check_linked(kind: &'static str, shown: &str, expected: &str) {
    let pages = vec![
        Page::new("kinds.md").value_set("kinds", &[("1", "STONE"), ("2", "STEEL")]),
        Page::new("ovens.md")
            .operation("GET", "/ovens/{id}")
            .table(Place::Response, &[["kind", kind, "", "what it is made of"]])
            .links("kinds.md#kinds")
            .ok(&format!(r#"{{"kind": {shown}}}"#)),
    ];
    let outline = infer(pages).0.schema.to_string();
    let line = outline.lines().find_map(|line| line.trim().strip_prefix("kind~: ")).expect("it is a member");
    assert_eq!(line.split("  --").next(), Some(expected), "{outline}");
}

#[test]
fn a_member_holds_the_values_that_it_links_to() {
    check_linked("integer", "1", "Kind");
    check_linked("", "2", "Kind");
}

#[test]
fn values_of_another_kind_or_with_others_beside_them_are_no_set() {
    check_linked("string", r#""STONE""#, "string");
    check_linked("integer", "3", "integer");
}
