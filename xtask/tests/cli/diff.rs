//! What `diff` reports, in which form, and with which exit code.

use serde_json::Value;

use super::{
    Outcome, Project,
    repository::{CONFIG, ORDERS, Repository, broken, deprecated, reworded, rules, worst},
};

/// Two folders of pages, of which the new one is as given.
fn folders(new: impl AsRef<[u8]>) -> Project {
    Project::empty().with("old/orders.md", ORDERS).with("new/orders.md", new).with("settings.toml", CONFIG)
}

fn diff(project: &Project, arguments: &[&str]) -> Outcome {
    let sides = ["diff", "--old", "old", "--new", "new", "--config", "settings.toml", "--today", "2026-06-01"];
    project.run(&[&sides, arguments].concat())
}

fn fingerprint(outcome: &Outcome) -> String {
    let report: Value = serde_json::from_str(&outcome.stdout).expect("a report in JSON");
    report["findings"][0]["fingerprint"].as_str().expect("a fingerprint").to_owned()
}

#[test]
fn the_exit_code_says_whether_the_level_was_met() {
    let check = |page: String, codes: [i32; 4]| {
        let project = folders(page);
        for (level, code) in ["breaking", "warning", "any", "never"].into_iter().zip(codes) {
            diff(&project, &["--fail-on", level]).expect(code, &[]);
        }
        diff(&project, &[]).expect(codes[0], &[]);
    };
    check(ORDERS.to_owned(), [0, 0, 0, 0]);
    check(reworded(), [0, 0, 1, 0]);
    check(deprecated(), [0, 1, 1, 0]);
    check(broken(), [1, 1, 1, 0]);
}

#[test]
fn wrong_arguments_cannot_run() {
    let project = folders(ORDERS);
    diff(&project, &["--fail-on", "error"]).expect(2, &["possible values"]);
    diff(&project, &["--base", "main"]).expect(2, &["--base"]);
    diff(&project, &["--api", "order-api"]).expect(2, &["names no API \"order-api\"; did you mean orders-api?"]);
    project.run(&["diff", "--old", "old"]).expect(2, &["--new"]);
    project.run(&["diff", "--old", "old", "--new", "nowhere"]).expect(2, &["nowhere cannot be read; name a schema"]);
    project.run(&["diff", "--old", "old/orders.md", "--new", "new"]).expect(2, &["old/orders.md is no schema"]);
    project.run(&["diff", "--today", "soon"]).expect(2, &["--today"]);
    let project = project.with("none/picture.png", "");
    project.run(&["diff", "--old", "old", "--new", "none"]).expect(2, &["there are no pages below none"]);
    let project = project.with("none/a.md", b"\xff");
    project.run(&["diff", "--old", "old", "--new", "none"]).expect(2, &["no page below none can be read"]);
}

#[test]
fn schemas_and_folders_may_be_mixed() {
    let project = Project::empty().with("docs/orders.md", ORDERS).with("edited/orders.md", broken());
    let version = CONFIG.replace("1.4.0", "3.1.0");
    let project = project.with("docwright.toml", format!("{version}title = \"Orders\"\n"));
    project.run(&["codegen", "--config", "docwright.toml"]).expect(0, &[]);
    let check = |old: &str, new: &str, code: i32, expect: &str| {
        let arguments = ["diff", "--format", "json", "--fail-on", "any", "--old", old, "--new", new];
        let outcome = project.run(&arguments).expect(code, &[]);
        assert_eq!(worst(&outcome), expect, "{old} {new}");
        outcome.stdout
    };
    check("out/schema.json", "docs", 0, "");
    check("docs", "out/schema.json", 0, "");
    check("out/schema.json", "out/schema.json", 0, "");
    let report = check("out/schema.json", "edited", 1, "response-field-removed");
    assert!(report.contains("\"version\": \"3.1.0\""), "{report}");
    let report = check("docs", "edited", 1, "response-field-removed");
    assert!(report.contains("\"name\": \"api\"") && report.contains("\"docs-edit\""), "{report}");
    let arguments = ["diff", "--config", "docwright.toml", "--api", "orders-api", "--format", "json"];
    let outcome = project.run(&[&arguments[..], &["--old", "docs", "--new", "edited"]].concat()).expect(1, &[]);
    assert!(outcome.stdout.contains("\"name\": \"orders-api\"") && outcome.stdout.contains("3.1.0"));
}

