//! Runs over what an earlier run has done.

use std::fs;

use super::{PAGE, Project};

/// A page with a fault that is worth a word.
fn project() -> Project {
    let faulty = PAGE.replace("\"code\": 0,", "\"code\": 0");
    Project::empty().with("docs/contacts/detail.md", faulty)
}

/// Whether the last run inferred anything, by its timings.
fn infers(stderr: &str) -> bool {
    stderr.lines().any(|line| line.starts_with("infer "))
}

fn stamps(project: &Project) -> Vec<String> {
    project.files("target/docwright").into_keys().map(|name| format!("target/docwright/{name}")).collect()
}

#[test]
fn a_run_without_changes_does_nothing_and_says_the_same() {
    let project = project();
    let first = project.codegen(&["--timings"]).expect(0, &["json-comma", "1 operation"]);
    assert!(infers(&first.stderr));
    let modified = |path: &str| fs::metadata(project.path(path)).and_then(|file| file.modified()).expect("a file");
    let (before, files) = (modified("out/src/lib.rs"), project.files("out"));
    let second = project.codegen(&["--timings"]).expect(0, &["json-comma", "1 operation", "files: 0 written"]);
    assert!(!infers(&second.stderr), "{}", second.stderr);
    assert_eq!((modified("out/src/lib.rs"), project.files("out")), (before, files));
    let said = |text: &str| text[..text.find("files:").expect("a summary")].to_owned();
    assert_eq!(said(&first.stderr), said(&second.stderr));
    let check = project.codegen(&["--check", "--timings"]).expect(0, &["up to date, 0 not"]);
    assert!(!infers(&check.stderr));
}

#[test]
fn whatever_changes_is_seen() {
    let changed = |change: fn(Project) -> Project, arguments: &[&str]| {
        let project = project();
        project.codegen(&[]).expect(0, &[]);
        let run = change(project).codegen(&[&["--timings"], arguments].concat()).expect(0, &[]);
        assert!(infers(&run.stderr), "{}", run.stderr);
    };
    changed(|project| project, &["--fresh"]);
    changed(|project| project.with("docs/contacts/detail.md", PAGE), &[]);
    changed(|project| project.with("docs/contacts/other.md", PAGE), &[]);
    changed(|project| project.with("out/src/lib.rs", ""), &[]);
    changed(
        |project| {
            fs::remove_file(project.path("out/src/lib.rs")).expect("a removed file");
            project
        },
        &[],
    );
}

#[test]
fn what_an_edit_comes_to_is_what_a_first_run_comes_to() {
    let project = project();
    project.codegen(&[]).expect(0, &[]);
    let edited = project.with("docs/contacts/detail.md", PAGE.replace("姓名", "全名"));
    edited.codegen(&[]).expect(0, &[]);
    let fresh = Project::empty().with("docs/contacts/detail.md", PAGE.replace("姓名", "全名"));
    fresh.codegen(&[]).expect(0, &[]);
    assert_eq!(edited.files("out"), fresh.files("out"));
}

#[test]
fn a_damaged_note_of_the_last_run_costs_time_alone() {
    let mut project = project();
    project.codegen(&[]).expect(0, &[]);
    let stamp = stamps(&project).pop().expect("a note of the run");
    let text = project.text(&stamp);
    let no_code = text.replace("json-comma", "json-what");
    let no_place = text.replace("\"primary\":[0,", "\"primary\":[7,");
    assert!(no_code != text && no_place != text, "{text}");
    for damaged in [String::new(), "{}".to_owned(), no_code, no_place] {
        project = project.with(&stamp, damaged);
        let run = project.codegen(&["--timings"]).expect(0, &["json-comma", "files: 0 written"]);
        assert!(infers(&run.stderr), "{}", run.stderr);
    }
}
