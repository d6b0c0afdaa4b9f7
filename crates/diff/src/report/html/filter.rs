//! What is shown of the findings.

use std::collections::BTreeMap;

use maud::{Markup, html as markup};

use super::super::docs::Docs;
use crate::finding::{Finding, Report};

/// The form; it is hidden until the script is there that makes it work.
pub(super) fn form(reports: &[(&Report, Docs<'_>)]) -> Markup {
    let findings: Vec<&Finding> = reports.iter().flat_map(|(report, _)| &report.findings).collect();
    let severity = |finding: &&Finding| match finding.waived {
        Some(_) => "waived",
        None => finding.severity.as_str(),
    };
    let severities = counted(findings.iter().map(severity));
    let order = ["breaking", "warning", "info", "waived"];
    markup! {
        form #filters role="search" aria-label="Findings" hidden {
            label { "Words " input type="search" name="text" autocomplete="off"; }
            fieldset {
                legend { "Severity" }
                @for name in order {
                    @if let Some(number) = severities.get(name) {
                        label { input type="checkbox" name="severity" value=(name) checked; " " (name) " (" (number) ")" }
                    }
                }
            }
            (choice("Wire", "wire", findings.iter().map(|finding| finding.wire.as_str())))
            (choice("Semver", "semver", findings.iter().map(|finding| finding.semver.as_str())))
            (choice("Area", "area", findings.iter().map(|finding| finding.rule.area.as_str())))
            (choice("Cause", "cause", findings.iter().map(|finding| finding.cause.as_str())))
            div .buttons {
                button type="reset" { "Show all" }
                button type="button" #unfold { "Unfold all" }
                button type="button" #fold { "Fold all" }
            }
            output #shown role="status" {}
        }
    }
}

/// A choice among what there is.
fn choice<'a>(label: &str, name: &str, values: impl Iterator<Item = &'a str>) -> Markup {
    markup! {
        label {
            (label) " "
            select name=(name) {
                option value="" { "any" }
                @for (value, number) in counted(values) { option value=(value) { (value) " (" (number) ")" } }
            }
        }
    }
}

fn counted<'a>(values: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut counts = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    counts
}
