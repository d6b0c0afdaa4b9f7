//! What is written, replaced, removed and left alone.

use std::fs;

use super::{PAGE, Project};

const MANIFEST: &str = "out/.docwright-files";

#[test]
fn a_second_run_writes_nothing() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[" written, 0 unchanged, 0 removed"]);
    let modified = |path: &str| fs::metadata(project.path(path)).and_then(|data| data.modified()).expect("a time");
    let before: Vec<_> = project.files("out").keys().map(|path| modified(&format!("out/{path}"))).collect();
    project.codegen(&[]).expect(0, &["files: 0 written, ", ", 0 removed"]);
    let after: Vec<_> = project.files("out").keys().map(|path| modified(&format!("out/{path}"))).collect();
    assert_eq!(before, after);
}

#[test]
fn the_output_does_not_depend_on_where_it_is() {
    let (one, other) = (Project::new(), Project::new());
    one.codegen(&[]).expect(0, &[]);
    let docs = other.path("docs");
    let out = other.path("deeply/nested/crate");
    let [docs, out] = [&docs, &out].map(|path| path.to_str().expect("a path in UTF-8"));
    other.run(&["codegen", "--docs", docs, "--out", out, "--name", "contacts-api"]).expect(0, &[]);
    assert_eq!(one.files("out"), other.files("deeply/nested/crate"));
}

#[test]
fn a_check_of_what_was_generated_passes() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let before = project.files("out");
    project.codegen(&["--check"]).expect(0, &[" up to date, 0 not"]);
    assert_eq!(project.files("out"), before);
}

#[test]
fn a_check_shows_what_differs_and_the_command_that_mends_it() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let generated = project.text("out/Cargo.toml");
    let project = project.with("out/Cargo.toml", format!("colour = 1\n{generated}"));
    let before = project.files("out");
    project.codegen(&["--check"]).expect(
        1,
        &[
            "--- out/Cargo.toml",
            "\n-colour = 1\n",
            "out of date: out/Cargo.toml",
            "run: cargo xtask codegen --docs docs --out out --name contacts-api\n",
        ],
    );
    assert_eq!(project.files("out"), before);
    project.codegen(&[]).expect(0, &["files: 1 written"]);
    project.codegen(&["--check"]).expect(0, &[]);
}

#[test]
fn a_check_of_nothing_writes_nothing() {
    let project = Project::new();
    project.codegen(&["--check"]).expect(1, &["missing: out/Cargo.toml"]);
    assert!(!project.path("out").exists());
}

#[test]
fn files_that_are_no_longer_generated_are_removed() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let before = project.files("out");
    let listed = project.text(MANIFEST) + "src/old/gone.rs\n";
    let project = project.with(MANIFEST, listed).with("out/src/old/gone.rs", "").with("out/src/own.rs", "");
    project.codegen(&["--check"]).expect(1, &["no longer generated: out/src/old/gone.rs"]);
    project.codegen(&[]).expect(0, &["1 removed"]);
    assert!(!project.path("out/src/old").exists());
    assert!(project.path("out/src/own.rs").exists());
    fs::remove_file(project.path("out/src/own.rs")).expect("a removed file");
    assert_eq!(project.files("out"), before);
}

#[test]
fn a_damaged_list_of_files_removes_nothing_of_others() {
    let project = Project::new().with("own.txt", "mine").with("out/Cargo.lock", "mine");
    project.codegen(&[]).expect(0, &[]);
    let absolute = project.path("own.txt");
    let listed = format!("{}<<<<<<< HEAD\n../own.txt\n{}\n=======\n", project.text(MANIFEST), absolute.display());
    let project = project.with(MANIFEST, listed);
    project.codegen(&[]).expect(0, &["files: 1 written", "0 removed"]);
    assert_eq!(project.text("own.txt"), "mine");
    assert_eq!(project.text("out/Cargo.lock"), "mine");
}

