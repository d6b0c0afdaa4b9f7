//! The review as a page on its own, for browsers.
//!
//! The page loads nothing and sends nothing. Everything on it can be read without its script, which only filters.

mod entry;
mod filter;

use std::collections::BTreeSet;

use maud::{DOCTYPE, Markup, PreEscaped, html as markup};

use self::entry::entry;
use super::{
    docs::Docs,
    groups::{self, Counts, Group},
    text,
};
use crate::{finding::Report, verdict::Semver, verdict::Wire};

const STYLE: &str = include_str!("html/page.css");
const SCRIPT: &str = include_str!("html/page.js");
/// What the page may do: use its own style and script, which are named by their hashes, and nothing else.
const POLICY: &str = "default-src 'none'; \
                      style-src 'sha256-u1bAfTYvpBR+BaA+/+PSGth0/SdGxLWdh9RkgWmL/04='; \
                      script-src 'sha256-RWeDvYO4FVF08W387XkLmjlFH2Wab1oSfScAyEF7+D0='; \
                      base-uri 'none'; form-action 'none'";

/// The findings by operation, with filters, each with the lines of the docs beside the declarations of the crate.
///
/// `notes` are sentences about what could
/// not be reviewed.
pub fn html<'r, D: Into<Docs<'r>>>(reports: impl IntoIterator<Item = (&'r Report, D)>, notes: &[String]) -> String {
    let reports: Vec<_> = reports.into_iter().map(|(report, docs)| (report, docs.into())).collect();
    let title = match reports.as_slice() {
        [(report, _)] => format!("What changes for users of {}", text::visible(&report.name)),
        _ => "What changes for users of the APIs".to_owned(),
    };
    let page = markup! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a .skip href="#findings" { "Skip to the findings" }
                header {
                    h1 { (title) }
                    @for (report, _) in &reports { (summary(report, reports.len() > 1)) }
                    @for note in notes { p .note { (text::visible(note)) } }
                }
                (filter::form(&reports))
                main #findings tabindex="-1" {
                    @for (at, (report, docs)) in reports.iter().enumerate() { (api(at, report, *docs, reports.len() > 1)) }
                }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string() + "\n"
}

/// The verdict of an API.
fn summary(report: &Report, is_named: bool) -> Markup {
    let Report { name, wire, semver, version, proposed_version, .. } = report;
    let counts = Counts::of(report).to_string();
    let is_bad = (*wire == Wire::Breaking, *semver == Semver::Major);
    markup! {
        dl .verdict {
            @if is_named { div { dt { "API" } dd { code { (text::visible(name)) } } } }
            div .bad[is_bad.0] { dt { "Wire" } dd { (wire.as_str()) } }
            div .bad[is_bad.1] { dt { "Semver" } dd { (semver.as_str()) } }
            div {
                dt { "Version" }
                dd {
                    @if version == proposed_version {
                        code { (text::visible(version)) } " stays"
                    } @else {
                        code { (text::visible(version)) } " → " code { (text::visible(proposed_version)) }
                    }
                }
            }
            div { dt { "Findings" } dd { (if counts.is_empty() { "none" } else { &counts }) } }
        }
    }
}

/// The findings of an API.
fn api(at: usize, report: &Report, docs: Docs<'_>, is_named: bool) -> Markup {
    let accepted: Vec<_> = groups::waived(report).collect();
    let groups = groups::groups(report.findings.iter().filter(|finding| finding.waived.is_none()));
    let headings: Vec<_> = groups.iter().map(|group| group.scope.heading(text::visible)).collect();
    // A fingerprint may stand for two findings, and an anchor for one place.
    let mut known = BTreeSet::new();
    let mut anchor = |fingerprint: &str| known.insert(fingerprint.to_owned()).then(|| format!("{at}-{fingerprint}"));
    markup! {
        section .api {
            @if is_named { h2 { (text::visible(&report.name)) } } @else { h2 .unseen { "Findings" } }
            @if report.findings.is_empty() { p { "Nothing changed." } }
            @if groups.len() > 1 { (contents(at, &groups, &headings)) }
            @for (number, (group, heading)) in groups.iter().zip(&headings).enumerate() {
                section .group {
                    h3 id=(format!("{at}-{number}")) { (heading) }
                    @for finding in &group.findings { (entry(finding, docs, anchor(&finding.fingerprint))) }
                }
            }
            @if !accepted.is_empty() {
                section .group {
                    h3 { "Accepted" }
                    @for finding in accepted { (entry(finding, docs, anchor(&finding.fingerprint))) }
                }
            }
        }
    }
}

fn contents(at: usize, groups: &[Group<'_>], headings: &[String]) -> Markup {
    markup! {
        nav aria-label="What changed" {
            details {
                summary { "What changed, in " (groups.len()) " parts" }
                ol {
                    @for (number, (group, heading)) in groups.iter().zip(headings).enumerate() {
                        li { a href=(format!("#{at}-{number}")) { (heading) } " (" (group.findings.len()) ")" }
                    }
                }
            }
        }
    }
}
