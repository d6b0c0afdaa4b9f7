//! `cargo xtask explain`: what the codes of diagnostics and the rules of reviews mean.

use std::{fmt::Write, path::PathBuf};

use anyhow::{Result, bail};
use clap::Args;
use docwright_diff::rules::Rule;
use docwright_schema::{Code, codes};

use crate::{
    cli::Verdict,
    config,
    explain::{
        self, Explanation,
        address::{self, Fact},
        rules,
    },
    lint, memory, overrides, pages, paths,
    pipeline::{self, Known},
    report::{self, Format},
};

/// Explains a code, a rule, or why a place of the API is what it is; without one, lists all codes and rules
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code or the rule as it stands in brackets in a message, or a place such as `Contact#lat` or `GET /contacts`
    #[arg(value_name = "SUBJECT", conflicts_with = "all")]
    subject: Option<String>,
    /// Explains all places of the APIs
    #[arg(long)]
    all: bool,
    /// Reads the APIs from this file instead of docwright.toml in the workspace root
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The form of what is said of places: text, or a list of JSON objects
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Format::Human)]
    format: Format,
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
        let text = match self.subject.as_deref() {
            None if !self.all => list(),
            // What has no hash, blank or capital is a code or a rule, as places have one of them.
            Some(word) if !word.contains(['#', ' ']) && !word.starts_with(|first: char| first.is_ascii_uppercase()) => {
                match subject(word)? {
                    Subject::Code(code) => of_code(code),
                    Subject::Rule(rule) => rules::explanation(rule),
                }
            }
            place => self.places(place)?,
        };
        report::print(&text);
        Ok(Verdict::Done)
    }

    /// What is known of one place, or of all.
    fn places(&self, place: Option<&str>) -> Result<String> {
        let mut found: Vec<(String, Fact)> = Vec::new();
        let mut known = Vec::new();
        for api in config::load(&self.config.clone().unwrap_or_else(config::default_file))? {
            let pages = pages::read(&api.docs, Some(&api.out))?;
            let before = memory::schema(&api.out);
            let (name, title) = (&api.package.name, api.title.as_deref());
            let (before, overrides, redaction) = (before.as_ref(), &api.overrides, &api.redaction);
            let run = pipeline::run(Known { name, title, before, overrides, redaction }, pages)?;
            overrides::check(&api, &run)?;
            let meant =
                place.map(|place| docwright_infer::address(&run.schema, place).unwrap_or_else(|| place.to_owned()));
            let docs = paths::shown(&api.docs);
            for fact in address::all(&api, &run) {
                if meant.as_ref().is_none_or(|meant| *meant == fact.address) {
                    found.push((docs.clone(), fact));
                } else {
                    known.push(fact.address);
                }
            }
        }
        if let (Some(place), []) = (place, found.as_slice()) {
            match explain::nearest(place, known.iter().map(String::as_str)) {
                Some(meant) => bail!("no API has a place {place:?}; did you mean {meant:?}?"),
                None => bail!("no API has a place {place:?}; `cargo xtask explain --all` lists all of them"),
            }
        }
        if self.format == Format::Json {
            let facts: Vec<_> = found.iter().map(|(_, fact)| fact).collect();
            return Ok(serde_json::to_string_pretty(&facts)? + "\n");
        }
        let texts: Vec<String> = found.iter().map(|(docs, fact)| address::text(fact, docs)).collect();
        Ok(texts.join("\n"))
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
