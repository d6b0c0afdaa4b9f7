//! Findings as the commands by which a step of GitHub Actions annotates files.

use std::fmt::Write;

use super::{
    docs::{self, Docs},
    text,
};
use crate::{
    finding::{Finding, Report},
    verdict::Severity,
};

/// A line for each finding that counts, worst first: GitHub shows the first ten errors, warnings and notices of a step.
///
/// The docs folders are named from the root of the repository.
pub fn github<'d>(report: &Report, docs: impl Into<Docs<'d>>) -> String {
    let docs = docs.into();
    let findings = report.findings.iter().filter(|finding| finding.waived.is_none());
    findings.map(|finding| command(finding, docs)).collect()
}

fn command(finding: &Finding, docs: Docs<'_>) -> String {
    let mut line = match finding.severity {
        Severity::Breaking => "::error ",
        Severity::Warning => "::warning ",
        Severity::Info | Severity::Silent => "::notice ",
    }
    .to_owned();
    // Writing into a string cannot fail.
    if let Some(site) = docs::place(finding) {
        let file = text::visible(&docs.file(site));
        let _ = write!(line, "file={},line={},", property(&file), site.line);
    }
    let Finding { rule, fingerprint, .. } = finding;
    let (message, verdict) = (text::visible(&finding.message), text::verdict(finding));
    let message = format!("{message}\n{verdict}\nhelp: {}\nfingerprint: {fingerprint}", rule.migration);
    let _ = writeln!(line, "title={}::{}", property(rule.id), data(&message));
    line
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
