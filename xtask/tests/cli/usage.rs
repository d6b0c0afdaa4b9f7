//! Arguments and configuration.

use super::{PAGE, Project};

#[test]
fn help_names_the_commands_and_the_exit_codes() {
    let outcome = Project::empty().run(&["--help"]).expect(0, &[]);
    for part in ["codegen", "lint", "diff", "changelog", "explain", "mock", "corpus", "ci", "cargo xtask", "Exit codes"]
    {
        assert!(outcome.stdout.contains(part), "{}", outcome.stdout);
    }
}

#[test]
fn wrong_arguments_cannot_run() {
    let check = |arguments: &[&str], part: &str| {
        Project::new().run(arguments).expect(2, &[part]);
    };
    check(&[], "Usage");
    check(&["generate"], "unrecognized subcommand");
    check(&["codegen", "--colour"], "unexpected argument");
    check(&["codegen", "--docs", "docs"], "--out");
    check(&["codegen", "--out", "out"], "--docs");
    check(&["codegen", "--name", "a"], "--docs");
    check(&["codegen", "--message-format", "xml"], "possible values: human, json");
    check(&["codegen", "--docs", "docs", "--out", "out", "--name", "1 api"], "cannot be a crate's name");
}

#[test]
fn the_crate_is_named_after_its_folder() {
    let project = Project::new();
    project.run(&["codegen", "--docs", "docs", "--out", "My Client"]).expect(0, &[]);
    assert!(project.text("My Client/Cargo.toml").contains("name = \"my-client\""));
}

#[test]
fn a_configuration_names_its_apis() {
    let config = "[[api]]\nname = \"contacts-api\"\ndocs = \"pages\"\nout = \"crate\"\nversion = \"2.5.0\"\n";
    let project = Project::empty().with("sub/docwright.toml", config).with("sub/pages/a.md", PAGE);
    project.run(&["codegen", "--config", "sub/docwright.toml"]).expect(0, &["1 page"]);
    assert!(project.text("sub/crate/Cargo.toml").contains("version = \"2.5.0\""));
    project.run(&["codegen", "--config", "sub/docwright.toml", "--check"]).expect(0, &[]);
    let stale = project.with("sub/crate/Cargo.toml", "");
    stale
        .run(&["codegen", "--config", "sub/docwright.toml", "--check"])
        .expect(1, &["run: cargo xtask codegen --config sub/docwright.toml\n"]);
}

#[test]
fn a_wrong_configuration_cannot_run() {
    let check = |config: &str, parts: &[&str]| {
        let project = Project::new().with("docwright.toml", config);
        project.run(&["codegen", "--config", "docwright.toml"]).expect(2, parts);
    };
    check(
        "[[api]]\nname = \"a\"\ndocs = \"docs\"\nout = \"out\"\ncolour = 1\n",
        &["docwright.toml", "line 5", "colour"],
    );
    check("[[api]]\nname = \"a\"\n", &["docwright.toml", "docs"]);
    check("[[api]\n", &["docwright.toml", "line 1"]);
    check("", &["add an [[api]] table"]);
    Project::new().run(&["codegen", "--config", "nowhere.toml"]).expect(2, &["nowhere.toml cannot be read"]);
}
