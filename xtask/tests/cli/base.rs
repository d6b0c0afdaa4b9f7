//! What `diff` compares the work tree with.

use std::{fs, process::Command};

use super::{
    Project,
    repository::{CONFIG, ORDERS, Repository, broken, deprecated, git, reworded, rules, worst},
};

#[test]
fn uncommitted_edits_are_compared_with_the_last_commit() {
    let Some(repository) = Repository::new() else { return };
    repository.diff(&["--fail-on", "any"]).expect(0, &[]);
    let repository = repository.with("docs/orders.md", broken());
    let before = repository.project.files(".");
    let outcome = repository.diff(&["--format", "json"]).expect(1, &["severity breaking or above: 1"]);
    assert_eq!(worst(&outcome), "response-field-removed");
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["version"], "1.4.0");
    assert_ne!(report["proposed_version"], "1.4.0");
    assert_eq!(report["findings"][0]["cause"], "docs-edit");
    assert_eq!(report["findings"][0]["sites"][0]["page"], "orders.md");
    assert_eq!(repository.project.files("."), before, "diff writes no file, not even below .git");
}

#[test]
fn a_branch_is_compared_with_where_it_left_the_default_branch() {
    let Some(repository) = Repository::new() else { return };
    repository.git(&["switch", "--quiet", "--create", "feature"]);
    let repository = repository.with("docs/orders.md", deprecated()).generated().commit("deprecated");
    repository.git(&["switch", "--quiet", "main"]);
    let repository = repository.with("docs/more.md", ORDERS.replace("orders", "invoices")).generated().commit("more");
    repository.git(&["switch", "--quiet", "feature"]);
    let outcome = repository.diff(&["--format", "json"]).expect(0, &[]);
    assert_eq!(worst(&outcome), "operation-deprecated");
    assert!(!rules(&outcome).contains(&"operation-removed".to_owned()), "others added it on main: {}", outcome.stdout);
    let outcome = repository.diff(&["--format", "json", "--base", "main"]).expect(1, &[]);
    assert!(rules(&outcome).contains(&"operation-removed".to_owned()), "{}", outcome.stdout);
    repository.diff(&["--base", "feature", "--fail-on", "any"]).expect(0, &[]);
    repository.diff(&["--base", "HEAD~1", "--fail-on", "warning"]).expect(1, &["severity warning or above: 1"]);
}

#[test]
fn the_default_branch_is_the_one_of_origin() {
    let Some(origin) = Repository::new() else { return };
    origin.git(&["branch", "--move", "trunk"]);
    let other = tempfile::tempdir().expect("a folder");
    let url = origin.project.folder.path().display().to_string();
    git(other.path(), &["clone", "--quiet", &url, "clone"]);
    fs::write(other.path().join("clone/docs/orders.md"), broken()).expect("a written page");
    let run = Project { folder: other }.run(&["diff", "--config", "clone/docwright.toml", "--format", "json"]);
    assert_eq!(worst(&run.expect(1, &[])), "response-field-removed");
    // The origin itself has no branch of a usual name.
    origin.diff(&[]).expect(2, &["the default branch is not known here", "--base"]);
}

#[test]
fn what_git_cannot_give_is_told_in_words() {
    let project = Project::empty().with("docwright.toml", CONFIG).with("docs/orders.md", ORDERS);
    let arguments = ["diff", "--config", "docwright.toml"];
    let empty = project.path("empty");
    fs::create_dir(&empty).expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    let without_git = command.args(arguments).current_dir(project.folder.path()).env("PATH", empty).output();
    let without_git = without_git.expect("a finished run");
    assert_eq!(without_git.status.code(), Some(2));
    let message = String::from_utf8_lossy(&without_git.stderr).into_owned();
    assert!(message.contains("git is not installed or not on the PATH: install it, or compare"), "{message}");

    let Some(repository) = Repository::empty() else { return };
    project.run(&arguments).expect(2, &["is in no git repository that can be read", "--old and --new"]);
    let repository = repository.with("docwright.toml", CONFIG).with("docs/orders.md", ORDERS);
    repository.diff(&[]).expect(2, &["has no commit yet"]);
    let repository = repository.commit("docs");
    repository.diff(&["--base", "nowhere"]).expect(2, &["there is no revision \"nowhere\" in this repository"]);
    repository.diff(&["--base=--all"]).expect(2, &["there is no revision \"--all\""]);
    repository.git(&["switch", "--quiet", "--orphan", "other"]);
    let repository = repository.with("docwright.toml", CONFIG).with("docs/orders.md", ORDERS).commit("other");
    repository.diff(&[]).expect(2, &["HEAD and main have no commit in common"]);
}

