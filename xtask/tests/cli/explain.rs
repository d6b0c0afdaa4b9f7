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
    explain(&["GET /boats"]).expect(2, &["`cargo xtask explain` lists all codes"]);
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
