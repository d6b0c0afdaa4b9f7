//! The table over many APIs.

use super::{Outcome, PAGE, Project};

/// A page with one example to repair and one that cannot be.
const FAULTY: &str = r#"# Loans

`GET /loans/{id}`

**Success response**

```json
{"id": 4, "title": "Tides", // of the book
}
```

**Error response**

```json
{ none }
```
"#;

fn collection() -> Project {
    let project = Project::empty().with("apis/README.md", "# Two APIs").with("apis/truth/contacts.json", "{}");
    project.with("apis/contacts/a/detail.md", PAGE).with("apis/loans/loan.md", FAULTY)
}

/// The rows of the table, the blanks that fill its columns left out.
fn rows(outcome: &Outcome) -> Vec<String> {
    let row = |line: &str| line.trim_matches('|').split('|').map(str::trim).collect::<Vec<_>>().join("|");
    outcome.stdout.lines().map(row).collect()
}

#[test]
fn the_apis_of_a_collection_are_counted_one_by_one() {
    let outcome = collection().run(&["corpus", "--no-build", "apis"]).expect(0, &[]);
    insta::assert_snapshot!(outcome.stdout, @"
    | api      | pages | operations | incomplete | examples | strict | repaired | unreadable |   read | errors | warnings | notes |
    | -------- | ----- | ---------- | ---------- | -------- | ------ | -------- | ---------- | ------ | ------ | -------- | ----- |
    | contacts |     1 |          1 |          0 |        1 |      1 |        0 |          0 | 100.0% |      0 |        0 |     0 |
    | loans    |     1 |          1 |          0 |        1 |      0 |        1 |          1 |  50.0% |      1 |        1 |     1 |
    | all      |     2 |          2 |          0 |        2 |      1 |        1 |          1 |  66.6% |      1 |        1 |     1 |
    ");
}

#[test]
fn a_folder_of_pages_is_one_api() {
    let outcome = collection().run(&["corpus", "--no-build", "apis/contacts", "apis/loans"]).expect(0, &[]);
    assert_eq!(outcome.stdout, collection().run(&["corpus", "--no-build", "apis"]).stdout);
    let areas = Project::new().with("docs/index.md", "# Areas").with("docs/loans/loan.md", FAULTY);
    let outcome = areas.run(&["corpus", "--no-build", "docs"]).expect(0, &[]);
    assert!(rows(&outcome)[2].starts_with("docs|3|2|"), "{}", outcome.stdout);
}

#[test]
fn an_api_that_fails_does_not_keep_others_from_being_tried() {
    let project = collection().with("apis/broken/a.md", b"\xff");
    let outcome = project.run(&["corpus", "--no-build", "apis"]).expect(1, &[]);
    let rows = rows(&outcome);
    assert!(
        rows[2].starts_with("broken|1|0|") && rows[2].ends_with("|error: pages that cannot be used at all: 1"),
        "{rows:?}"
    );
    assert!(rows[3].starts_with("contacts|1|1|") && rows[3].ends_with("|–"), "{rows:?}");
}

#[test]
fn scores_add_up_over_apis() {
    let share = |hit: usize, of: usize| serde_json::json!({ "hit": hit, "of": of });
    let score = |tally: [usize; 3], hit, of| {
        let tally = serde_json::json!({ "truth": tally[0], "found": tally[1], "hit": tally[2] });
        serde_json::json!({
            "operations": tally, "parameters": tally, "response_fields": { "truth": of, "hit": hit },
            "param_required": share(hit, of), "param_type": share(hit, of), "field_type": share(hit, of),
            "examples": share(hit, of), "error_examples": share(hit, of),
        })
    };
    // Stands in for the script: what was found is what is true.
    let script = "import json, sys\nprint(json.dumps(json.load(open(sys.argv[sys.argv.index('--truth') + 1]))))\n";
    let project = collection().with("score.py", script);
    let project = project.with("truth/contacts.json", score([1, 1, 1], 1, 1).to_string());
    let project = project.with("truth/loans.json", score([4, 2, 1], 0, 3).to_string());
    let project = project.with("apis/unlabelled/a.md", PAGE);
    let outcome = project.run(&["corpus", "--no-build", "apis", "--truth", "truth", "--score", "score.py"]);
    if outcome.stderr.contains("skipped: there is no python3") {
        return;
    }
    let rows = rows(&outcome.expect(0, &[]));
    let scores = |row: &str| row.splitn(13, '|').last().expect("scores follow the figures").to_owned();
    assert_eq!(scores(&rows[3]), "50.0%|25.0%|33.3%|50.0%|25.0%|33.3%|0.0%|0.0%|0.0%|0.0%|0.0%|0.0%|–");
    assert_eq!(scores(&rows[4]), ["–"; 13].join("|"));
    assert_eq!(scores(&rows[5]), "66.6%|40.0%|50.0%|66.6%|40.0%|50.0%|25.0%|25.0%|25.0%|25.0%|25.0%|25.0%|–");
}

#[test]
fn a_truth_needs_a_script() {
    collection().run(&["corpus", "apis", "--truth", "truth"]).expect(2, &["--score"]);
    collection().run(&["corpus"]).expect(2, &["<DIR>"]);
    collection().run(&["corpus", "nowhere"]).expect(2, &["nowhere cannot be read"]);
}
