//! Messages as SARIF 2.1.0, which code hosts show beside the changed lines.

use std::{collections::BTreeMap, fmt::Write};

use docwright_schema::{Code, Diagnostic, Severity, Site};
use serde_json::{Value, json};

use super::Findings;

/// One log of one run with all messages.
pub(crate) fn log(findings: &[Findings<'_>]) -> String {
    let all = || findings.iter().flat_map(|of| of.diagnostics.iter().map(move |diagnostic| (*of, diagnostic)));
    let rules: BTreeMap<&str, &Code> = all().map(|(_, diagnostic)| (diagnostic.code.id, diagnostic.code)).collect();
    let mut known = BTreeMap::new();
    let results: Vec<Value> = all().map(|(of, diagnostic)| result(of, diagnostic, &mut known)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "docwright",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.values().map(|code| rule(code)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: &Code) -> Value {
    json!({
        "id": code.id,
        "shortDescription": {"text": code.explanation},
        "help": {"text": format!("To mend it: {}.", code.hint)},
        "defaultConfiguration": {"level": level(code)},
    })
}

fn level(code: &Code) -> &'static str {
    match code.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn result(findings: Findings<'_>, diagnostic: &Diagnostic, known: &mut BTreeMap<u64, usize>) -> Value {
    let mut result = json!({
        "ruleId": diagnostic.code.id,
        "level": level(diagnostic.code),
        "message": {"text": diagnostic.message},
        "partialFingerprints": {"docwright/v1": fingerprint(findings, diagnostic, known)},
    });
    if let Some(site) = diagnostic.primary {
        result["locations"] = json!([location(findings, site, None)]);
    }
    if !diagnostic.secondary.is_empty() {
        let related = diagnostic.secondary.iter();
        result["relatedLocations"] =
            related.map(|(site, message)| location(findings, *site, Some(message))).collect::<Vec<_>>().into();
    }
    result
}

fn location(findings: Findings<'_>, site: Site, message: Option<&str>) -> Value {
    let source = findings.sources.get(site.source);
    let (start, end) = (source.line_column(site.span.start), source.line_column(site.span.end));
    let mut location = json!({
        "physicalLocation": {
            "artifactLocation": {"uri": uri(&findings.relative_file(site.source))},
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    });
    if let Some(message) = message {
        location["message"] = json!({"text": message});
    }
    location
}

/// A path as a relative reference: what has a meaning in URIs is escaped.
fn uri(path: &str) -> String {
    path.bytes().fold(String::new(), |mut uri, byte| {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'~' => uri.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => uri.push(char::from(byte)),
            // Writing into a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
        uri
    })
}

/// What stays the same while lines move: the code, the page, what is said, and which of those that say the same it is.
fn fingerprint(findings: Findings<'_>, diagnostic: &Diagnostic, known: &mut BTreeMap<u64, usize>) -> String {
    let page = diagnostic.primary.map_or(String::new(), |site| findings.relative_file(site.source));
    let hash = fnv(&[diagnostic.code.id, &page, &diagnostic.message]);
    let times = known.entry(hash).or_default();
    *times += 1;
    format!("{hash:016x}:{times}")
}

/// FNV-1a: the standard library's hash may change with its version.
fn fnv(parts: &[&str]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use docwright_schema::codes;

    use super::*;
    use crate::report::testing::Page;

    fn log_of(text: &str) -> Value {
        let mut page = Page::new("联系 人/a.md", text);
        let (comma, claim) = (page.site("1,"), page.site("一"));
        page.report(Diagnostic::new(&codes::JSON_COMMA, comma, "a comma").and(claim, "here"));
        page.report(Diagnostic::new(&codes::JSON_COMMA, claim, "a comma"));
        page.report(Diagnostic::general(&codes::OUTPUT_FOREIGN, "no place"));
        serde_json::from_str(&log(&[page.findings()])).expect("a log is JSON")
    }

    #[test]
    fn a_log_holds_what_consumers_ask_for() {
        let log = log_of("一\n{\"甲\": 1,}\n");
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        let rules: BTreeSet<_> =
            run["tool"]["driver"]["rules"].as_array().expect("rules").iter().map(|rule| rule["id"].as_str()).collect();
        let results = run["results"].as_array().expect("results");
        assert_eq!((rules.len(), results.len()), (2, 3));
        for result in results {
            assert!(rules.contains(&result["ruleId"].as_str()), "{result}");
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().expect("a level")), "{result}");
            assert!(result["message"]["text"].is_string(), "{result}");
        }
        let place = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "docs/%E8%81%94%E7%B3%BB%20%E4%BA%BA/a.md");
        assert_eq!(place["region"], json!({"startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9}));
        assert_eq!(results[0]["relatedLocations"][0]["message"]["text"], "here");
        assert!(results[2].get("locations").is_none());
    }

    #[test]
    fn fingerprints_tell_results_apart_and_do_not_move_with_lines() {
        let prints = |log: &Value| {
            let results = log["runs"][0]["results"].as_array().expect("results").clone();
            results.iter().map(|result| result["partialFingerprints"]["docwright/v1"].to_string()).collect::<Vec<_>>()
        };
        let first = prints(&log_of("一\n{\"甲\": 1,}\n"));
        assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 3);
        assert_eq!(first, prints(&log_of("\n\n二\n一\n\n{\"甲\": 1,}\n")));
    }
}
