//! Findings as SARIF 2.1.0, which code hosts show beside the changed lines.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::docs::{self, Docs};
use crate::{
    finding::{Finding, Report, Site, When},
    rules::Rule,
    verdict::Severity,
};

/// One log with a run for each API, with all findings, those that were accepted as suppressed ones.
///
/// The docs folders are named from the root of the repository.
pub fn sarif<'r, D: Into<Docs<'r>>>(reports: impl IntoIterator<Item = (&'r Report, D)>) -> String {
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": reports.into_iter().map(|(report, docs)| run(report, docs.into())).collect::<Vec<_>>(),
    });
    format!("{log:#}\n")
}

fn run(report: &Report, docs: Docs<'_>) -> Value {
    let rules: BTreeMap<&str, &Rule> = report.findings.iter().map(|finding| (finding.rule.id, finding.rule)).collect();
    let indices: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    let results = report.findings.iter().map(|finding| result(finding, indices[finding.rule.id], docs));
    json!({
        "tool": {"driver": {
            "name": "docwright",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules.values().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
        }},
        // GitHub refuses runs of one tool that it cannot tell apart; what stands before the last stroke does.
        "automationDetails": {"id": format!("docwright-diff/{}/", report.name)},
        "columnKind": "unicodeCodePoints",
        "properties": {
            "wire": report.wire,
            "semver": report.semver,
            "version": report.version,
            "proposedVersion": report.proposed_version,
        },
        "results": results.collect::<Vec<_>>(),
    })
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.id,
        "shortDescription": {"text": rule.explanation},
        "help": {"text": format!("{}\n\nWhat to do: {}", rule.explanation, rule.migration)},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"area": rule.area, "action": rule.action, "direction": rule.direction, "wire": rule.wire},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Breaking => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
        Severity::Silent => "none",
    }
}

fn result(finding: &Finding, rule: usize, docs: Docs<'_>) -> Value {
    let mut location = match docs::place(finding) {
        Some(site) => location(site, docs),
        None => json!({}),
    };
    location["logicalLocations"] = json!([{"fullyQualifiedName": finding.address}]);
    let waived = finding.waived.iter().map(|waived| {
        let justification = format!("{} (accepted by {} until {})", waived.reason, waived.owner, waived.expires);
        json!({"kind": "external", "status": "accepted", "justification": justification})
    });
    let mut result = json!({
        "ruleId": finding.rule.id,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": {"text": finding.message},
        "locations": [location],
        "partialFingerprints": {"docwrightDiff/v1": finding.fingerprint},
        // The standard wants it of all results or of none, and an empty list says that the finding counts.
        "suppressions": waived.collect::<Vec<_>>(),
        "properties": {
            "wire": finding.wire,
            "semver": finding.semver,
            "cause": finding.cause,
            "operations": finding.operations,
        },
    });
    let old: Vec<_> = finding.sites.iter().filter(|site| site.side == When::Old).collect();
    if !old.is_empty() {
        result["relatedLocations"] = old.iter().enumerate().map(|(at, site)| related(at, site, docs)).collect();
    }
    result
}

fn location(site: &Site, docs: Docs<'_>) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": {"uri": docs::uri(&docs.file(site))},
            "region": {"startLine": site.line},
        },
    })
}

fn related(at: usize, site: &Site, docs: Docs<'_>) -> Value {
    let mut related = location(site, docs);
    related["id"] = json!(at + 1);
    related["message"] = json!({"text": "before, in the old docs"});
    related
}