#[test]
fn an_accepted_finding_does_not_count() {
    let project = folders(broken());
    let fingerprint = fingerprint(&diff(&project, &["--format", "json"]).expect(1, &[]));
    let waiver = |of: &str, expires: &str| {
        format!("[[waiver]]\n{of}\nreason = \"agreed\"\nowner = \"api team\"\nexpires = {expires}\n")
    };
    let exact = waiver(&format!("fingerprint = \"{fingerprint}\""), "2026-06-01");
    let project = project.with("docwright-waivers.toml", &exact);
    let outcome = diff(&project, &["--format", "json"]).expect(0, &[]);
    let report: Value = serde_json::from_str(&outcome.stdout).expect("JSON");
    assert_eq!(report["findings"][0]["waived"]["owner"], "api team");

    let wide = waiver("rule = \"response-field-removed\"\naddress = \"*\"", "\"2027-01-01\"");
    let project = project.with("other.toml", wide);
    diff(&project, &["--waivers", "other.toml", "--fail-on", "warning"]).expect(0, &[]);

    let project = project.with("docwright-waivers.toml", exact.replace("06-01", "05-31"));
    let outcome = diff(&project, &["--format", "json"]).expect(1, &["breaking or above: 2"]);
    assert_eq!(rules(&outcome)[..2], ["response-field-removed", "waiver-expired"]);
}

#[test]
fn an_entry_that_accepts_nothing_is_reported() {
    let waiver = "[[waiver]]\nfingerprint = \"0\"\nreason = \"x\"\nowner = \"y\"\nexpires = 2026-12-31\n";
    let project = folders(ORDERS).with("docwright-waivers.toml", waiver);
    assert_eq!(worst(&diff(&project, &["--format", "json"]).expect(1, &[])), "waiver-unused");
}

#[test]
fn an_entry_that_one_of_several_apis_uses_is_used() {
    let Some(repository) = Repository::empty() else { return };
    let entry = |name: &str| format!("[[api]]\nname = \"{name}\"\ndocs = \"{name}\"\nout = \"{name}/out\"\n");
    let repository = repository
        .with("docwright.toml", entry("one") + &entry("two"))
        .with("one/a.md", ORDERS)
        .with("two/a.md", ORDERS.replace("orders", "invoices"))
        .commit("docs")
        .with("two/a.md", broken().replace("orders", "invoices"));
    let rule = |rule: &str| format!("[[waiver]]\nrule = \"{rule}\"\naddress = \"*\"\n");
    let rest = "reason = \"x\"\nowner = \"y\"\nexpires = 2026-12-31\n";
    let repository = repository.with("docwright-waivers.toml", rule("response-field-removed") + rest);
    repository.diff(&["--fail-on", "warning"]).expect(0, &[]);
    repository.diff(&["--fail-on", "any", "--api", "one"]).expect(0, &[]);
    let unused = rule("response-field-removed") + rest + &rule("operation-removed") + rest;
    let repository = repository.with("docwright-waivers.toml", unused);
    repository.diff(&[]).expect(1, &["breaking or above: 1"]);
}

