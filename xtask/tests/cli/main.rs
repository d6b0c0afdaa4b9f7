//! What the program does with files, and what it tells its caller.

mod again;
mod base;
mod changelog;
mod corpus;
mod diff;
mod explain;
mod lint;
mod messages;
mod mock;
mod output;
mod overrides;
mod pages;
mod repository;
mod usage;
mod watch;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

/// A page that documents one operation.
const PAGE: &str = r#"# 联系人详情

**请求URL:**

- `/api/v1/contacts/:id`

**请求方式:**

- GET

**返回参数:**

| 参数名 | 类型 | 说明 |
| --- | --- | --- |
| id | int | 编号 |
| name | string | 姓名 |

**返回示例:**

```json
{
  "code": 0,
  "data": {"id": 7, "name": "程小满"}
}
```
"#;

/// A folder with pages below `docs`, from which a crate is generated into `out`.
struct Project {
    folder: TempDir,
}

/// How a run ended and what it said.
struct Outcome {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Project {
    /// A project without pages.
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    /// A project with one good page.
    fn new() -> Self {
        Self::empty().with("docs/contacts/detail.md", PAGE)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file, in place of the one that was there.
    fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let file = self.path(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("a folder for the file");
        fs::write(file, content).expect("a written file");
        self
    }

    /// Generates `out` from `docs` with further arguments.
    fn codegen(&self, arguments: &[&str]) -> Outcome {
        self.run(&[&["codegen", "--docs", "docs", "--out", "out", "--name", "contacts-api"], arguments].concat())
    }

    fn run(&self, arguments: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(arguments).current_dir(self.folder.path()).env("CARGO_TARGET_DIR", self.path("target"));
        let output = command.output().expect("a finished run");
        let text = |bytes| String::from_utf8(bytes).expect("messages in UTF-8");
        Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    /// All files below a folder with what they hold.
    fn files(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.path(folder);
        let (mut files, mut folders) = (BTreeMap::new(), vec![root.clone()]);
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten() {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.insert(name_below(&root, &path), fs::read(&path).expect("a readable file"));
                }
            }
        }
        files
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("a readable file")
    }
}

fn name_below(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).expect("a path below the root").to_string_lossy().into_owned()
}

impl Outcome {
    /// Checks the exit code, and that the messages for people hold these parts.
    fn expect(self, code: i32, parts: &[&str]) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.stderr);
        for part in parts {
            assert!(self.stderr.contains(part), "{part:?} is missing in:\n{}", self.stderr);
        }
        self
    }
}
