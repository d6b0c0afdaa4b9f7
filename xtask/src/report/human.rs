//! Messages for people, with the lines of the pages that they are about.

mod excerpt;

use std::{collections::BTreeSet, io};

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use docwright_schema::{Code, Diagnostic, Severity, Site, SourceId, codes};

use self::excerpt::Excerpt;
use super::Findings;

/// How many messages are shown in full; a page that is wrong throughout would bury everything else.
const SHOWN: usize = 50;

/// What must not be repeated: more people read the log of a run than the page.
const CONFIDENTIAL: [&Code; 3] = [&codes::EXAMPLE_REDACTED, &codes::SECRET_SHOWN, &codes::PERSONAL_DATA_SHOWN];

/// Shows errors and warnings, errors first where there are too many; notes are counted.
pub(crate) fn diagnostics(findings: Findings<'_>, renderer: &Renderer) -> String {
    let of = |severity| {
        findings.diagnostics.iter().enumerate().filter(move |(_, diagnostic)| diagnostic.code.severity == severity)
    };
    let shown: BTreeSet<_> = of(Severity::Error).chain(of(Severity::Warning)).map(|(at, _)| at).take(SHOWN).collect();
    let covered = covered(findings);
    let mut text = String::new();
    for (at, diagnostic) in findings.diagnostics.iter().enumerate() {
        if shown.contains(&at) {
            text += &render(findings, diagnostic, &covered, renderer);
            text += "\n\n";
        }
    }
    text + &hidden(findings, shown.len())
}

/// Shows all of them, notes included.
pub(crate) fn all(findings: Findings<'_>, renderer: &Renderer) -> String {
    let covered = covered(findings);
    findings.diagnostics.iter().map(|diagnostic| render(findings, diagnostic, &covered, renderer) + "\n\n").collect()
}

/// Lines that are not shown, whatever there is to say about them.
type Covered = BTreeSet<(SourceId, usize)>;

fn covered(findings: Findings<'_>) -> Covered {
    let diagnostics = findings.diagnostics.iter().filter(|diagnostic| CONFIDENTIAL.contains(&diagnostic.code));
    let sites = diagnostics.flat_map(|diagnostic| {
        diagnostic.primary.into_iter().chain(diagnostic.secondary.iter().map(|(site, _)| *site))
    });
    sites.map(|site| (site.source, findings.sources.line_column(site).line)).collect()
}

/// A line about what is not shown, where there is something.
fn hidden(findings: Findings<'_>, shown: usize) -> String {
    let count = |severity| findings.diagnostics.count(severity);
    let further = count(Severity::Error) + count(Severity::Warning) - shown;
    let parts = [
        (further, "further error or warning", "further errors and warnings"),
        (count(Severity::Note), "note", "notes"),
    ];
    let parts: Vec<_> = parts
        .into_iter()
        .filter(|&(number, ..)| number > 0)
        .map(|(number, one, many)| format!("{number} {}", if number == 1 { one } else { many }))
        .collect();
    match parts.as_slice() {
        [] => String::new(),
        parts => format!("{} not shown; --message-format json shows all\n", parts.join(" and ")),
    }
}

/// A renderer for standard error: with colours where a person reads it who did not ask for none.
pub(crate) fn renderer() -> Renderer {
    if super::likes_colour(&io::stderr()) { Renderer::styled() } else { Renderer::plain() }
}

fn render(findings: Findings<'_>, diagnostic: &Diagnostic, covered: &Covered, renderer: &Renderer) -> String {
    let level = match diagnostic.code.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.id);
    let mut group = Group::with_title(title);
    if let Some(site) = diagnostic.primary {
        group = with_place(group, findings, covered, (site, None));
    }
    for (site, label) in &diagnostic.secondary {
        group = with_place(group, findings, covered, (*site, Some(label)));
    }
    renderer.render(&[group.element(Level::HELP.message(diagnostic.code.hint))])
}

fn origin<'a>(findings: Findings<'_>, site: Site) -> Origin<'a> {
    let at = findings.sources.line_column(site);
    Origin::path(findings.file(site.source)).line(at.line).char_column(at.column)
}

