//! Git repositories that tests make for themselves.

use std::{fs, path::Path, process::Command};

use super::{Outcome, Project};

/// A configuration with one API.
pub(super) const CONFIG: &str = "[[api]]\nname = \"orders-api\"\ndocs = \"docs\"\nout = \"out\"\nversion = \"1.4.0\"\n";

/// A page that documents one operation.
pub(super) const ORDERS: &str = r#"# Find orders

`GET /orders`

**Parameters**

| Name | In | Type | Required | Description |
|---|---|---|---|---|
| limit | query | integer | no | How many |

**Response**

| Name | Type | Description |
|---|---|---|
| id | integer | Its number |
| state | string | Where it is |

**Example**

```json
{ "id": 7, "state": "packed" }
```
"#;

/// The page without a member of its answers, which breaks clients.
pub(super) fn broken() -> String {
    ORDERS.replace("| state | string | Where it is |\n", "").replace(", \"state\": \"packed\"", "")
}

/// The page of an operation that should no longer be used, which is worth a warning.
pub(super) fn deprecated() -> String {
    ORDERS.replace("# Find orders", "# Find orders (deprecated)")
}

/// The page in other words.
pub(super) fn reworded() -> String {
    ORDERS.replace("How many", "How many of them")
}

/// A project below git.
pub(super) struct Repository {
    pub(super) project: Project,
}

impl Repository {
    /// A repository without commits; nothing where git is absent.
    pub(super) fn empty() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            println!("skipped: git is not installed");
            return None;
        }
        let repository = Self { project: Project::empty() };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        Some(repository)
    }

    /// A repository whose branch `main` holds the docs and the crate that is generated from them.
    pub(super) fn new() -> Option<Self> {
        let repository = Self::empty()?.with("docwright.toml", CONFIG).with("docs/orders.md", ORDERS);
        Some(repository.generated().commit("docs"))
    }

    /// Generates the crates.
    pub(super) fn generated(self) -> Self {
        self.project.run(&["codegen", "--config", "docwright.toml"]).expect(0, &[]);
        self
    }

    pub(super) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        Self { project: self.project.with(path, content) }
    }

    /// Commits everything.
    pub(super) fn commit(self, message: &str) -> Self {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
        self
    }

    /// Runs git and returns what it prints, without the last line end.
    pub(super) fn git(&self, arguments: &[&str]) -> String {
        git(self.project.folder.path(), arguments)
    }

    /// Reviews by the configuration of the repository.
    pub(super) fn diff(&self, arguments: &[&str]) -> Outcome {
        self.project.run(&[&["diff", "--config", "docwright.toml", "--today", "2026-06-01"], arguments].concat())
    }

    pub(super) fn remove(self, path: &str) -> Self {
        let path = self.project.path(path);
        if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.expect("a removed file");
        self
    }
}

/// Runs git in a folder, whoever runs the tests and whatever they configured.
pub(super) fn git(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(arguments);
    for variable in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(variable);
    }
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for role in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{role}_NAME"), "Test").env(format!("GIT_{role}_EMAIL"), "test@example.com");
    }
    let output = command.output().expect("a finished git");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
}

/// The rules that an outcome in JSON names, worst first.
pub(super) fn rules(outcome: &Outcome) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&outcome.stdout).expect("a report in JSON");
    let findings = report["findings"].as_array().expect("findings");
    findings.iter().map(|finding| finding["rule"].as_str().expect("a rule").to_owned()).collect()
}

/// The rule of the worst finding that an outcome in JSON names.
pub(super) fn worst(outcome: &Outcome) -> String {
    rules(outcome).into_iter().next().unwrap_or_default()
}
