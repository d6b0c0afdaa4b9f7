//! What `explain` prints.

use super::{Outcome, Project};

fn explain(arguments: &[&str]) -> Outcome {
    Project::empty().run(&[&["explain"], arguments].concat())
}

#[test]
fn a_code_is_explained_with_an_example_and_its_mended_form() {
    let outcome = explain(&["link-dead"]).expect(0, &[]);
    insta::assert_snapshot!(outcome.stdout, @"
    warning[link-dead]

    A link leads to a file that is not there.

    Readers end at an error page. A link is followed from the folder of its page; addresses that begin with `/`, that leave the
    docs folder or that name no file are not judged, since a site may make them up when it is built.

    `cargo xtask lint` looks for it.

    This brings it about (boats.md):

        # GET /boats/{id}

        See the [error codes](eror-codes.md).

    This brings it about (error-codes.md):

        # Error codes

        | Code | Description |
        | --- | --- |
        | 404 | No such boat. |

    Mended (boats.md):

        # GET /boats/{id}

        See the [error codes](error-codes.md).

    Mended (error-codes.md):

        # Error codes

        | Code | Description |
        | --- | --- |
        | 404 | No such boat. |

    What to do: correct the link's path; it starts from the folder of its page.
    ");
}

#[test]
fn a_code_about_files_is_explained_in_words() {
    let outcome = explain(&["page-not-text"]).expect(0, &[]);
    insta::assert_snapshot!(outcome.stdout, @"
    error[page-not-text]

    A page is not UTF-8 text.

    A page in another encoding would be read as other words than its author wrote. UTF-16, and text in GBK that an editor
    saved by default, are the usual causes.

    What to do: convert the page to UTF-8, or move it out of the docs folder.
    ");
}

#[test]
fn all_codes_are_listed_a_line_each() {
    let outcome = explain(&[]).expect(0, &[]);
    assert!(outcome.stdout.lines().count() > 40, "{}", outcome.stdout);
    let line = outcome.stdout.lines().find(|line| line.starts_with("secret-shown "));
    assert!(line.is_some_and(|line| line.contains(" error ") && line.ends_with('.')), "{}", outcome.stdout);
}

#[test]
fn an_unknown_code_cannot_be_explained() {
    explain(&["link-daed"]).expect(2, &["there is no code \"link-daed\"; did you mean link-dead?"]);
    explain(&["zzzz"]).expect(2, &["`cargo xtask explain` lists all codes"]);
}

#[test]
fn a_rule_is_explained_with_pages_before_and_after() {
    let outcome = explain(&["operation-deprecated"]).expect(0, &[]);
    for part in [
        "warning[operation-deprecated]\n",
        "about:               operation\n",
        "clients in use:      compatible\n",
        "the crate's version: minor at least\n",
        "the opposite:        operation-restored\n",
        "\nWhat to do: ",
    ] {
        assert!(outcome.stdout.contains(part), "{part:?} is missing in:\n{}", outcome.stdout);
    }
    assert!(!outcome.stdout.contains(['{', '}']), "{}", outcome.stdout);
    let outcome = explain(&["waiver-unused"]).expect(0, &[]);
    assert!(outcome.stdout.contains("the opposite:        the same rule\n"), "{}", outcome.stdout);
    assert!(!outcome.stdout.contains("Before"), "no pages bring it about: {}", outcome.stdout);
}

#[test]
fn a_pair_of_pages_is_shown_where_there_is_one() {
    let pair = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/diff/operation-deprecated/new.md");
    let Ok(page) = std::fs::read_to_string(pair) else { return };
    let outcome = explain(&["operation-deprecated"]).expect(0, &[]);
    let first = page.lines().next().expect("a line");
    assert!(outcome.stdout.contains(&format!("\nAfter:\n\n    {first}\n")), "{}", outcome.stdout);
}

#[test]
fn rules_are_listed_and_recognized_too() {
    let outcome = explain(&[]).expect(0, &[]);
    let line = outcome.stdout.lines().find(|line| line.starts_with("parameter-removed "));
    assert!(line.is_some_and(|line| line.contains(" warning ") && line.ends_with('.')), "{}", outcome.stdout);
    explain(&["parameter-remvoed"]).expect(2, &["did you mean parameter-removed?"]);
}

/// A project whose configuration names one API.
fn configured() -> Project {
    let config = "[[api]]\nname = \"contacts-api\"\ndocs = \"docs\"\nout = \"out\"\n";
    Project::new().with("docwright.toml", config)
}

#[test]
fn a_place_is_explained_by_its_evidence() {
    let outcome =
        configured().run(&["explain", "GET /api/v1/contacts/{id}#response.data.name", "--config", "docwright.toml"]);
    insta::assert_snapshot!(outcome.expect(0, &[]).stdout, @r#"
    ContactData#name

      name~: string  -- 姓名
      rules: kind, presence
      confidence: high

      docs/contacts/detail.md:16:1: table
          | name | string | 姓名 |

      docs/contacts/detail.md:23:21: example
          "data": {"id": 7, "name": "程小满"}

      would change it: a table that requires it, or examples on five pages, make it required

      would change it: an example that shows null, or prose that says it, makes it nullable

      to overrule it, begin with this in docwright.toml:

          [[api.override]]
          at = "ContactData#name"
          type = "…"
          required = true
          nullable = false
          name = "…"
    "#);
}

#[test]
fn all_places_are_explained_to_programs() {
    let outcome =
        configured().run(&["explain", "--all", "--format", "json", "--config", "docwright.toml"]).expect(0, &[]);
    let facts: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let facts = facts.as_array().expect("a list");
    let addresses: Vec<_> = facts.iter().filter_map(|fact| fact["address"].as_str()).collect();
    assert!(addresses.contains(&"ContactData#id") && addresses.contains(&"GET /api/v1/contacts/{id}"), "{addresses:?}");
    for fact in facts {
        for key in ["decision", "rules", "confidence", "evidence", "changes", "overrule"] {
            assert!(fact.get(key).is_some(), "{fact}");
        }
    }
}

#[test]
fn a_place_that_is_not_there_is_an_error() {
    let outcome = configured().run(&["explain", "ContactData#nmae", "--config", "docwright.toml"]);
    outcome.expect(2, &["no API has a place \"ContactData#nmae\"; did you mean \"ContactData#name\"?"]);
}
