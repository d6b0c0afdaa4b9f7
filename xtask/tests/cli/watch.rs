//! Generating on save.

use std::{
    io::{BufRead, BufReader},
    process::{Child, ChildStderr, Command, Stdio},
};

use super::{PAGE, Project};

/// A run that is ended with the test.
struct Watching {
    child: Child,
    said: BufReader<ChildStderr>,
}

impl Watching {
    fn start(project: &Project) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.args(["codegen", "--watch", "--docs", "docs", "--out", "out"]).stderr(Stdio::piped());
        command.current_dir(project.folder.path()).env("CARGO_TARGET_DIR", project.path("target"));
        let mut child = command.spawn().expect("a started run");
        let said = BufReader::new(child.stderr.take().expect("messages"));
        Self { child, said }
    }

    /// What is said until it waits for changes.
    fn next(&mut self) -> String {
        let mut said = String::new();
        while !said.contains("waiting for changes") {
            let length = self.said.read_line(&mut said).expect("messages in UTF-8");
            assert!(length > 0, "the run ended after: {said}");
        }
        said
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.child.kill().and_then(|()| self.child.wait()).expect("an ended run");
    }
}

#[test]
fn what_is_saved_is_generated_and_what_is_new_is_said() {
    let faulty = PAGE.replace("\"code\": 0,", "\"code\": 0");
    let project = Project::empty().with("docs/contacts/detail.md", &faulty);
    let mut watching = Watching::start(&project);
    let first = watching.next();
    assert!(first.contains("json-comma") && first.contains("16 written"), "{first}");
    let project = project.with("docs/contacts/detail.md", faulty.replace("姓名", "全名"));
    let second = watching.next();
    assert!(!second.contains("json-comma") && second.contains("written: out/src/contacts.rs"), "{second}");
    assert!(project.text("out/src/contacts.rs").contains("全名"));
    let broken = faulty.replace("{\"id\": 7,", "{\"id\": 7 ,,");
    let _project = project.with("docs/contacts/detail.md", broken);
    let third = watching.next();
    assert!(third.contains("warning["), "{third}");
}
