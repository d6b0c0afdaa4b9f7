//! Messages for people and for programs.

use serde_json::Value;

use super::Project;

fn lines(stdout: &str) -> Vec<Value> {
    stdout.lines().map(|line| serde_json::from_str(line).expect("one JSON object per line")).collect()
}

#[test]
fn json_is_one_object_per_line_and_ends_with_the_summary() {
    let project = Project::new().with("docs/picture.md", b"a\n\xff");
    let outcome = project.codegen(&["--message-format", "json"]).expect(1, &[]);
    let mut lines = lines(&outcome.stdout);
    let summary = lines.pop().expect("a summary")["summary"].clone();
    assert_eq!(summary["pages"], 2);
    assert_eq!(summary["operations"]["complete"], 1);
    assert_eq!(summary["errors"], 1);
    assert_eq!(summary["files"]["removed"], 0);
    assert_eq!(outcome.stderr, "error: pages that could not be used at all: 1\n");
    for line in &lines {
        for key in ["code", "severity", "message", "hint", "file"] {
            assert!(line[key].is_string(), "{key} of {line}");
        }
        for key in ["line", "column", "end_line", "end_column"] {
            assert!(line[key].as_u64().is_some_and(|number| number > 0), "{key} of {line}");
        }
        assert!(line["secondary"].is_array(), "{line}");
    }
    let page = lines.iter().find(|line| line["code"] == "page-not-text").expect("a message about the page");
    assert_eq!(page["file"], "docs/picture.md");
    assert_eq!(page["severity"], "error");
}

#[test]
fn json_tells_what_a_check_found() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let check = |project: &Project, code| {
        let outcome = project.codegen(&["--check", "--message-format", "json"]).expect(code, &[]);
        lines(&outcome.stdout).pop().expect("a summary")["summary"]["check"].clone()
    };
    assert_eq!(check(&project, 0)["stale"], serde_json::json!([]));
    let project = project.with("out/Cargo.toml", "");
    let found = check(&project, 1);
    assert_eq!(found["stale"], serde_json::json!(["out/Cargo.toml"]));
    assert_eq!(found["command"], "cargo xtask codegen --docs docs --out out --name contacts-api");
}

#[test]
fn json_of_a_foreign_file_has_no_place() {
    let project = Project::new().with("out/Cargo.toml", "mine");
    let outcome = project.codegen(&["--message-format", "json"]).expect(2, &["nothing was written"]);
    let foreign = lines(&outcome.stdout).into_iter().find(|line| line["code"] == "output-foreign");
    assert_eq!(foreign.expect("a message about the file")["file"], Value::Null);
}

#[test]
fn messages_for_people_are_plain_where_nobody_watches() {
    let outcome = Project::new().with("docs/picture.md", b"\xff").codegen(&[]).expect(1, &["1 operation,"]);
    assert!(!outcome.stderr.contains('\u{1b}'), "{}", outcome.stderr);
    assert!(outcome.stdout.is_empty(), "{}", outcome.stdout);
}

#[test]
fn the_order_of_messages_does_not_depend_on_the_run() {
    let project = (0..40).fold(Project::new(), |project, at| project.with(&format!("docs/{at}.md"), b"{,}\xff"));
    let first = project.codegen(&["--message-format", "json"]).stdout;
    let second = project.codegen(&["--message-format", "json", "--check"]).stdout;
    let messages = |text: &str| lines(text).into_iter().filter(|line| line["code"].is_string()).collect::<Vec<_>>();
    assert!(messages(&first).len() >= 40);
    assert_eq!(messages(&first), messages(&second));
}
