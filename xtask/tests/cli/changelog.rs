//! What `changelog` prints and writes.

use super::{
    Project,
    repository::{CONFIG, ORDERS, Repository, broken, deprecated},
};

const LOG: &str = "out/CHANGELOG.md";

fn changelog(project: &Project, arguments: &[&str]) -> super::Outcome {
    project.run(&[&["changelog", "--config", "docwright.toml"], arguments].concat())
}

#[test]
fn the_section_is_printed() {
    let Some(repository) = Repository::new() else { return };
    let outcome = changelog(&repository.project, &[]).expect(0, &["nothing changed for its users since 1.4.0"]);
    assert_eq!(outcome.stdout, "");
    let repository = repository.with("docs/orders.md", broken());
    let before = repository.project.files(".");
    let outcome = changelog(&repository.project, &[]).expect(0, &[]);
    assert!(outcome.stdout.starts_with("## ") && outcome.stdout.contains("`state`"), "{}", outcome.stdout);
    let outcome = changelog(&repository.project, &["--date", "2026-06-01"]).expect(0, &[]);
    assert!(outcome.stdout.lines().next().is_some_and(|title| title.contains("2026-06-01")), "{}", outcome.stdout);
    assert_eq!(repository.project.files("."), before);
    changelog(&repository.project, &["--date", "soon"]).expect(2, &["--date"]);
}

#[test]
fn the_section_is_written_once() {
    let Some(repository) = Repository::new() else { return };
    let repository = repository.with("docs/orders.md", deprecated()).generated();
    changelog(&repository.project, &["--write"]).expect(0, &["CHANGELOG.md: wrote the section of 1.5.0"]);
    let first = repository.project.text(LOG);
    assert!(first.starts_with("# Changelog\n") && first.contains("1.5.0"), "{first}");
    changelog(&repository.project, &["--write"]).expect(0, &["CHANGELOG.md is up to date"]);
    assert_eq!(repository.project.text(LOG), first);

    // Codegen neither removes nor misses it.
    repository.project.run(&["codegen", "--config", "docwright.toml", "--check"]).expect(0, &[]);
    repository.project.run(&["codegen", "--config", "docwright.toml"]).expect(0, &["0 removed"]);
    assert_eq!(repository.project.text(LOG), first);

    let old = "## 1.4.0\n\n- the first\n";
    let repository = repository.with(LOG, format!("{first}\n{old}"));
    let repository = repository.with("docs/more.md", ORDERS.replace("orders", "invoices"));
    changelog(&repository.project, &["--write"]).expect(0, &["wrote the section of 1.5.0"]);
    let second = repository.project.text(LOG);
    assert_eq!(second.matches("1.5.0").count(), first.matches("1.5.0").count(), "{second}");
    assert!(second.ends_with(old) && second.contains("invoices"), "{second}");
}

#[test]
fn what_is_given_is_written_to_the_crate_that_is_named() {
    let project =
        Project::empty().with("docwright.toml", CONFIG).with("old/a.md", ORDERS).with("new/a.md", deprecated());
    let sides = ["--old", "old", "--new", "new", "--write"];
    changelog(&project, &sides).expect(2, &["--write needs --api"]);
    changelog(&project, &[&sides[..], &["--api", "orders-api"]].concat()).expect(0, &["1.5.0"]);
    assert!(project.text(LOG).contains("1.5.0"));
}
