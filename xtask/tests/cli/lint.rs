//! What `lint` reports, in which form, and with which exit code.

use serde_json::Value;

use super::{Outcome, PAGE, Project};

/// A page with a dead link, a field that no table describes and one that no example shows.
fn faulty() -> String {
    let page = PAGE.replace("| name | string | 姓名 |", "| name | string | 姓名 |\n| job | string | 职务 |");
    page.replace("\"程小满\"}", "\"程小满\", \"level\": 3}") + "\n见 [列表](list.md)。\n"
}

fn project() -> Project {
    Project::empty().with("docs/contacts/detail.md", faulty()).with("docs/other.md", PAGE.replace("contacts", "others"))
}

fn lint(project: &Project, arguments: &[&str]) -> Outcome {
    project.run(&[&["lint", "--docs", "docs"], arguments].concat())
}

fn lines(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("one JSON object per line")).collect()
}

#[test]
fn people_see_the_places_the_coverage_and_where_to_read_on() {
    let project = project();
    let before = project.files(".");
    let outcome = lint(&project, &[]).expect(
        0,
        &[
            "warning[link-dead]: there is no file contacts/list.md",
            "--> docs/contacts/detail.md:28:",
            "warning[field-undocumented]: `data.level`",
            "note[field-not-shown]: `job` is described",
            "2 of 3 (66 %)",
            "in all",
            "2 pages, 2 operations",
            "run `cargo xtask explain <code>` for more\n",
        ],
    );
    assert!(outcome.stdout.is_empty(), "{}", outcome.stdout);
    assert_eq!(project.files("."), before, "lint writes no file");
}

#[test]
fn the_exit_code_says_whether_the_level_was_met() {
    let project = project();
    for (level, code) in [("error", 0), ("warnings", 1), ("notes", 1), ("never", 0)] {
        lint(&project, &["--deny", level]).expect(code, &[]);
    }
    let project = project.with("docs/picture.md", b"\xff");
    lint(&project, &[]).expect(1, &["error[page-not-text]"]);
    lint(&project, &["--deny", "never"]).expect(0, &[]);
    project.run(&["lint", "--docs", "nowhere"]).expect(2, &["nowhere cannot be read"]);
    lint(&project, &["--deny", "all"]).expect(2, &["possible values"]);
}

#[test]
fn what_is_below_the_level_is_not_reported() {
    let outcome = lint(&project(), &["--level", "warning", "--deny", "notes"]).expect(1, &["link-dead", "0 notes"]);
    assert!(!outcome.stderr.contains("field-not-shown"), "{}", outcome.stderr);
    let outcome = lint(&project(), &["--level", "error", "--deny", "notes"]).expect(0, &["0 warnings, 0 notes"]);
    assert!(!outcome.stderr.contains("explain"), "{}", outcome.stderr);
}

#[test]
fn single_pages_are_reported_on_by_path_or_name() {
    let project = project();
    for page in ["docs/other.md", "other.md"] {
        let outcome = lint(&project, &["--deny", "notes", page]).expect(0, &[]);
        assert!(!outcome.stderr.contains("contacts"), "{}", outcome.stderr);
    }
    let outcome = lint(&project, &["--deny", "notes", "docs/contacts"]).expect(1, &["contacts/detail.md"]);
    assert!(!outcome.stderr.contains("other.md"), "{}", outcome.stderr);
    lint(&project, &["docs/missing.md"]).expect(2, &["docs/missing.md is no page of the docs"]);
}

#[test]
fn json_ends_with_the_coverage() {
    let outcome = lint(&project(), &["--format", "json"]).expect(0, &[]);
    let mut lines = lines(&outcome.stdout);
    let coverage = lines.pop().expect("a last line")["coverage"].clone();
    assert_eq!(coverage["pages"][0]["file"], "docs/contacts/detail.md");
    let figures = |part: &Value| {
        ["described", "described_and_shown", "shown", "shown_and_described"].map(|figure| part[figure].as_u64())
    };
    assert_eq!(figures(&coverage["pages"][0]), [3, 2, 5, 2].map(Some));
    assert_eq!(figures(&coverage["total"]), [5, 4, 9, 4].map(Some));
    assert!(lines.iter().any(|line| line["code"] == "link-dead" && line["file"] == "docs/contacts/detail.md"));
    assert_eq!(outcome.stderr, "");
}

#[test]
fn sarif_and_annotations_name_files_from_the_current_folder() {
    let project = project().with("docs/联系 人.md", "[x](y.md)\n");
    let sarif: Value = serde_json::from_str(&lint(&project, &["--format", "sarif"]).stdout).expect("SARIF is JSON");
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let uri = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert!(results.iter().any(|result| uri(result) == "docs/contacts/detail.md"), "{sarif}");
    assert!(results.iter().any(|result| uri(result) == "docs/%E8%81%94%E7%B3%BB%20%E4%BA%BA.md"), "{sarif}");

    let annotations = lint(&project, &["--format", "github"]).stdout;
    let expect = "::warning file=docs/联系 人.md,line=1,col=1,title=link-dead::there is no file y.md%0Ahelp: ";
    assert!(annotations.lines().any(|line| line.starts_with(expect)), "{annotations}");
}

#[test]
fn a_secret_is_in_no_report() {
    let secret = "q7Zr2LwN9bXk4TmV".repeat(2);
    let project = project().with("docs/auth.md", format!("# 鉴权\n\n`token: {secret}`\n"));
    for form in ["human", "json", "sarif", "github"] {
        let Outcome { code, stdout, stderr } = lint(&project, &["--format", form]);
        assert_eq!(code, Some(1), "{form}");
        assert!((stdout.clone() + &stderr).contains("secret-shown"), "{form}");
        assert!(!(stdout + &stderr).contains(&secret), "{form}");
    }
}

#[test]
fn codegen_does_not_report_what_lint_alone_does() {
    let outcome = project().codegen(&["--message-format", "json"]).expect(0, &[]);
    assert!(!outcome.stdout.contains("link-dead") && !outcome.stdout.contains("field-undocumented"));
}

#[test]
fn the_configuration_names_the_pages() {
    let config = "[[api]]\nname = \"contacts-api\"\ndocs = \"docs\"\nout = \"out\"\n";
    let project = project().with("docwright.toml", config);
    project.run(&["lint", "--config", "docwright.toml", "--deny", "warnings"]).expect(1, &["link-dead"]);
    assert!(!project.path("out").exists());
}
