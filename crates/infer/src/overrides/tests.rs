//! What overrides make of one small API.

use docwright_schema::{document::Place, schema::Presence};

use super::{Override, addresses, overrule};
use crate::{
    Inferred,
    testing::{Page, infer},
};

fn bakery() -> Inferred {
    let ovens = r#"[{"id": 4, "heat": "210", "state": "on", "seat": {"x": 1, "y": 2}, "tags": {"a": "b"}}]"#;
    let pages = vec![
        Page::new("ovens.md")
            .operation("GET", "/ovens")
            .table(Place::Query, &[["page", "integer", "false", ""]])
            .ok(ovens),
        Page::new("carts.md").operation("GET", "/carts/{id}").ok(r#"{"id": 7, "seat": {"x": 3, "y": 4}, "rank": 1}"#),
    ];
    infer(pages).0
}

fn at(place: &str) -> Override {
    Override { at: place.to_owned(), ..Override::default() }
}

/// The lines of the outline that one override takes away and adds.
fn change(overrides: &[Override]) -> String {
    let before = bakery().schema.to_string();
    let (inferred, rejected) = overrule(bakery(), overrides);
    let after = inferred.schema.to_string();
    let lost = before.lines().filter(|line| !after.lines().any(|other| other == *line)).map(|line| format!("-{line}"));
    let found = after.lines().filter(|line| !before.lines().any(|other| other == *line)).map(|line| format!("+{line}"));
    let rejected = rejected.iter().map(|rejected| format!("! {}", rejected.message));
    lost.chain(found).chain(rejected).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(wanted: Override, expected: &[&str]) {
    assert_eq!(change(&[wanted]), expected.join("\n"));
}

#[test]
fn names() {
    let named = |place: &str, name: &str| Override { name: Some(name.to_owned()), ..at(place) };
    check(named("Oven#heat", "degrees"), &["-  heat~: string(digits)", "+  heat~: string(digits) as degrees"]);
    check(
        named("GET /ovens", "all_ovens"),
        &["-operation list_ovens (ovens, ovens.md)", "+operation all_ovens (ovens, ovens.md)"],
    );
    check(
        named("Cart", "Wagon"),
        &["-  answer 200 bare: Cart", "-struct Cart (carts)", "+  answer 200 bare: Wagon", "+struct Wagon (carts)"],
    );
    check(named("Cart", "Oven"), &["! `Cart` cannot be called `Oven`, which is the name of something else"]);
    check(
        named("Oven#heat", "Heat It"),
        &["! `Oven#heat` cannot be called `Heat It`: give a name in snake_case of ASCII letters and digits"],
    );
}

#[test]
fn types() {
    let typed = |place: &str, ty: &str| Override { ty: Some(ty.to_owned()), ..at(place) };
    check(typed("Oven#heat", "string"), &["-  heat~: string(digits)", "+  heat~: string"]);
    check(typed("GET /ovens#parameter.query.page", "number"), &["-  query page?: integer", "+  query page?: number"]);
    check(
        typed("GET /ovens#response.tags", "{*: string}"),
        &["-  tags~: Tags", "-struct Tags (ovens)", "-  a~: string", "+  tags~: {*: string}"],
    );
    check(
        typed("Oven#heat", "integer"),
        &[
            "! `Oven#heat` is contradicted by the example ok_1 of GET /ovens (ovens.md), which shows something else at `[0].heat`",
        ],
    );
    check(
        typed("Oven#heat", "colour"),
        &["! `Oven#heat` is given the type `colour`, which is neither a kind of value nor a type of this API"],
    );
    check(
        typed("Cart", "string"),
        &["! `Cart` is no place with a type of its own: give the type of a member, a parameter, an answer or a body"],
    );
}

#[test]
fn presence_and_null() {
    let presence = |place: &str, presence| Override { presence: Some(presence), ..at(place) };
    check(presence("Oven#state", Presence::Required), &["-  state~: string", "+  state: string"]);
    check(
        presence("GET /ovens#parameter.query.page", Presence::Required),
        &["-  query page?: integer", "+  query page: integer"],
    );
    check(Override { nullable: Some(true), ..at("Oven#state") }, &["-  state~: string", "+  state~: string | null"]);
}

#[test]
fn values() {
    let values = |place: &str, values: &[&str]| {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Override { values: Some(values), ..at(place) }
    };
    check(
        values("Oven#state", &["on", "off"]),
        &[
            "-  state~: string",
            "+  state~: OvenState",
            "+enumeration OvenState of string, open (ovens)",
            "+  on On",
            "+  off Off",
        ],
    );
    check(values("Oven", &["on"]), &["! `Oven` is no place that holds values: give those of a member or a parameter"]);
}

#[test]
fn one_type_or_two() {
    check(
        Override { apart: Some("CartSeat".to_owned()), ..at("Cart#seat") },
        &["+  seat~: CartSeat", "+struct CartSeat (carts)"],
    );
    check(
        Override { same_as: Some("Oven".to_owned()), ..at("Cart") },
        &[
            "-  answer 200 bare: Cart",
            "-struct Cart (carts)",
            "-  id~: CartId",
            "-  rank~: integer",
            "-  heat~: string(digits)",
            "-  state~: string",
            "-  tags~: Tags",
            "+  answer 200 bare: Oven",
            "+  heat?: string(digits)",
            "+  state?: string",
            "+  tags?: Tags",
            "+  rank?: integer",
        ],
    );
    check(
        Override { same_as: Some("Nothing".to_owned()), ..at("Cart") },
        &["! `Cart` is to be the same as `Nothing`, which is no other type of this API"],
    );
}

#[test]
fn ids() {
    let id = |place: &str, name: &str| Override { id: Some(name.to_owned()), ..at(place) };
    check(id("Oven#id", "OvenId"), &["-  id~: integer", "+  id~: OvenId", "+id OvenId of integer (shared)"]);
    check(
        id("Oven#seat", "SeatId"),
        &["! `Oven#seat` is no place that holds an id: give one that holds text or whole numbers"],
    );
    check(id("Oven#id", "Seat"), &["! `Oven#id` cannot be called `Seat`, which is the name of something else"]);
    check(id("Oven#id", "CartId"), &["-  id~: integer"]);
    let mixed = change(&[id("Oven#id", "ThingId"), id("Oven#heat", "ThingId")]);
    assert!(mixed.contains("! `Oven#id` cannot be followed together with the others"), "{mixed}");
}

#[test]
fn what_is_not_there() {
    let (_, rejected) = overrule(bakery(), &[Override { nullable: Some(true), ..at("Oven#heet") }]);
    assert!(rejected[0].is_unknown);
    assert_eq!(rejected[0].message, "`Oven#heet` names nothing in this API");
    assert!(addresses(&bakery().schema).contains(&"Oven#heat".to_owned()));
    let twice = [
        Override { nullable: Some(true), ..at("Oven#heat") },
        Override { nullable: Some(false), ..at("GET /ovens#response[].heat") },
    ];
    assert!(
        change(&twice)
            .ends_with("! `GET /ovens#response[].heat` is the place of `Oven#heat` too: say all of it in one entry")
    );
}

#[test]
fn all_addresses_lead_somewhere() {
    let schema = bakery().schema;
    for address in addresses(&schema) {
        let wanted = at(&address);
        assert!(super::target::resolve(&schema, &wanted, &[]).is_some(), "{address}");
    }
}

#[test]
fn what_was_followed_is_followed_again() {
    let overrides = [
        Override { name: Some("Wagon".to_owned()), ..at("Cart") },
        Override { apart: Some("WagonSeat".to_owned()), ..at("Wagon#seat") },
        Override { values: Some(vec!["on".to_owned()]), ..at("Oven#state") },
    ];
    let (once, rejected) = overrule(bakery(), &overrides);
    assert_eq!(rejected, []);
    let (remembered, _) = crate::remember(bakery(), &once.schema, &overrides);
    let (twice, rejected) = overrule(remembered, &overrides);
    assert_eq!(rejected, []);
    assert_eq!(once.schema, twice.schema);
}
