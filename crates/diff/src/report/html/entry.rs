//! One finding on the page.

use maud::{Markup, html as markup};

use super::super::{docs::Docs, text};
use crate::{
    finding::{Declaration, Finding, Waived, When},
    verdict::Severity,
};

/// How many operations are named without a click.
const NAMED: usize = 6;

/// A finding, unfolded where it counts most.
pub(super) fn entry(finding: &Finding, docs: Docs<'_>, anchor: Option<String>) -> Markup {
    let Finding { rule, severity, wire, semver, cause, waived, .. } = finding;
    let shown = if waived.is_some() { "waived" } else { severity.as_str() };
    let is_open = *severity == Severity::Breaking && waived.is_none();
    markup! {
        details .finding id=[anchor] open[is_open]
            data-severity=(shown) data-wire=(wire.as_str()) data-semver=(semver.as_str())
            data-area=(rule.area.as_str()) data-cause=(cause.as_str()) {
            summary {
                span .badge { (shown) } " "
                span .message { (message(&finding.message)) } " "
                code .rule { (rule.id) }
            }
            @if let Some(Waived { reason, owner, expires }) = waived {
                p { "Accepted by " (text::visible(owner)) " until " (text::visible(expires)) ": " (text::visible(reason)) }
            }
            div .sides {
                section { h4 { "Docs" } (lines(finding, docs)) }
                section { h4 { "Rust" } (declarations(&finding.declarations)) }
            }
            (facts(finding))
        }
    }
}

/// Text in which backticks stand around code.
fn message(text: &str) -> Markup {
    let line = text::visible(text);
    let parts: Vec<_> = line.split('`').collect();
    let is_code = |at: usize| at % 2 == 1 && parts.len() % 2 == 1;
    markup! {
        @for (at, part) in parts.iter().enumerate() {
            @if is_code(at) { code { (part) } } @else { (part) }
        }
    }
}

fn lines(finding: &Finding, docs: Docs<'_>) -> Markup {
    let sites = match finding.sites.as_slice() {
        [] => finding.anchor.as_slice(),
        sites => sites,
    };
    markup! {
        @if sites.is_empty() { p .none { "No line of the docs says it." } }
        @for site in sites {
            p .place { (text::visible(&docs.file(site))) ":" (site.line) }
            @if let Some(text) = &site.text { (code(site.side, text.trim())) }
        }
    }
}

fn declarations(declarations: &[Declaration]) -> Markup {
    markup! {
        @if declarations.is_empty() { p .none { "No declaration of the crate differs." } }
        @for Declaration { path, before, after } in declarations {
            p .place { (text::visible(path)) }
            @if let Some(before) = before { (code(When::Old, before)) }
            @if let Some(after) = after { (code(When::New, after)) }
        }
    }
}

/// Lines of one side, with a word for those who do not see colours.
fn code(side: When, text: &str) -> Markup {
    let (class, word) = match side {
        When::Old => ("old", "before"),
        When::New => ("new", "after"),
    };
    markup! {
        div class=(format!("line {class}")) {
            span .side { (word) } " "
            pre { code { @for line in text.lines() { (text::visible(line)) "\n" } } }
        }
    }
}

fn facts(finding: &Finding) -> Markup {
    let Finding { rule, address, operations, fingerprint, .. } = finding;
    markup! {
        dl {
            div { dt { "Verdict" } dd { (text::verdict(finding)) } }
            div { dt { "What breaks" } dd { (message(rule.explanation)) } }
            div { dt { "What to do" } dd { (message(rule.migration)) } }
            @if operations.len() > 1 { div { dt { "Operations" } dd { (names(operations)) } } }
            div { dt { "Address" } dd { code { (text::visible(address.as_str())) } } }
            div { dt { "Fingerprint" } dd { code { (fingerprint) } } }
        }
    }
}

fn names(operations: &[String]) -> Markup {
    let list = |names: &[String]| {
        markup! {
            @for (at, name) in names.iter().enumerate() {
                @if at > 0 { ", " }
                code { (text::visible(name)) }
            }
        }
    };
    match operations.get(NAMED..) {
        Some(rest) if !rest.is_empty() => markup! {
            (list(&operations[..NAMED]))
            details .more { summary { "and " (rest.len()) " more" } (list(rest)) }
        },
        _ => list(operations),
    }
}
