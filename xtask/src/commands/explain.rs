//! `cargo xtask explain`: what the codes of diagnostics and the rules of reviews mean.

use std::fmt::Write;

use anyhow::{Result, bail};
use clap::Args;
use docwright_diff::rules::Rule;
use docwright_schema::{Code, codes};

use crate::{
    cli::Verdict,
    explain::{self, Explanation, rules},
    lint, report,
};

/// Explains what a code or a rule means, with an example and what to do; without one, lists all of them
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code or the rule, as it stands in brackets in a message
    #[arg(value_name = "CODE")]
    subject: Option<String>,
}

/// What can be explained.
enum Subject {
    /// A kind of diagnostic, by its code.
    Code(&'static Code),
    /// A kind of change, by its rule.
    Rule(&'static Rule),
}

impl Explain {
    /// Prints the explanation.
    pub(crate) fn run(self) -> Result<Verdict> {
        let text = match self.subject.as_deref().map(subject).transpose()? {
            None => list(),
            Some(Subject::Code(code)) => of_code(code),
            Some(Subject::Rule(rule)) => rules::explanation(rule),
        };
        report::print(&text);
        Ok(Verdict::Done)
    }
}

fn subject(word: &str) -> Result<Subject> {
    if let Some(code) = codes::ALL.iter().find(|code| code.id == word) {
        return Ok(Subject::Code(code));
    }
    if let Some(rule) = rules::all().find(|rule| rule.id == word) {
        return Ok(Subject::Rule(rule));
    }
    let ids = codes::ALL.iter().map(|code| code.id).chain(rules::all().map(|rule| rule.id));
    match explain::nearest(word, ids) {
        Some(meant) => bail!("there is no code {word:?}; did you mean {meant}?"),
        None => bail!("there is no code {word:?}; `cargo xtask explain` lists all codes and rules"),
    }
}

/// All codes and all rules, a line each.
fn list() -> String {
    let codes = codes::ALL.iter().map(|code| (code.id, code.severity.as_str(), code.explanation.to_owned()));
    let rules = rules::all().map(|rule| (rule.id, rule.severity.as_str(), rules::title(rule) + "."));
    let lines: Vec<_> = codes.chain(rules).collect();
    let width = lines.iter().map(|(id, ..)| id.len()).max().unwrap_or_default();
    let mut list = String::new();
    for (id, severity, text) in lines {
        // Writing into a string cannot fail.
        let _ = writeln!(list, "{id:<width$}  {severity:<8}  {text}");
    }
    list
}

fn of_code(code: &Code) -> String {
    let Explanation { why, bad, good } = explain::explanation(code);
    let mut text = format!("{}[{}]\n\n{}\n\n{why}\n", code.severity.as_str(), code.id, code.explanation);
    if lint::checks::ALL.iter().any(|check| check.code == code) {
        text += "\n`cargo xtask lint` looks for it.\n";
    }
    for (title, pages) in [("This brings it about", bad), ("Mended", good)] {
        pages.iter().for_each(|page| explain::excerpt(&mut text, title, page.name, page.text));
    }
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\nWhat to do: {}.", code.hint);
    text
}
