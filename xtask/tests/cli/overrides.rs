//! What docwright.toml decides against the docs.

use super::{Outcome, PAGE, Project};

/// Generates with an override at a place.
fn codegen(wanted: &str) -> (Project, Outcome) {
    let config =
        format!("[[api]]\nname = \"contacts-api\"\ndocs = \"docs\"\nout = \"out\"\n\n[[api.override]]\n{wanted}\n");
    let project = Project::empty().with("docs/contacts/detail.md", PAGE).with("docwright.toml", config);
    let outcome = project.run(&["codegen", "--config", "docwright.toml"]);
    (project, outcome)
}

#[test]
fn an_override_decides() {
    let (project, outcome) =
        codegen("at = \"GET /api/v1/contacts/{id}#response.data.name\"\nname = \"full_name\"\nrequired = true");
    outcome.expect(0, &[]);
    assert!(project.text("out/src/contacts.rs").contains("pub full_name: String,"));
    project.run(&["codegen", "--config", "docwright.toml", "--check"]).expect(0, &[" up to date, 0 not"]);
    project.run(&["codegen", "--config", "docwright.toml", "--fresh"]).expect(0, &["files: 0 written"]);
}

#[test]
fn a_type_keeps_the_name_that_an_override_gives_it() {
    let (project, outcome) = codegen("at = \"Contact\"\nname = \"Person\"");
    outcome.expect(0, &[]);
    assert!(project.text("out/src/contacts.rs").contains("pub struct Person {"));
    project.run(&["codegen", "--config", "docwright.toml", "--check"]).expect(0, &[" up to date, 0 not"]);
}

#[test]
fn an_override_of_nothing_is_an_error() {
    let (project, outcome) = codegen("at = \"ContactData#nmae\"\nnullable = true");
    let message = "docwright.toml:6: the override of `ContactData#nmae` names nothing in this API; did you mean `ContactData#name`?";
    outcome.expect(2, &[message]);
    assert!(project.files("out").is_empty());
}

#[test]
fn an_override_against_an_example_is_an_error() {
    let (project, outcome) = codegen("at = \"ContactData#name\"\ntype = \"integer\"");
    outcome.expect(
        2,
        &["docwright.toml:6: the override of `ContactData#name` is contradicted by the example ok_1", "detail.md"],
    );
    assert!(project.files("out").is_empty());
}

#[test]
fn an_override_that_decides_nothing_is_an_error() {
    let (_, outcome) = codegen("at = \"Contact#name\"");
    outcome.expect(2, &["docwright.toml:6", "the override of `Contact#name` decides nothing"]);
}

/// Generates from a page about a person, with more settings of the API.
fn redacted(settings: &str) -> (Project, Outcome) {
    let config = format!("[[api]]\nname = \"contacts-api\"\ndocs = \"docs\"\nout = \"out\"\n{settings}\n");
    let page = "# GET /skippers/{id}\n\nResponse:\n\n```json\n{\"nickname\": \"Cheng Xiaoman\", \"phone\": \"15495180264\"}\n```\n";
    let project = Project::empty().with("docs/skippers.md", page).with("docwright.toml", config);
    let outcome = project.run(&["codegen", "--config", "docwright.toml"]);
    (project, outcome)
}

#[test]
fn personal_data_is_replaced_unless_it_is_allowed() {
    let check = |settings: &str, name: bool, phone: bool| {
        let (project, outcome) = redacted(settings);
        outcome.expect(0, &[]);
        let text = project.text("out/schema.json");
        assert_eq!((text.contains("Cheng Xiaoman"), text.contains("15495180264")), (name, phone), "{settings}");
    };
    check("", false, false);
    check("redact = false", true, true);
    check("redact-allow = [\"15495180264\"]", false, true);
    check("redact-allow = [\"nickname\", \"GET /skippers/{id}#response.phone\"]", true, true);
}

#[test]
fn an_entry_of_the_allow_list_that_allows_nothing_is_an_error() {
    let (project, outcome) = redacted("redact-allow = [\n  \"phone\",\n  \"nikname\",\n]");
    let message = "docwright.toml:7: `nikname` of redact-allow is no value, key or address that would be replaced; did you mean `nickname`?";
    outcome.expect(2, &[message]);
    assert!(project.files("out").is_empty());
}

#[test]
fn what_was_replaced_is_counted_and_not_shown() {
    let (project, _) = redacted("");
    let note = "note[example-redacted]: 1 telephone number, 1 personal name replaced in 2 places";
    let outcome = project.run(&["lint", "--config", "docwright.toml"]).expect(0, &[note]);
    assert!(!outcome.stderr.contains("15495180264") && !outcome.stderr.contains("Xiaoman"), "{}", outcome.stderr);
}