#[test]
fn files_of_others_are_not_overwritten() {
    let project = Project::new().with("out/Cargo.toml", "[package]\nname = \"mine\"\n").with("out/notes.txt", "mine");
    let before = project.files("out");
    project.codegen(&[]).expect(2, &["error[output-foreign]", "Cargo.toml", "nothing was written"]);
    project.codegen(&["--check"]).expect(2, &["error[output-foreign]"]);
    assert_eq!(project.files("out"), before);
    fs::remove_file(project.path("out/Cargo.toml")).expect("a removed file");
    project.codegen(&[]).expect(0, &[]);
    assert_eq!(project.text("out/notes.txt"), "mine");
}

#[test]
fn an_output_without_its_list_is_taken_over_where_it_is_the_same() {
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let before = project.files("out");
    fs::remove_file(project.path(MANIFEST)).expect("a removed file");
    project.codegen(&[]).expect(0, &["files: 1 written"]);
    assert_eq!(project.files("out"), before);
}

#[test]
fn nothing_is_written_for_one_api_where_another_cannot_be() {
    let entry = |name: &str| format!("[[api]]\nname = \"{name}\"\ndocs = \"docs\"\nout = \"{name}\"\n");
    let project = Project::new().with("docwright.toml", entry("one") + &entry("two")).with("two/Cargo.toml", "mine");
    project.run(&["codegen", "--config", "docwright.toml"]).expect(2, &["error[output-foreign]"]);
    assert!(!project.path("one").exists());
}

#[test]
fn a_file_where_a_folder_should_be_stops_the_run() {
    let project = Project::new().with("out/src", "mine");
    project.codegen(&[]).expect(2, &["out/src is not a folder"]);
    assert_eq!(project.files("out").len(), 1);
    let project = Project::new().with("out", PAGE);
    project.codegen(&[]).expect(2, &["out is not a folder"]);
}

#[cfg(unix)]
#[test]
fn nothing_is_written_through_links() {
    use std::os::unix::fs::symlink;
    let project = Project::new().with("elsewhere/kept.txt", "mine");
    fs::create_dir(project.path("out")).expect("a folder");
    symlink("../elsewhere", project.path("out/src")).expect("a link");
    project.codegen(&[]).expect(2, &["out/src is not a folder"]);
    assert_eq!(project.files("elsewhere").len(), 1);
}

#[cfg(unix)]
#[test]
fn files_can_be_read_by_whoever_may_read_others() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::new();
    project.codegen(&[]).expect(0, &[]);
    let mode = |path: &str| fs::metadata(project.path(path)).expect("a file").permissions().mode();
    assert_eq!(mode("out/Cargo.toml"), mode("docs/contacts/detail.md"));
}

#[test]
fn names_hold_until_they_are_given_anew() {
    let project = Project::new();
    let run = |project: &Project, flags: &[&str]| {
        project.run(&[&["codegen", "--docs", "docs", "--out", "out"], flags].concat())
    };
    run(&project, &[]).expect(0, &[]);
    let schema = project.text("out/schema.json");
    let name = schema.split("\"ref\",\n").nth(1).and_then(|rest| rest.split('"').nth(3)).expect("a type").to_owned();
    let project = project.with("out/schema.json", schema.replace(&format!("\"{name}\""), "\"RenamedByHand\""));
    run(&project, &[]).expect(0, &[]);
    assert!(project.text("out/schema.json").contains("\"RenamedByHand\""));
    run(&project, &["--check"]).expect(0, &[]);
    run(&project, &["--check", "--fresh"]).expect(1, &["cargo xtask codegen --fresh --docs docs"]);
    run(&project, &["--fresh"]).expect(0, &[]);
    assert_eq!(project.text("out/schema.json"), schema);
    let project = project.with("out/schema.json", "{}");
    run(&project, &[]).expect(0, &["schema.json is no schema of this docwright, so names are given anew"]);
    assert_eq!(project.text("out/schema.json"), schema);
}
