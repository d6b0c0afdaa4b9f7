//! `cargo xtask explain`: what the codes of diagnostics mean.

use std::fmt::Write;

use anyhow::{Result, bail};
use clap::Args;
use docwright_schema::{Code, codes};

use crate::{
    cli::Verdict,
    explain::{self, Example, Explanation},
    lint, report,
};

/// Explains what a code means, with an example and how to mend it; without one, lists all codes
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code, as it stands in brackets in a message
    #[arg(value_name = "CODE")]
    subject: Option<String>,
}

/// What can be explained.
enum Subject {
    /// A kind of diagnostic, by its code.
    Code(&'static Code),
}

impl Explain {
    /// Prints the explanation.
    pub(crate) fn run(self) -> Result<Verdict> {
        let text = match self.subject.as_deref().map(subject).transpose()? {
            None => list(),
            Some(Subject::Code(code)) => of_code(code),
        };
        report::print(&text);
        Ok(Verdict::Done)
    }
}

fn subject(word: &str) -> Result<Subject> {
    if let Some(code) = codes::ALL.iter().find(|code| code.id == word) {
        return Ok(Subject::Code(code));
    }
    match explain::nearest(word) {
        Some(code) => bail!("there is no code {word:?}; did you mean {}?", code.id),
        None => bail!("there is no code {word:?}; `cargo xtask explain` lists all codes"),
    }
}

/// All codes, a line each.
fn list() -> String {
    let width = codes::ALL.iter().map(|code| code.id.len()).max().unwrap_or_default();
    let line = |code: &&Code| format!("{:<width$}  {:<7}  {}\n", code.id, code.severity.as_str(), code.explanation);
    codes::ALL.iter().map(line).collect()
}

fn of_code(code: &Code) -> String {
    let Explanation { why, bad, good } = explain::explanation(code);
    let mut text = format!("{}[{}]\n\n{}\n\n{why}\n", code.severity.as_str(), code.id, code.explanation);
    if lint::checks::ALL.iter().any(|check| check.code == code) {
        text += "\n`cargo xtask lint` looks for it.\n";
    }
    for (title, pages) in [("This brings it about", bad), ("Mended", good)] {
        pages.iter().for_each(|page| excerpt(&mut text, title, page));
    }
    // Writing into a string cannot fail.
    let _ = writeln!(text, "\nWhat to do: {}.", code.hint);
    text
}

/// A page with its lines set in, so that its own markup cannot be taken for that of the explanation.
fn excerpt(text: &mut String, title: &str, page: &Example) {
    let name = page.name.map(|name| format!(" ({name})")).unwrap_or_default();
    let _ = writeln!(text, "\n{title}{name}:\n");
    for line in page.text.trim_end().lines() {
        *text += format!("    {line}").trim_end();
        text.push('\n');
    }
}
