//! `cargo xtask diff`: what changed in APIs, and whom it breaks.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use docwright_diff::Severity;

use crate::{
    cli::Verdict,
    output, report,
    report::review::{self, Form, Links},
    review::{Review, Selection},
};

/// Reviews what changed in the documented APIs, and whom it breaks
///
/// Without --old and --new, the pages in the work tree are compared with the crate and the pages that are committed in git,
/// for every API of docwright.toml.
#[derive(Debug, Args)]
pub(crate) struct Diff {
    #[command(flatten)]
    selection: Selection,
    /// The form of the review
    #[arg(long, value_name = "FORM", value_enum, default_value_t = Form::Human)]
    format: Form,
    /// Writes the review to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The least severity that makes the exit code 1; what was accepted does not count
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Breaking)]
    fail_on: FailOn,
    #[command(flatten)]
    links: Links,
}

/// What makes the exit code 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// What breaks clients or code, an API that is gone, and waivers that do not count.
    Breaking,
    /// Warnings too.
    Warning,
    /// Anything.
    Any,
    /// Nothing.
    Never,
}

impl Diff {
    /// Reviews, then reports.
    pub(crate) fn run(self) -> Result<Verdict> {
        let review = self.selection.review()?;
        let colour = self.output.is_none() && review::likes_colour();
        let (text, rest) = review::text(&review, self.format, &self.links, colour);
        match &self.output {
            Some(file) => output::replace(file, &text)?,
            None => report::print(&text),
        }
        report::complain(&rest);
        Ok(self.verdict(&review))
    }

    /// Says last what decides the exit code.
    fn verdict(&self, review: &Review) -> Verdict {
        let Some(least) = self.fail_on.least() else { return Verdict::Done };
        let findings = review.reviewed.iter().flat_map(|one| &one.report.findings);
        let counted = findings.filter(|finding| finding.severity >= least && finding.waived.is_none()).count();
        if counted > 0 {
            report::complain(&format!("error: findings of severity {} or above: {counted}", least.as_str()));
        }
        if review.is_gone {
            report::complain("error: an API is gone, and with it the crate of all its users");
        }
        if counted > 0 || review.is_gone { Verdict::Failed } else { Verdict::Done }
    }
}

impl FailOn {
    fn least(self) -> Option<Severity> {
        match self {
            Self::Breaking => Some(Severity::Breaking),
            Self::Warning => Some(Severity::Warning),
            Self::Any => Some(Severity::Info),
            Self::Never => None,
        }
    }
}
