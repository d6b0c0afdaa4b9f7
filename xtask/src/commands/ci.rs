//! `cargo xtask ci`: the steps that a change has to pass.

use std::time::Instant;

use anyhow::{Context, Result};

use crate::{cargo, cli::Verdict, config, paths, report};

/// A command that has to succeed.
struct Step {
    name: String,
    arguments: Vec<String>,
    environment: Option<(&'static str, &'static str)>,
}

/// Runs the steps in their order, the quick ones first, up to the first that fails.
pub(crate) fn run() -> Result<Verdict> {
    let steps = steps()?;
    let count = steps.len();
    for (at, step) in (1..).zip(&steps) {
        let (name, command) = (&step.name, step.command_line());
        report::complain(&format!("[{at}/{count}] {name}: {command}"));
        let began = Instant::now();
        if !step.run()? {
            report::complain(&format!("error: the step {name:?} failed; to repeat it, run: {command}"));
            return Ok(Verdict::Failed);
        }
        report::complain(&format!("[{at}/{count}] {name}: passed in {:.1} s", began.elapsed().as_secs_f64()));
    }
    Ok(Verdict::Done)
}

fn steps() -> Result<Vec<Step>> {
    let mut steps = vec![
        Step::cargo("format", "fmt --all --check"),
        Step::cargo("codegen", "xtask codegen --check"),
        Step::cargo("lint", "clippy --workspace --all-targets -- -D warnings"),
        Step::cargo("test", "test --workspace"),
    ];
    for features in
        ["--no-default-features", "--features client", "--features blocking", "--features mock", "--features testing"]
    {
        steps.push(Step::cargo("runtime", &format!("check -p docwright-runtime {features}")));
    }
    steps.push(Step::cargo("dates and decimals", "test -p docwright-runtime --features jiff,rust_decimal,testing"));
    steps.push(Step::cargo("runtime with all features", "check -p docwright-runtime --all-features --all-targets"));
    for api in config::load(&config::default_file())?.into_iter().filter(|api| api.package.workspace) {
        let name = api.package.name;
        steps.push(Step::cargo(&format!("models of {name}"), &format!("check -p {name} --no-default-features")));
        steps.push(Step::cargo(&format!("clients of {name}"), &format!("check -p {name} --features blocking")));
        steps.push(Step::cargo(&format!("mock of {name}"), &format!("check -p {name} --features mock --all-targets")));
    }
    let docs = Step::cargo("docs", "doc --workspace --no-deps");
    steps.push(Step { environment: Some(("RUSTDOCFLAGS", "-D warnings")), ..docs });
    Ok(steps)
}

impl Step {
    fn cargo(name: &str, arguments: &str) -> Self {
        let arguments = arguments.split_whitespace().map(str::to_owned).collect();
        Self { name: name.to_owned(), arguments, environment: None }
    }

    /// What one types to run only this step.
    fn command_line(&self) -> String {
        let environment = self.environment.map(|(name, value)| format!("{name}={value:?} ")).unwrap_or_default();
        format!("{environment}cargo {}", self.arguments.join(" "))
    }

    fn run(&self) -> Result<bool> {
        let mut command = cargo::command();
        command.args(&self.arguments).current_dir(paths::workspace_root()).envs(self.environment);
        let status = command.status().with_context(|| format!("{} cannot be started", self.command_line()))?;
        Ok(status.success())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_shown_as_one_types_it() {
        let step = Step::cargo("docs", "doc --no-deps");
        assert_eq!(step.command_line(), "cargo doc --no-deps");
        let step = Step { environment: Some(("RUSTDOCFLAGS", "-D warnings")), ..step };
        assert_eq!(step.command_line(), r#"RUSTDOCFLAGS="-D warnings" cargo doc --no-deps"#);
    }
}
