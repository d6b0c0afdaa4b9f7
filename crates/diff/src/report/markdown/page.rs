//! The comment as a whole.

use std::fmt::Write;

use super::{
    super::{
        docs,
        groups::{self, Counts},
        markup,
    },
    Markdown, entry,
};
use crate::{
    finding::{Finding, Report},
    verdict::Severity,
};

/// How many findings are shown, from the first ones.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shown {
    pub(super) counts: Counts,
    /// How many of those that break something are shown with details.
    pub(super) detailed: usize,
}

/// What the comment is made from.
#[derive(Debug)]
pub(super) struct Page<'a> {
    report: &'a Report,
    options: &'a Markdown<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(report: &'a Report, options: &'a Markdown<'a>) -> Self {
        Self { report, options }
    }

    /// The comment with so much shown.
    pub(super) fn text(&self, shown: Shown) -> String {
        let mut text = self.verdict();
        if self.report.findings.is_empty() {
            return text + "\nNothing changed.\n";
        }
        text += &self.breaking(shown);
        let Counts { warnings, info, .. } = shown.counts;
        text += &self.folded(("Warnings", Severity::Warning), warnings);
        text += &self.folded(("Info", Severity::Info), info);
        text += &self.waived(shown.counts.waived);
        text + &self.hidden(shown)
    }

    fn verdict(&self) -> String {
        let Report { name, wire, semver, version, proposed_version, .. } = self.report;
        let Counts { breaking, warnings, info, waived } = Counts::of(self.report);
        let version = if version == proposed_version {
            format!("{} stays", cell(version))
        } else {
            format!("{} → {}", cell(version), cell(proposed_version))
        };
        format!(
            "## What changes for users of {}\n\n\
             | wire | semver | version | breaking | warnings | info | waived |\n\
             |---|---|---|--:|--:|--:|--:|\n\
             | **{}** | **{}** | {version} | {breaking} | {warnings} | {info} | {waived} |\n",
            markup::code(name),
            wire.as_str(),
            semver.as_str(),
        )
    }

    fn breaking(&self, shown: Shown) -> String {
        if shown.counts.breaking == 0 {
            return String::new();
        }
        let mut number = 0;
        let entry = |finding: &Finding| {
            number += 1;
            match number <= shown.detailed {
                true => entry::full(finding, self.options),
                false => entry::brief(finding, self.options),
            }
        };
        format!("\n### Breaking\n{}", self.grouped(Severity::Breaking, shown.counts.breaking, entry))
    }

    fn folded(&self, (title, severity): (&str, Severity), shown: usize) -> String {
        let number = groups::of(self.report, severity).count();
        let text = self.grouped(severity, shown, |finding| entry::brief(finding, self.options));
        fold(title, number, shown, &text)
    }

    fn waived(&self, shown: usize) -> String {
        let number = groups::waived(self.report).count();
        let entries = groups::waived(self.report).take(shown).map(|finding| entry::waived(finding, self.options));
        fold("Waived", number, shown, &format!("\n{}", entries.collect::<String>()))
    }

    /// The first findings of a severity, under headings.
    fn grouped(&self, severity: Severity, shown: usize, mut entry: impl FnMut(&Finding) -> String) -> String {
        let mut left = shown;
        let mut text = String::new();
        for group in groups::groups(groups::of(self.report, severity)) {
            if left == 0 {
                break;
            }
            let findings = group.findings.iter().take(left);
            left -= findings.len();
            // Writing into a string cannot fail.
            let _ = write!(text, "\n#### {}\n\n", group.scope.heading(markup::code));
            findings.for_each(|finding| text += &entry(finding));
        }
        text
    }

    /// A sentence about what is not shown, and where it is.
    fn hidden(&self, shown: Shown) -> String {
        let all = Counts::of(self.report);
        let hidden = Counts {
            breaking: all.breaking - shown.counts.breaking,
            warnings: all.warnings - shown.counts.warnings,
            info: all.info - shown.counts.info,
            waived: all.waived - shown.counts.waived,
        };
        let brief = shown.counts.breaking - shown.detailed;
        let details = (brief > 0).then(|| format!("the details of {brief} breaking"));
        let findings = (hidden.sum() > 0).then(|| hidden.to_string());
        let parts: Vec<_> = findings.into_iter().chain(details).collect();
        let whole = self.options.review.map(|review| format!("[the whole review]({})", docs::link(review)));
        match (parts.join(", and "), whole) {
            (parts, None) if parts.is_empty() => String::new(),
            (parts, Some(whole)) if parts.is_empty() => format!("\nSee {whole}.\n"),
            (parts, whole) => {
                let whole = whole.as_deref().unwrap_or("the report as JSON");
                format!("\n**Not shown here, for lack of room:** {parts}. All findings are in {whole}.\n")
            }
        }
    }
}

/// Findings that a reader has to unfold; nothing where none is shown.
fn fold(title: &str, number: usize, shown: usize, text: &str) -> String {
    if shown == 0 {
        return String::new();
    }
    let number = if shown < number { format!("{shown} of {number}") } else { number.to_string() };
    format!("\n<details>\n<summary>{title} ({number})</summary>\n{text}\n</details>\n")
}

/// Code in a table, where bars part cells even within code.
fn cell(text: &str) -> String {
    markup::code(text).replace('|', "\\|")
}
