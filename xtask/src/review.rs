//! The review of what changed in APIs: where both sides come from, and by which settings they are judged.

mod base;
mod given;
pub(crate) mod pairs;
mod settings;
mod side;
mod waivers;

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use docwright_diff::{Report, rules};
use jiff::{ZonedDateTime, civil::Date};

use self::settings::Judge;
use crate::config;

/// What is compared with what.
#[derive(Debug, Args)]
pub(crate) struct Selection {
    /// Compares with this revision of the git repository; by default with where HEAD left the default branch
    #[arg(long, value_name = "REV", conflicts_with_all = ["old", "new"])]
    base: Option<String>,
    /// Compares with this schema.json, or with the pages below this folder
    #[arg(long, value_name = "PATH", requires = "new")]
    old: Option<PathBuf>,
    /// Compares this schema.json, or the pages below this folder
    #[arg(long, value_name = "PATH", requires = "old")]
    new: Option<PathBuf>,
    /// Reviews this API of docwright.toml alone; with --old and --new, what the files are about
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
    /// Reads the APIs and the settings from this file instead of docwright.toml in the workspace root
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,
    /// Reads accepted findings from this file instead of docwright-waivers.toml beside docwright.toml
    #[arg(long, value_name = "FILE")]
    waivers: Option<PathBuf>,
    /// Takes this day for today, so that a review can be repeated
    #[arg(long, value_name = "DATE", hide = true)]
    today: Option<Date>,
}

/// What there is to say about several APIs.
pub(crate) struct Review {
    /// The APIs that both sides have.
    pub(crate) reviewed: Vec<Reviewed>,
    /// What cannot be compared, in sentences.
    pub(crate) notes: Vec<String>,
    /// Whether an API is there no more.
    pub(crate) is_gone: bool,
}

/// An API that was reviewed.
pub(crate) struct Reviewed {
    /// What changed.
    pub(crate) report: Report,
    /// The docs folders, old and new, as seen from the current folder, with `/`; empty where there is none.
    pub(crate) docs: (String, String),
    /// The folder of its crate, where the configuration names it.
    pub(crate) out: Option<PathBuf>,
}

impl Selection {
    /// Reads both sides and compares them.
    pub(crate) fn review(&self) -> Result<Review> {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => given::review(self, old, new),
            _ => base::review(self),
        }
    }

    /// Whether all of it is named on the command line, and no configuration is needed.
    pub(crate) fn is_given(&self) -> bool {
        self.old.is_some()
    }

    /// Whether one API was asked for.
    pub(crate) fn names_an_api(&self) -> bool {
        self.api.is_some()
    }

    fn config_file(&self) -> PathBuf {
        self.config.clone().unwrap_or_else(config::default_file)
    }

    fn judge(&self, diff: &config::Diff, text: &str) -> Result<Judge> {
        let today = self.today.unwrap_or_else(|| ZonedDateTime::now().date());
        Judge::new(&self.config_file(), (diff, text), self.waivers.as_deref(), today)
    }
}

/// Keeps what the reports say of the waiver file once: it is the same for all APIs.
///
/// An entry that one API uses is not unused, and where not all APIs were reviewed, another may use it.
fn settle(reviewed: &mut [Reviewed], are_all: bool) {
    let unused = |one: &Reviewed| -> Vec<String> {
        let findings = one.report.findings.iter().filter(|finding| is_unused(finding.rule));
        findings.map(|finding| finding.fingerprint.clone()).collect()
    };
    let of_each: Vec<_> = reviewed.iter().map(unused).collect();
    for (at, one) in reviewed.iter_mut().enumerate() {
        one.report.findings.retain(|finding| match finding.rule.area {
            rules::Area::Waiver if at > 0 => false,
            rules::Area::Waiver if is_unused(finding.rule) => {
                are_all && of_each.iter().all(|unused| unused.contains(&finding.fingerprint))
            }
            _ => true,
        });
    }
}

fn is_unused(rule: &rules::Rule) -> bool {
    rule.id == "waiver-unused"
}