#[test]
fn a_shallow_clone_says_how_to_fetch_the_rest() {
    let Some(origin) = Repository::new() else { return };
    origin.git(&["switch", "--quiet", "--create", "feature"]);
    let origin = origin.with("docs/orders.md", broken()).commit("broken");
    let other = tempfile::tempdir().expect("a folder");
    let url = format!("file://{}", origin.project.folder.path().display());
    git(other.path(), &["clone", "--quiet", "--depth", "1", "--no-single-branch", &url, "clone"]);
    let clone = other.path().join("clone");
    git(&clone, &["branch", "--quiet", "main", "origin/main"]);
    git(&clone, &["remote", "set-head", "origin", "--delete"]);
    let project = Project { folder: other };
    let arguments = ["diff", "--config", "clone/docwright.toml"];
    project.run(&arguments).expect(2, &["shallow", "git fetch --unshallow", "fetch-depth: 0"]);
    project.run(&[&arguments[..], &["--base", "HEAD~1"]].concat()).expect(2, &["no revision \"HEAD~1\"", "shallow"]);
    project.run(&[&arguments[..], &["--base", "origin/main"]].concat()).expect(1, &[]);
}

#[test]
fn docs_whose_crate_is_not_committed_are_read_again() {
    let Some(repository) = Repository::empty() else { return };
    let repository = repository.with("docwright.toml", CONFIG).with("docs/orders.md", ORDERS).commit("docs");
    let outcome = repository.with("docs/orders.md", deprecated()).diff(&["--format", "json"]).expect(0, &[]);
    assert_eq!(worst(&outcome), "operation-deprecated");
    assert!(outcome.stdout.contains("\"docs-edit\""), "{}", outcome.stdout);
}

#[test]
fn what_another_docwright_wrote_is_replaced_by_what_this_one_reads() {
    let Some(repository) = Repository::new() else { return };
    let repository = repository.with("out/schema.json", "{ \"version\": 0 }").commit("other");
    let repository = repository.with("docs/orders.md", deprecated());
    let outcome = repository.diff(&["--format", "json"]).expect(0, &["out/schema.json of", "of another docwright"]);
    assert_eq!(worst(&outcome), "operation-deprecated");
}

#[test]
fn what_docwright_or_the_configuration_changed_is_not_laid_to_the_docs() {
    let Some(repository) = Repository::new() else { return };
    let schema = repository.project.text("out/schema.json");
    let stale = schema.replace("Its number", "A number");
    assert_ne!(stale, schema);
    let repository = repository.with("out/schema.json", stale).commit("stale");
    let repository = repository.with("docwright.toml", format!("{CONFIG}title = \"Orders\"\n"));
    let outcome = repository.diff(&["--format", "json"]).expect(0, &[]);
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    let causes: Vec<_> = report["findings"].as_array().expect("findings").iter().map(|one| &one["cause"]).collect();
    assert_eq!(rules(&outcome), ["description-changed", "api-title-changed"]);
    assert_eq!(causes, ["generator", "override"]);
}

#[test]
fn names_of_pages_line_ends_and_links_are_as_on_the_disk() {
    let Some(repository) = Repository::new() else { return };
    let more = |name: &str| ORDERS.replace("orders", name);
    let repository = repository
        .with("docs/a \"b\"\t联系.md", more("a").replace('\n', "\r\n"))
        .with("docs/.hidden/b.md", more("b"))
        .with("docs/node_modules/c.md", more("c"))
        .with("docs/notes.rst", more("d"))
        .with("docs/picture.txt", b"\xff\xfe");
    #[cfg(unix)]
    {
        use std::os::unix::{ffi::OsStrExt, fs::symlink};
        let odd = repository.project.path("docs").join(std::ffi::OsStr::from_bytes(b"\xff\xfe.md"));
        fs::write(odd, more("e")).expect("a written page");
        symlink("orders.md", repository.project.path("docs/again.md")).expect("a link");
        symlink(".hidden", repository.project.path("docs/shown")).expect("a link");
        symlink("../docwright.toml", repository.project.path("docs/outside.md")).expect("a link");
        symlink("round.md", repository.project.path("docs/round.md")).expect("a link");
    }
    let repository = repository.remove("out").commit("more");
    repository.diff(&["--fail-on", "any"]).expect(0, &["could not be used"]);
    let outcome = repository.diff(&["--base", "HEAD~1", "--format", "json"]).expect(0, &[]);
    let added = rules(&outcome).iter().filter(|rule| *rule == "operation-added").count();
    assert_eq!(added, if cfg!(unix) { 3 } else { 1 }, "{}", outcome.stdout);
}

