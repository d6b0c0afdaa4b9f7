//! Pages in memory, for the tests of checks and explanations.

use docwright_infer::Redaction;
use docwright_schema::{Code, Diagnostic};

use super::{Coverage, lint};
use crate::{
    pages::{Page, Pages},
    pipeline::{self, Known, Run},
};

/// Judges pages given by name and text; no other files are there.
pub(crate) fn run(pages: &[(&str, &str)]) -> (Run, Coverage) {
    let usable = pages.iter().map(|(name, text)| Page { name: (*name).to_owned(), text: (*text).to_owned() });
    let usable = Pages { usable: usable.collect(), unusable: Vec::new() };
    let exists = |file: &str| pages.iter().any(|(name, _)| *name == file);
    let known = Known { name: "test-api", title: None, before: None, overrides: &[], redaction: &Redaction::default() };
    pipeline::run_and_judge(known, usable, |understood, diagnostics| lint(understood, &exists, diagnostics))
        .expect("pages in memory can be judged")
}

/// What is reported under one code, a line each.
pub(crate) fn report(code: &Code, pages: &[(&str, &str)]) -> String {
    let (run, _) = run(pages);
    let line = |diagnostic: &Diagnostic| {
        let site = diagnostic.primary.expect("checks report places");
        let at = run.sources.line_column(site);
        format!("{}:{}:{} {}\n", run.sources.get(site.source).name(), at.line, at.column, diagnostic.message)
    };
    run.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).map(line).collect()
}