#[test]
fn a_wrong_waiver_file_cannot_be_used() {
    let project = folders(ORDERS).with("docwright-waivers.toml", "[[waiver]]\nfingerprint = \"a\"\n");
    diff(&project, &[]).expect(2, &["docwright-waivers.toml", "line 1", "reason"]);
    diff(&project, &["--waivers", "none.toml"]).expect(2, &["the waiver file none.toml cannot be read"]);
    let named = project.with("settings.toml", format!("{CONFIG}[diff]\nwaivers = \"elsewhere.toml\"\n"));
    diff(&named, &[]).expect(2, &["elsewhere.toml cannot be read"]);
    let named = named.with("elsewhere.toml", "");
    diff(&named, &[]).expect(0, &[]);
}

#[test]
fn severities_are_settings() {
    let project =
        |severity: &str| folders(deprecated()).with("settings.toml", format!("{CONFIG}[diff.severity]\n{severity}\n"));
    diff(&project("operation-deprecated = \"breaking\""), &[]).expect(1, &[]);
    diff(&project("\"operation-deprecated\" = \"info\""), &["--fail-on", "warning"]).expect(0, &[]);
    let outcome = diff(&project("operation-deprecated = \"ignore\""), &["--format", "json"]).expect(0, &[]);
    assert!(!rules(&outcome).contains(&"operation-deprecated".to_owned()), "{}", outcome.stdout);
    let unknown = project("operation-depreciated = \"info\"");
    diff(&unknown, &[]).expect(2, &["settings.toml, line 7", "did you mean operation-deprecated?"]);
    diff(&project("operation-deprecated = \"loud\""), &[]).expect(2, &["settings.toml", "line 7", "loud"]);
}

#[test]
fn forms_are_written_to_a_file_or_printed() {
    let project = folders(broken());
    for form in ["human", "markdown", "json", "github", "sarif", "html"] {
        let printed = diff(&project, &["--format", form]).expect(1, &["breaking or above: 1"]).stdout;
        assert!(!printed.is_empty() && !printed.contains('\u{1b}'), "{form}");
        let outcome = diff(&project, &["--format", form, "--output", "reports/review"]).expect(1, &[]);
        assert_eq!(outcome.stdout, "");
        assert_eq!(project.text("reports/review"), printed, "{form}");
    }
    let link = "https://ci.example.com/review.html";
    let outcome = diff(&project, &["--format", "markdown", "--link", link]).expect(1, &[]);
    assert!(outcome.stdout.contains(&format!("See [the whole review]({link}).")), "{}", outcome.stdout);
    let roots = ["--source", "https://host.example/new/", "--old-source", "https://host.example/old"];
    let outcome = diff(&project, &[&["--format", "markdown"][..], &roots].concat()).expect(1, &[]);
    assert!(outcome.stdout.contains("](https://host.example/old/old/orders.md?plain=1#L"), "{}", outcome.stdout);
}

#[test]
fn several_apis_are_one_review() {
    let Some(repository) = Repository::empty() else { return };
    let entry = |name: &str| format!("[[api]]\nname = \"{name}\"\ndocs = \"{name}\"\nout = \"{name}/out\"\n");
    let repository = repository
        .with("docwright.toml", entry("one") + &entry("two"))
        .with("one/a.md", ORDERS)
        .with("two/a.md", ORDERS)
        .commit("docs")
        .with("two/a.md", broken());
    let lines: Vec<Value> = repository
        .diff(&["--format", "json"])
        .expect(1, &[])
        .stdout
        .lines()
        .map(|line| serde_json::from_str(line).expect("an object a line"))
        .collect();
    assert_eq!(lines.iter().map(|line| line["name"].as_str()).collect::<Vec<_>>(), [Some("one"), Some("two")]);
    let sarif: Value = serde_json::from_str(&repository.diff(&["--format", "sarif"]).stdout).expect("JSON");
    assert_eq!(sarif["runs"].as_array().map(Vec::len), Some(2));
    let page = repository.diff(&["--format", "html"]).expect(1, &[]).stdout;
    assert!(page.contains("<h2>one</h2>") && page.contains("<h2>two</h2>"), "{page}");
}