#[test]
fn apis_that_are_new_gone_or_renamed_are_told_in_words() {
    let Some(repository) = Repository::new() else { return };
    let entry = |name: &str| format!("[[api]]\nname = \"{name}\"\ndocs = \"{name}\"\nout = \"{name}/out\"\n");
    let repository =
        repository.with("invoices/a.md", ORDERS).with("docwright.toml", CONFIG.to_owned() + &entry("invoices"));
    let outcome = repository.diff(&[]).expect(0, &[]);
    assert!(outcome.stdout.contains("The API invoices is new"), "{}", outcome.stdout);
    repository.diff(&["--format", "json"]).expect(0, &["The API invoices is new"]);
    repository.diff(&["--api", "invoices", "--format", "html"]).expect(0, &[]);
    repository.diff(&["--api", "invoice"]).expect(2, &["no API \"invoice\"", "did you mean invoices?"]);

    let repository = repository.commit("invoices").with("docwright.toml", CONFIG);
    let outcome = repository.diff(&[]).expect(1, &["an API is gone"]);
    assert!(outcome.stdout.contains("The API invoices is gone"), "{}", outcome.stdout);
    repository.diff(&["--fail-on", "never"]).expect(0, &[]);
    repository.diff(&["--api", "orders-api"]).expect(0, &[]);

    let renamed = CONFIG.replace("orders-api", "shop-api") + &entry("invoices");
    let outcome = repository.with("docwright.toml", renamed).diff(&["--format", "json", "--api", "shop-api"]);
    assert!(rules(&outcome).contains(&"api-renamed".to_owned()), "{}", outcome.stdout);
}

#[test]
fn a_revision_with_another_configuration_is_read_by_it() {
    let Some(repository) = Repository::new() else { return };
    let repository = repository.with("docwright.toml", "[[api]\n").commit("broken configuration");
    let repository = repository.with("docwright.toml", CONFIG).with("docs/orders.md", reworded());
    let outcome = repository.diff(&["--format", "json"]).expect(0, &["docwright.toml is not as expected"]);
    assert_eq!(worst(&outcome), "description-changed");

    let moved = CONFIG.replace("\"docs\"", "\"pages\"").replace("\"out\"", "\"crate\"");
    let repository = repository.with("docwright.toml", CONFIG).commit("mended").remove("docs");
    let repository = repository.with("docwright.toml", moved).with("pages/orders.md", deprecated());
    let outcome = repository.diff(&["--format", "json"]).expect(0, &[]);
    assert!(rules(&outcome).contains(&"operation-deprecated".to_owned()), "{}", outcome.stdout);
}

#[test]
fn a_revision_without_docs_or_schema_cannot_be_compared_with() {
    let Some(repository) = Repository::new() else { return };
    let repository = repository.remove("docs").remove("out").commit("nothing");
    let repository = repository.with("docs/orders.md", ORDERS);
    repository.diff(&[]).expect(2, &["names the API orders-api but holds neither out/schema.json nor docs"]);
    let outcome = repository.remove("docs").diff(&["--base", "HEAD~1"]);
    outcome.expect(2, &["the docs folder docs cannot be read"]);
}

#[test]
fn docs_outside_of_the_repository_have_no_older_state() {
    let Some(repository) = Repository::empty() else { return };
    let outside = Project::new();
    let [docs, out] = ["docs", "out"].map(|folder| outside.path(folder).display().to_string());
    let config = CONFIG.replace("\"docs\"", &format!("{docs:?}")).replace("\"out\"", &format!("{out:?}"));
    let repository = repository.with("docwright.toml", config).commit("configuration");
    repository.diff(&[]).expect(2, &["are outside of the git repository", "--old and --new"]);
}

#[test]
fn line_ends_of_the_work_tree_are_no_change() {
    let Some(repository) = Repository::new() else { return };
    let repository = repository.with("docs/orders.md", ORDERS.replace('\n', "\r\n"));
    repository.diff(&["--fail-on", "any"]).expect(0, &[]);
}
