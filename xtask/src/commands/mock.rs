//! `cargo xtask mock`: a server of the documented examples.

use std::{path::PathBuf, thread};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use docwright_emit::{Answers, Shown, answers};
use docwright_infer::Redaction;
use docwright_runtime::{
    http::Method,
    mock::{Example, Route, Server},
};
use docwright_schema::Instance;

use crate::{
    cli::Verdict,
    config::{self, Api},
    memory, overrides, pages, paths,
    pipeline::{self, Known, Run},
    report::{self, Counts, Summary},
    review::pairs,
};

/// Serves the documented examples on the loopback interface, for clients in any language
///
/// The first documented answer to a successful call is what comes back. The header `Prefer` of a request asks for others:
/// `example=error_1` by name, `code=404` by status, and `delay=500` (milliseconds), `cut-off`, `garbage` and `retry-after=0` for
/// what no docs show; `times=2` goes back to the first after so many. Ctrl-C ends it.
#[derive(Debug, Args)]
pub(crate) struct Mock {
    /// Reads the APIs from this file instead of docwright.toml in the workspace root
    #[arg(long, value_name = "FILE", conflicts_with = "docs")]
    config: Option<PathBuf>,
    /// Which API, where there are several
    #[arg(long, value_name = "NAME", conflicts_with = "docs")]
    api: Option<String>,
    /// Reads the pages (.md, .mdx, .txt, .apib) below this folder
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,
    /// The port of 127.0.0.1; by default one that is free
    #[arg(long, value_name = "N", default_value_t = 0)]
    port: u16,
}

impl Mock {
    /// Serves until the program is ended from outside.
    pub(crate) fn run(self) -> Result<Verdict> {
        let run = self.read()?;
        let mut summary = Summary::default();
        summary.add(Counts::of(&run), &run.diagnostics);
        report::complain(&summary.counts());
        let answers = answers(&run.schema);
        ensure!(!answers.is_empty(), "no page documents an operation with its method and URL");
        let routes = answers.iter().map(route).collect::<Result<Vec<_>>>()?;
        let server =
            Server::start_at(self.port, &routes).with_context(|| format!("port {} cannot be used", self.port))?;
        report::print(&format!("{}\n{}", server.url(), table(&answers)));
        loop {
            thread::park();
        }
    }

    fn read(&self) -> Result<Run> {
        if let Some(docs) = &self.docs {
            let redaction = Redaction::default();
            let known = Known { name: "api", title: None, before: None, overrides: &[], redaction: &redaction };
            return pipeline::run(known, pages::read(docs, None)?);
        }
        let api = self.chosen()?;
        // Examples are called as they are in the crate.
        let before = memory::schema(&api.out);
        let (name, title) = (&*api.package.name, api.title.as_deref());
        let known =
            Known { name, title, before: before.as_ref(), overrides: &api.overrides, redaction: &api.redaction };
        let run = pipeline::run(known, pages::read(&api.docs, Some(&api.out))?)?;
        overrides::check(&api, &run)?;
        Ok(run)
    }

    fn chosen(&self) -> Result<Api> {
        let file = self.config.clone().unwrap_or_else(config::default_file);
        let mut apis = config::load(&file)?;
        if let Some(name) = &self.api {
            pairs::check(name, apis.iter(), &file)?;
            apis.retain(|api| api.package.name == *name);
        }
        let names: Vec<String> = apis.iter().map(|api| api.package.name.clone()).collect();
        match (apis.pop(), apis.is_empty()) {
            (Some(api), true) => Ok(api),
            _ => bail!("{} names several APIs; choose one by --api: {}", paths::shown(&file), names.join(", ")),
        }
    }
}

fn route(answers: &Answers<'_>) -> Result<Route> {
    let method = Method::from_bytes(answers.method.as_str().as_bytes())?;
    let examples = answers.shown.iter().map(example).collect::<Result<Vec<_>>>()?;
    Ok(Route::new(method, kept(answers.path.to_owned()), kept(answers.page.to_owned()), Vec::leak(examples)))
}

fn example(shown: &Shown<'_>) -> Result<Example> {
    let name = kept(shown.name.to_owned());
    let body = kept(shown.body.map_or_else(|| Ok(String::new()), serde_json::to_string_pretty::<Instance>)?);
    Ok(if shown.is_error { Example::error(name, shown.status, body) } else { Example::ok(name, shown.status, body) })
}

/// A text that is served until the program ends.
fn kept(text: String) -> &'static str {
    text.leak()
}

/// The operations, a line each, with the names of their examples.
fn table(answers: &[Answers<'_>]) -> String {
    let width = answers.iter().map(|answers| answers.path.chars().count()).max().unwrap_or_default();
    let line = |answers: &Answers<'_>| {
        let shown = answers.shown.iter().map(|shown| format!("{} ({})", shown.name, shown.status));
        let shown = shown.collect::<Vec<_>>().join(", ");
        let line = format!("{:<7} {:<width$}  {shown}", answers.method.as_str(), answers.path);
        line.trim_end().to_owned() + "\n"
    };
    answers.iter().map(line).collect()
}
