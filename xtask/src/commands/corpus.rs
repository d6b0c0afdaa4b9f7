//! `cargo xtask corpus`: what becomes of the pages of many APIs, in one table.

mod build;
mod figures;
mod folders;
mod score;
mod table;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::Args;

use self::{
    build::Build,
    figures::Figures,
    score::{Score, Scorer},
    table::Table,
};
use crate::{
    cli::Verdict,
    config::{self, Api},
    output::Folder,
    pages,
    pipeline::{self, Known},
    report,
};

/// Generates the crates of many APIs, checks each, and prints one table
///
/// Nothing is kept. The columns strict, repaired and unreadable count documents of JSON that stand where an example is
/// expected: those that are strict JSON, those that are not, and those that were left out.
#[derive(Debug, Args)]
pub(crate) struct Corpus {
    /// The folder of an API's pages, or a folder of such folders
    #[arg(required = true, value_name = "DIR")]
    folders: Vec<PathBuf>,
    /// Reads the pages, and builds nothing
    #[arg(long)]
    no_build: bool,
    /// Scores each API by what a reader found in its pages: the file of the API's name in this folder
    #[arg(long, value_name = "DIR", requires = "score")]
    truth: Option<PathBuf>,
    /// The script that scores, which Python runs
    #[arg(long, value_name = "FILE", requires = "truth")]
    score: Option<PathBuf>,
}

/// What became of the pages of one API, or of all together.
#[derive(Debug, Default)]
struct Row {
    api: String,
    figures: Figures,
    score: Option<Score>,
    build: Option<Build>,
}

impl Corpus {
    /// Goes through the APIs one by one; what is wrong with one does not keep the others from being tried.
    pub(crate) fn run(self) -> Result<Verdict> {
        let apis = folders::apis(&self.folders)?;
        let scorer = match self.truth.as_deref().zip(self.score.as_deref()) {
            Some((truth, script)) => Scorer::new(truth, script),
            None => None,
        };
        let temporary = tempfile::tempdir().context("there is no room for temporary files")?;
        let mut rows = Vec::new();
        for (at, folder) in apis.iter().enumerate() {
            let api = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let out = temporary.path().join(at.to_string()).join(&api);
            let mut row = Row { api, ..Row::default() };
            if let Err(error) = self.api(folder, &out, scorer.as_ref(), &mut row) {
                row.build = Some(Build::failed("error", format!("{error:#}")));
            }
            rows.push(row);
        }
        let failed = rows.iter().any(Row::is_failed);
        rows.push(total(&rows));
        report::print(&Table { rows: &rows, scored: scorer.is_some(), built: !self.no_build }.to_string());
        Ok(if failed { Verdict::Failed } else { Verdict::Done })
    }

    fn api(&self, docs: &Path, out: &Path, scorer: Option<&Scorer>, row: &mut Row) -> Result<()> {
        let Api { package, redaction, .. } = config::ad_hoc(docs.to_owned(), out.to_owned(), None)?;
        let pages = pages::read(docs, Some(out))?;
        let unusable = pages.unusable.len();
        let known = Known { name: &package.name, title: None, before: None, overrides: &[], redaction: &redaction };
        let run = pipeline::run(known, pages)?;
        row.figures = Figures::of(&run);
        // The folder is new, so it holds nothing of others.
        Folder::open(out, docwright_emit::files(&run.schema, &run.provenance, &package))?.write()?;
        if let Some(scorer) = scorer {
            row.score = scorer.score(&row.api, &out.join("openapi.json"))?;
        }
        ensure!(unusable == 0, "pages that cannot be used at all: {unusable}");
        if !self.no_build {
            report::complain(&format!("building the crate of {}", row.api));
            row.build = Some(build::check(out)?);
        }
        Ok(())
    }
}

impl Row {
    fn is_failed(&self) -> bool {
        self.build.as_ref().is_some_and(|build| !build.is_done())
    }
}

/// All rows together: shares are those of the sums, so that a large API counts for more than a small one.
fn total(rows: &[Row]) -> Row {
    let mut total = Row { api: "all".to_owned(), ..Row::default() };
    for row in rows {
        total.figures.add(&row.figures);
        if let Some(score) = &row.score {
            total.score.get_or_insert_default().add(score);
        }
    }
    total
}
