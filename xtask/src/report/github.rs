//! Messages as the commands by which a step of GitHub Actions annotates files.

use std::fmt::Write;

use docwright_schema::{Diagnostic, Severity};

use super::Findings;

/// A line for each message.
pub(crate) fn commands(findings: Findings<'_>) -> String {
    findings.diagnostics.iter().map(|diagnostic| command(findings, diagnostic)).collect()
}

fn command(findings: Findings<'_>, diagnostic: &Diagnostic) -> String {
    let mut line = match diagnostic.code.severity {
        Severity::Error => "::error ",
        Severity::Warning => "::warning ",
        Severity::Note => "::notice ",
    }
    .to_owned();
    // Writing into a string cannot fail.
    if let Some(site) = diagnostic.primary {
        let at = findings.sources.line_column(site);
        let file = property(&findings.file(site.source));
        let _ = write!(line, "file={file},line={},col={},", at.line, at.column);
    }
    let message = format!("{}\nhelp: {}", diagnostic.message, diagnostic.code.hint);
    let _ = writeln!(line, "title={}::{}", property(diagnostic.code.id), data(&message));
    line
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use docwright_schema::codes;

    use super::*;
    use crate::report::testing::Page;

    #[test]
    fn what_ends_a_property_or_a_line_is_escaped() {
        let mut page = Page::new("a, b: 100%.md", "x\n y\n");
        page.report(Diagnostic::new(&codes::JSON_COMMA, page.site("y"), "a, b: 100%\r\n::error::x"));
        page.report(Diagnostic::new(&codes::JSON_COMMENT, page.site("x"), "a note"));
        page.report(Diagnostic::general(&codes::OUTPUT_FOREIGN, "no place"));
        insta::assert_snapshot!(commands(page.findings()), @"
        ::warning file=docs/a%2C b%3A 100%25.md,line=2,col=2,title=json-comma::a, b: 100%25%0D%0A::error::x%0Ahelp: separate members by exactly one comma and put none after the last
        ::notice file=docs/a%2C b%3A 100%25.md,line=1,col=1,title=json-comment::a note%0Ahelp: move the comment into the response table
        ::error title=output-foreign::no place%0Ahelp: choose an empty folder, or one that docwright wrote before
        ");
    }
}
