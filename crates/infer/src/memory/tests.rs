//! What holds and what moves when the docs of one small API change.

use docwright_schema::{Diagnostics, document::Place};

use super::{remember, report};
use crate::{
    Override, overrule,
    testing::{Page, infer, infer_and_report},
};

/// The pages of an API whose ovens each body shows, one a page, after a table of their members.
fn ovens(table: &[[&'static str; 4]], bodies: &[&str]) -> Vec<Page> {
    const PAGES: [(&str, &str); 5] =
        [("a.md", "/a/oven"), ("b.md", "/b/oven"), ("c.md", "/c/oven"), ("d.md", "/d/oven"), ("e.md", "/e/oven")];
    let pages = bodies.iter().zip(PAGES).enumerate();
    let pages = pages.map(|(at, (body, (page, path)))| {
        let page = Page::new(page).operation("GET", path).ok(body);
        if at == 0 && !table.is_empty() { page.table(Place::Response, table) } else { page }
    });
    pages.collect()
}

/// The members of ovens after the pages of `before` became those of `after`, and what is said of that.
#[track_caller]
fn check(before: Vec<Page>, after: Vec<Page>, members: &str, said: &[&str]) {
    let before = infer(before).0.schema;
    let (inferred, recalled) = remember(infer(after).0, &before, &[]);
    let outline = inferred.schema.to_string();
    let oven = outline.split("struct ").find(|part| part.starts_with("Oven ")).expect("there are ovens");
    let fields: Vec<&str> = oven.lines().skip(1).map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(fields.join(", "), members, "{outline}");
    let of_ovens = recalled.iter().filter(|recalled| recalled.address.owner() == "Oven");
    let told: Vec<_> = of_ovens
        .map(|recalled| {
            let verb = if recalled.is_held { "stays" } else { "moves" };
            format!("{} {verb}: {} => {}", recalled.address, recalled.before, recalled.now)
        })
        .collect();
    assert_eq!(told, said, "{outline}");
    // What is remembered once needs no more remembering.
    let (again, recalled) = remember(inferred.clone(), &inferred.schema, &[]);
    assert_eq!((again.schema, recalled), (inferred.schema, Vec::new()));
}

#[test]
fn what_the_docs_show_no_more_holds() {
    check(
        ovens(&[], &[r#"{"heat": 210, "racks": [{"no": 1}]}"#, r#"{"heat": null, "racks": []}"#]),
        ovens(&[], &[r#"{"heat": null, "racks": []}"#]),
        "heat~: integer | null, racks~: [Rack]",
        &["Oven#heat stays: integer | null => unknown | null", "Oven#racks stays: [Rack] => [unknown]"],
    );
    check(
        ovens(&[], &[r#"{"heat": 210.5, "tags": ["x"]}"#, r#"{"heat": null, "tags": []}"#]),
        ovens(&[], &[r#"{"heat": 200, "tags": []}"#]),
        "heat~: number | null, tags~: [string]",
        &["Oven#heat stays: number | null => integer", "Oven#tags stays: [string] => [unknown]"],
    );
}

#[test]
fn what_the_docs_say_otherwise_moves() {
    check(
        ovens(&[], &[r#"{"heat": 210, "lit": "2024-03-01"}"#]),
        ovens(&[], &[r#"{"heat": "hot", "lit": "soon"}"#]),
        "heat~: string, lit~: string",
        &["Oven#heat moves: integer => string", "Oven#lit moves: string(date) => string"],
    );
    check(
        ovens(&[], &[r#"{"heat": null}"#]),
        ovens(&[], &[r#"{"heat": 210}"#]),
        "heat~: integer | null",
        &["Oven#heat moves: unknown | null => integer | null"],
    );
}

#[test]
fn one_half_of_a_union_is_no_contradiction() {
    check(
        ovens(&[], &[r#"{"heat": 210}"#, r#"{"heat": "hot"}"#]),
        ovens(&[], &[r#"{"heat": 210}"#]),
        "heat~: integer | string",
        &["Oven#heat stays: integer | string => integer"],
    );
    check(
        ovens(&[], &[r#"{"heat": 210}"#, r#"{"heat": "hot"}"#]),
        ovens(&[], &[r#"{"heat": true}"#]),
        "heat~: boolean",
        &["Oven#heat moves: integer | string => boolean"],
    );
}

#[test]
fn formats_and_sets_hold_while_nothing_else_is_shown() {
    let listed = |values: &[(&'static str, &'static str)], body| {
        let page = Page::new("a.md").operation("GET", "/a/oven").table(Place::Response, &[["lit", "string", "", ""]]);
        vec![page.values(values).ok(body)]
    };
    let set = &[("on", ""), ("off", "")];
    check(
        listed(set, r#"{"lit": "on", "since": "2024-03-01"}"#),
        listed(&[], r#"{"lit": "off", "since": ""}"#),
        "lit~: Lit, since~: string(date)",
        &["Oven#lit stays: Lit => string", "Oven#since stays: string(date) => string"],
    );
    check(
        listed(set, r#"{"lit": "on"}"#),
        listed(&[], r#"{"lit": "half"}"#),
        "lit~: string",
        &["Oven#lit moves: Lit => string"],
    );
}

#[test]
fn an_object_that_is_described_no_more_holds_unless_another_one_is_shown() {
    check(
        ovens(&[], &[r#"{"no": 1, "door": {"hinge": 2}}"#]),
        ovens(&[["door", "object", "", ""]], &[r#"{"no": 1}"#]),
        "no~: integer, door?: Door",
        &["Oven#door stays: Door => {*: unknown}"],
    );
    check(
        ovens(&[], &[r#"{"no": 1, "door": {"hinge": 2}}"#]),
        ovens(&[], &[r#"{"no": 1, "door": {}}"#]),
        "door~: Door, no~: integer",
        &["Oven#door stays: Door => {*: unknown}"],
    );
    check(
        ovens(&[], &[r#"{"no": 1, "door": {"hinge": 2}}"#]),
        ovens(&[["door", "map<integer>", "", ""]], &[r#"{"no": 1, "door": {}}"#]),
        "door~: {*: integer}, no~: integer",
        &["Oven#door moves: Door => {*: integer}"],
    );
}

#[test]
fn presence_holds_until_an_example_or_a_table_speaks() {
    const HEAT: &str = r#"{"heat": 1, "no": 1}"#;
    let proven = || ovens(&[], &[HEAT; 5]);
    check(
        proven(),
        ovens(&[], &[HEAT; 4]),
        "heat: integer, no: integer",
        &["Oven#heat stays: required => not proven", "Oven#no stays: required => not proven"],
    );
    check(
        ovens(&[], &[HEAT; 4]),
        proven(),
        "heat~: integer, no~: integer",
        &["Oven#heat stays: not proven => required", "Oven#no stays: not proven => required"],
    );
    check(
        proven(),
        ovens(&[], &[HEAT, r#"{"no": 1}"#]),
        "heat?: integer, no: integer",
        &["Oven#heat moves: required => optional", "Oven#no stays: required => not proven"],
    );
    check(
        ovens(&[], &[HEAT]),
        ovens(&[["heat", "integer", "true", ""]], &[HEAT]),
        "heat: integer, no~: integer",
        &["Oven#heat moves: not proven => required"],
    );
}

#[test]
fn what_requests_send_is_what_the_docs_say() {
    let send = |ty: &'static str, required: &'static str| {
        vec![Page::new("a.md").operation("POST", "/ovens").table(Place::Body, &[["heat", ty, required, ""]])]
    };
    let after = |before, after| remember(infer(after).0, &infer(before).0.schema, &[]).0.schema.to_string();
    let is_said = |text: String, line: &str| assert!(text.contains(line), "{text}");
    is_said(after(send("number", "true"), send("integer", "false")), "heat?: integer");
    is_said(after(send("integer", "true"), send("", "true")), "heat: integer");
}

#[test]
fn what_people_decided_goes_with_their_entry() {
    let heat = || ovens(&[], &[r#"{"heat": 210}"#]);
    let told = [Override { at: "Oven#heat".to_owned(), ty: Some("number".to_owned()), ..Override::default() }];
    let (overruled, rejected) = overrule(infer(heat()).0, &told);
    assert_eq!(rejected, []);
    assert!(overruled.schema.to_string().contains("heat~: number"), "{}", *overruled.schema);
    let (inferred, recalled) = remember(infer(heat()).0, &overruled.schema, &[]);
    assert!(inferred.schema.to_string().contains("heat~: integer"), "{}", *inferred.schema);
    assert_eq!(recalled, []);
}

#[test]
fn what_holds_and_what_moves_is_said_where_the_docs_speak_of_it() {
    let before = infer(ovens(&[], &[r#"{"heat": 1.5, "lit": 1}"#])).0.schema;
    let pages = ovens(&[], &[r#"{"heat": 2, "lit": "no"}"#]);
    let (own, sources) = infer_and_report(pages, &mut Diagnostics::default());
    let (inferred, recalled) = remember(own, &before, &[]);
    let mut diagnostics = Diagnostics::default();
    report(&recalled, &inferred.provenance, &sources, &mut diagnostics);
    let said: Vec<_> = diagnostics.iter().map(|said| format!("{}: {}", said.code.id, said.message)).collect();
    let expected = [
        "decision-held: `Oven#heat` stays number; by itself it would be integer now",
        "decision-moved: `Oven#lit` was integer and is string now",
    ];
    assert_eq!(said, expected);
    assert!(diagnostics.iter().all(|said| said.primary.is_some()));
}

/// What holds ovens' ids, when pages come to speak of them and go again.
#[test]
fn ids_come_and_go_with_no_page() {
    let numbered =
        |name, path| Page::new(name).operation("GET", path).table(Place::Path, &[["id", "integer", "true", ""]]);
    let oven = || numbered("ovens.md", "/ovens/{id}").ok(r#"{"id": 7, "heat": 210}"#);
    let loaf = |body| Page::new("loaves.md").operation("GET", "/loaves/{no}").ok(body);
    let plain = || loaf(r#"{"oven_id": 7}"#);
    let ids = |before: Vec<Page>, after: Vec<Page>| {
        let before = infer(before).0.schema;
        let (inferred, recalled) = remember(infer(after).0, &before, &[]);
        let outline = inferred.schema.to_string();
        let lines: Vec<_> = outline
            .lines()
            .map(str::trim)
            .filter(|line| line.contains("id") && !line.contains('/'))
            .map(str::to_owned)
            .collect();
        let (again, _) = remember(inferred.clone(), &inferred.schema, &[]);
        assert_eq!(again.schema, inferred.schema);
        (lines.join(", "), recalled.iter().filter(|recalled| recalled.is_held).count())
    };
    let typed = "path id: OvenId, oven_id~: OvenId, id~: OvenId, id OvenId of integer (shared)";
    assert_eq!(ids(vec![oven(), plain()], vec![oven(), plain()]), (typed.to_owned(), 0));
    // What is new comes without, where what was there would change.
    let values = "path id: integer, oven_id~: integer, id~: integer";
    assert_eq!(ids(vec![plain()], vec![oven(), plain()]), (values.to_owned(), 1));
    assert_eq!(ids(vec![oven()], vec![oven(), plain()]).1, 0);
    // What goes leaves the type behind.
    let left = "oven_id~: OvenId, id OvenId of integer (shared)";
    assert_eq!(ids(vec![oven(), plain()], vec![plain()]), (left.to_owned(), 1));
    // What is another kind of value moves.
    let moved = "path id: OvenId, oven_id~: string, id~: OvenId, id OvenId of integer (shared)";
    assert_eq!(ids(vec![oven(), plain()], vec![oven(), loaf(r#"{"oven_id": "x"}"#)]), (moved.to_owned(), 0));
}
