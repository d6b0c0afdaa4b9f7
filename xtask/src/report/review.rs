//! Reviews in the forms that people and programs read.

use std::{fmt::Write, io};

use clap::ValueEnum;
use docwright_diff::Report;

use crate::review::{Review, Reviewed};

/// How long the comments of all APIs together may be: GitHub takes 65536 characters.
const COMMENT: usize = 60_000;

/// The form of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// Text with the lines of the docs, for a terminal.
    Human,
    /// A comment of a pull request.
    Markdown,
    /// An object; several APIs are an object a line.
    Json,
    /// Annotations of GitHub Actions.
    Github,
    /// A SARIF 2.1.0 log.
    Sarif,
    /// A page on its own, of one API.
    Html,
}

impl Form {
    /// Whether it is read as text, so that it tells what cannot be compared too.
    fn is_text(self) -> bool {
        matches!(self, Self::Human | Self::Markdown | Self::Html)
    }
}

/// The review in a form, and what the form has no place for.
pub(crate) fn text(review: &Review, form: Form, link: Option<&str>, colour: bool) -> (String, String) {
    let Review { reviewed, notes, .. } = review;
    let all = |one: &dyn Fn(&Reviewed) -> String| reviewed.iter().map(one).collect::<Vec<_>>();
    let limit = COMMENT / reviewed.len().max(1);
    let parts = match form {
        Form::Human => all(&|one| human(one, colour)),
        Form::Markdown => all(&|one| markdown(one, link, limit)),
        Form::Json => json(reviewed),
        Form::Github => all(&github),
        Form::Sarif => vec![sarif(reviewed)],
        Form::Html => all(&html),
    };
    let notes: String = notes.iter().flat_map(|note| [note, "\n"]).collect();
    match (form, parts.is_empty()) {
        (Form::Html, true) => (page(&notes), String::new()),
        // A page is whole already.
        (Form::Html, false) => (parts.concat(), notes),
        _ if form.is_text() => {
            let notes = Some(notes).filter(|notes| !notes.is_empty());
            (parts.into_iter().chain(notes).collect::<Vec<_>>().join("\n"), String::new())
        }
        _ => (parts.concat(), notes),
    }
}

/// Whether standard output is watched by a person who likes colours.
pub(crate) fn likes_colour() -> bool {
    super::likes_colour(&io::stdout())
}

fn human(one: &Reviewed, _colour: bool) -> String {
    listing(&one.report)
}

fn markdown(one: &Reviewed, link: Option<&str>, _limit: usize) -> String {
    listing(&one.report) + &link.map(|link| format!("{link}\n")).unwrap_or_default()
}

fn github(one: &Reviewed) -> String {
    let mut text = String::new();
    for finding in &one.report.findings {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "::notice title={}::{}: {}", finding.rule.id, one.docs, finding.message);
    }
    text
}

fn sarif(reviewed: &[Reviewed]) -> String {
    let runs: Vec<_> = reviewed.iter().map(|one| serde_json::json!({ "name": one.report.name })).collect();
    format!("{}\n", serde_json::json!({ "version": "2.1.0", "runs": runs }))
}

fn html(one: &Reviewed) -> String {
    format!("<!doctype html>\n<pre>\n{}</pre>\n", escaped(&listing(&one.report)))
}

/// The section of a changelog.
pub(crate) fn changelog(report: &Report, date: Option<&str>) -> String {
    let date = date.map(|date| format!(" - {date}")).unwrap_or_default();
    let findings = report.findings.iter().map(|finding| format!("- {}\n", finding.message));
    format!("## [{}]{date}\n\n{}", report.proposed_version, findings.collect::<String>())
}

/// An object; of several, one a line.
fn json(reviewed: &[Reviewed]) -> Vec<String> {
    let one = |one: &Reviewed| serde_json::to_string_pretty(&one.report).map(|text| text + "\n").unwrap_or_default();
    match reviewed {
        [single] => vec![one(single)],
        // Texts hold no line ends of their own in JSON, so those between its parts are all there are.
        several => several.iter().map(|api| one(api).lines().map(str::trim_start).collect::<String>() + "\n").collect(),
    }
}

fn listing(report: &Report) -> String {
    let mut text =
        format!("{}: {}, {} -> {}\n", report.name, report.wire.as_str(), report.version, report.proposed_version);
    for finding in &report.findings {
        let waived = if finding.waived.is_some() { " (waived)" } else { "" };
        // Writing into a string cannot fail.
        let _ = writeln!(
            text,
            "{}[{}]{waived}: {} ({}, {})",
            finding.severity.as_str(),
            finding.rule.id,
            finding.message,
            finding.cause.as_str(),
            finding.fingerprint
        );
    }
    text
}

/// Sentences as a page, for want of a review.
fn page(notes: &str) -> String {
    format!("<!doctype html>\n<meta charset=\"utf-8\">\n<title>Review</title>\n<p>{}</p>\n", escaped(notes))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
