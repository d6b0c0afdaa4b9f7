//! Messages for programs: one JSON object per line.

use docwright_schema::{Diagnostic, Site};
use serde::Serialize;

use super::{Findings, Summary, Table};
use crate::stages::Timings;

#[derive(Serialize)]
struct Line<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    hint: &'a str,
    #[serde(flatten)]
    place: Place,
    secondary: Vec<Secondary<'a>>,
}

/// A place; all its parts are null where a message is about no place.
#[derive(Serialize, Default)]
struct Place {
    file: Option<String>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Secondary<'a> {
    #[serde(flatten)]
    place: Place,
    message: &'a str,
}

#[derive(Serialize)]
struct Closing<'a> {
    summary: &'a Summary,
}

#[derive(Serialize)]
struct Figures<'a> {
    coverage: &'a Table,
}

/// All messages, notes included.
pub(crate) fn diagnostics(findings: Findings<'_>) -> String {
    findings.diagnostics.iter().map(|diagnostic| line(&Line::new(findings, diagnostic))).collect()
}

/// The closing object.
pub(crate) fn summary(summary: &Summary) -> String {
    line(&Closing { summary })
}

/// What the stages of a run took.
pub(crate) fn timings(timings: &Timings) -> String {
    line(timings)
}

/// The closing object of a run of lint.
pub(crate) fn coverage(table: &Table) -> String {
    line(&Figures { coverage: table })
}

fn line(value: &impl Serialize) -> String {
    // Text, numbers and lists of them are always representable.
    serde_json::to_string(value).unwrap_or_default() + "\n"
}

impl<'a> Line<'a> {
    fn new(findings: Findings<'_>, diagnostic: &'a Diagnostic) -> Self {
        let secondary = diagnostic.secondary.iter();
        Self {
            code: diagnostic.code.id,
            severity: diagnostic.code.severity.as_str(),
            message: &diagnostic.message,
            hint: diagnostic.code.hint,
            place: diagnostic.primary.map(|site| Place::new(findings, site)).unwrap_or_default(),
            secondary: secondary
                .map(|(site, message)| Secondary { place: Place::new(findings, *site), message })
                .collect(),
        }
    }
}

impl Place {
    fn new(findings: Findings<'_>, site: Site) -> Self {
        let source = findings.sources.get(site.source);
        let start = source.line_column(site.span.start);
        let end = source.line_column(site.span.end);
        Self {
            file: Some(findings.file(site.source)),
            line: Some(start.line),
            column: Some(start.column),
            end_line: Some(end.line),
            end_column: Some(end.column),
        }
    }
}

#[cfg(test)]
mod tests {
    use docwright_schema::codes;

    use super::*;
    use crate::report::testing::Page;

    #[test]
    fn a_message_is_one_line() {
        let mut page = Page::new("联系人/a.md", "一\n{\"甲\": 1,}\n");
        let site = page.site("1,");
        page.report(Diagnostic::new(&codes::JSON_COMMA, site, "a \"comma\"").and(page.site("一"), "here"));
        page.report(Diagnostic::general(&codes::OUTPUT_FOREIGN, "no place"));
        insta::assert_snapshot!(diagnostics(page.findings()), @r#"
        {"code":"json-comma","severity":"warning","message":"a \"comma\"","hint":"separate members by exactly one comma and put none after the last","file":"docs/联系人/a.md","line":2,"column":7,"end_line":2,"end_column":9,"secondary":[{"file":"docs/联系人/a.md","line":1,"column":1,"end_line":1,"end_column":2,"message":"here"}]}
        {"code":"output-foreign","severity":"error","message":"no place","hint":"choose an empty folder, or one that docwright wrote before","file":null,"line":null,"column":null,"end_line":null,"end_column":null,"secondary":[]}
        "#);
    }
}
