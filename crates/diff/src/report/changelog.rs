//! The section of the generated crate's change log.

use std::{collections::BTreeMap, fmt::Write};

use super::{markup, text};
use crate::{
    finding::{Declaration, Finding, Report},
    rules::{Action, Area},
    verdict::{Semver, Wire},
};

/// How many declarations a bullet names.
const DECLARATIONS: usize = 4;

/// What changed for those who call the crate, by the groups of <https://keepachangelog.com>.
///
/// `date` is the day of the release, as `2024-03-01`. What was accepted is told as well: it happens all the same.
pub fn changelog(report: &Report, date: Option<&str>) -> String {
    let date = date.map(|date| format!(" - {date}")).unwrap_or_default();
    let mut text = format!("## [{}]{date}\n", report.proposed_version);
    let mut groups: BTreeMap<Group, Vec<String>> = BTreeMap::new();
    let told = report.findings.iter().filter(|finding| is_told(finding));
    let (words, told): (Vec<_>, Vec<_>) = told.partition(|finding| is_words(finding));
    told.iter().for_each(|finding| groups.entry(group(finding)).or_default().push(bullet(finding)));
    if !words.is_empty() {
        let places = text::count(words.len(), "place", "places");
        groups.entry(Group::Changed).or_default().push(format!("- The documentation, in {places}.\n"));
    }
    if groups.is_empty() {
        return text + "\nNothing changed for callers.\n";
    }
    for (group, bullets) in groups {
        // Writing into a string cannot fail.
        let _ = write!(text, "\n### {}\n\n{}", group.title(), bullets.concat());
    }
    text
}

/// The groups, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Breaking,
    Added,
    Changed,
    Deprecated,
    Removed,
}

impl Group {
    fn title(self) -> &'static str {
        match self {
            Self::Breaking => "Breaking changes",
            Self::Added => "Added",
            Self::Changed => "Changed",
            Self::Deprecated => "Deprecated",
            Self::Removed => "Removed",
        }
    }
}

/// Whether callers meet it, whatever a configuration says of its severity.
fn is_told(finding: &Finding) -> bool {
    finding.semver > Semver::None || finding.wire == Wire::Breaking
}

/// Whether it is about words alone; there may be hundreds of them, and the crate shows them where they stand.
fn is_words(finding: &Finding) -> bool {
    matches!(finding.rule.area, Area::Prose | Area::Example) && !is_breaking(finding)
}

fn is_breaking(finding: &Finding) -> bool {
    finding.semver == Semver::Major || finding.wire == Wire::Breaking
}

fn group(finding: &Finding) -> Group {
    if is_breaking(finding) {
        return Group::Breaking;
    }
    match finding.rule.action {
        _ if finding.rule.id == "operation-deprecated" => Group::Deprecated,
        Action::Added => Group::Added,
        Action::Removed => Group::Removed,
        Action::Changed | Action::Any => Group::Changed,
    }
}

fn bullet(finding: &Finding) -> String {
    let mut parts = declarations(&finding.declarations);
    // The message of a finding about the crate alone says nothing else than its declarations.
    let message = markup::message(&finding.message);
    if finding.rule.area != Area::Rust || parts.is_empty() {
        parts.push(format!("{}.", sentence(&message)));
    }
    if is_breaking(finding) {
        parts.push(format!("Migration: {}", finding.rule.migration));
    }
    format!("- {}\n", parts.join("\n  "))
}

/// The text with a capital letter, unless it begins with code.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// A sentence for each declaration but for the parts of what came or went as a whole.
fn declarations(all: &[Declaration]) -> Vec<String> {
    let is_part = |one: &Declaration| all.iter().any(|whole| holds(whole, one));
    let told: Vec<_> = all.iter().filter(|one| !is_part(one)).collect();
    let mut parts: Vec<_> = told.iter().take(DECLARATIONS).map(|one| declaration(one)).collect();
    if let Some(rest @ 1..) = told.len().checked_sub(DECLARATIONS) {
        parts.push(format!("And {}.", text::count(rest, "further declaration", "further declarations")));
    }
    parts
}

/// Whether one declaration came or went with another.
fn holds(whole: &Declaration, one: &Declaration) -> bool {
    let became = |of: &Declaration| (of.before.is_some(), of.after.is_some());
    let is_below = one.path.strip_prefix(&whole.path).is_some_and(|rest| rest.starts_with("::"));
    is_below && became(whole) == became(one) && became(whole) != (true, true)
}

fn declaration(Declaration { path, before, after }: &Declaration) -> String {
    let path = markup::code(path);
    match (before, after) {
        (Some(before), Some(after)) => format!("{path} is {}, before {}.", markup::code(after), markup::code(before)),
        (None, Some(after)) => format!("{path} is new: {}.", markup::code(after)),
        (Some(before), None) => format!("{path} is gone: {}.", markup::code(before)),
        (None, None) => format!("{path} differs."),
    }
}