fn with_place<'a>(
    group: Group<'a>,
    findings: Findings<'_>,
    covered: &Covered,
    (site, label): (Site, Option<&'a str>),
) -> Group<'a> {
    let source = findings.sources.get(site.source);
    let file = findings.file(site.source);
    if source.text().is_empty() {
        return group.element(Origin::path(file));
    }
    let start = source.line_column(site.span.start);
    if covered.contains(&(site.source, start.line)) {
        return group.element(origin(findings, site));
    }
    let kind = if label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
    let Excerpt { text, mark, cut } = Excerpt::of(source.text(), site.span);
    let snippet = Snippet::source(text).line_start(start.line).annotation(kind.span(mark).label(label));
    if cut {
        // The renderer would count the column from where the excerpt begins.
        return group.element(origin(findings, site)).element(snippet);
    }
    group.element(snippet.path(file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::testing::Page;

    fn check(page: &Page) -> String {
        diagnostics(page.findings(), &Renderer::plain())
    }

    #[test]
    fn a_message_shows_its_places_and_what_to_do() {
        let mut page = Page::new("联系人/a.md", "甲乙 | string | 编号\n\n  {\"甲乙\": 1,}\r\n");
        let claim = page.site("string");
        page.report(
            Diagnostic::new(&codes::TYPE_CONFLICT, page.site("1"), "甲乙 is a number").and(claim, "a string here"),
        );
        page.report(Diagnostic::new(&codes::JSON_COMMA, page.site(",}\r\n"), "a comma \x1b[31m follows"));
        page.report(Diagnostic::new(&codes::JSON_COMMENT, page.site("1"), "a note"));
        page.report(Diagnostic::general(&codes::OUTPUT_FOREIGN, "no place"));
        insta::assert_snapshot!(check(&page), @r#"
        warning[type-conflict]: 甲乙 is a number
         --> docs/联系人/a.md:3:10
          |
        3 |   {"甲乙": 1,}
          |            ^
          |
         ::: docs/联系人/a.md:1:6
          |
        1 | 甲乙 | string | 编号
          |        ------ a string here
          |
          = help: correct the table or the example

        warning[json-comma]: a comma ␛[31m follows
         --> docs/联系人/a.md:3:11
          |
        3 |   {"甲乙": 1,}
          |             ^^
          |
          = help: separate members by exactly one comma and put none after the last

        error[output-foreign]: no place
         |
         = help: choose an empty folder, or one that docwright wrote before

        1 note not shown; --message-format json shows all
        "#);
    }

    #[test]
    fn what_is_too_much_is_counted_and_errors_come_before_warnings() {
        let mut page = Page::new("a.md", "x\n");
        for _ in 0..SHOWN + 7 {
            page.report(Diagnostic::new(&codes::JSON_COMMA, page.site("x"), "a comma"));
        }
        page.report(Diagnostic::new(&codes::JSON_UNREADABLE, page.site("x"), "no JSON"));
        page.report(Diagnostic::new(&codes::JSON_COMMENT, page.site("x"), "a comment"));
        let text = check(&page);
        assert_eq!(text.matches("a.md:1:1").count(), SHOWN);
        assert!(text.contains("no JSON") && !text.contains("a comment"), "{text}");
        let last = text.lines().last();
        let expect = "8 further errors and warnings and 1 note not shown; --message-format json shows all";
        assert_eq!(last, Some(expect));
    }

    #[test]
    fn a_line_with_a_secret_is_not_shown() {
        let mut page = Page::new("a.md", "{\n\"token\": \"S3cret\",}\n\"again\": \"S3cret\"\n");
        let (first, again) = (page.site("S3cret"), page.site("again"));
        page.report(Diagnostic::new(&codes::SECRET_SHOWN, first, "`S***` looks like a secret").and(again, "and here"));
        page.report(Diagnostic::new(&codes::JSON_COMMA, page.site(",}"), "a comma"));
        insta::assert_snapshot!(all(page.findings(), &Renderer::plain()), @"
        error[secret-shown]: `S***` looks like a secret
        --> docs/a.md:2:11
        ::: docs/a.md:3:2
         = help: revoke it, then write a placeholder such as `<token>` in its place

        warning[json-comma]: a comma
        --> docs/a.md:2:18
         = help: separate members by exactly one comma and put none after the last
        ");
    }

    #[test]
    fn a_very_long_line_keeps_its_column() {
        let mut page = Page::new("a.md", &format!("{}X{}", "a".repeat(9000), "b".repeat(9000)));
        page.report(Diagnostic::new(&codes::JSON_COMMA, page.site("X"), "a comma"));
        let text = check(&page);
        assert!(text.contains("a.md:1:9001") && text.lines().all(|line| line.chars().count() < 150), "{text}");
    }
}
