//! Findings for people at a terminal.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::{
    docs::{self, Docs},
    groups::{self, Counts},
    text,
};
use crate::{
    finding::{Declaration, Finding, Report, Site, Waived, When},
    verdict::Severity,
};

const BREAKING: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::BrightYellow.on_default().bold();
const INFO: Style = AnsiColor::BrightCyan.on_default().bold();
const STRONG: Style = Style::new().bold();
const FRAME: Style = AnsiColor::BrightBlue.on_default().bold();
const REMOVED: Style = AnsiColor::Red.on_default();
const ADDED: Style = AnsiColor::Green.on_default();
const FAINT: Style = Style::new().dimmed();

/// How many characters of a line are shown.
const LONGEST: usize = 120;
/// How many declarations of a finding are shown.
const DECLARATIONS: usize = 8;

/// The findings by operation, worst first, and a summary at the end, where people look first.
pub fn terminal<'d>(report: &Report, docs: impl Into<Docs<'d>>, colour: bool) -> String {
    let terminal = Terminal { docs: docs.into(), colour };
    if report.findings.is_empty() {
        return format!("nothing changed: {}\n", verdict(report));
    }
    let mut text = String::new();
    for group in groups::groups(report.findings.iter().filter(|finding| finding.waived.is_none())) {
        text += &terminal.heading(&group.scope.heading(text::visible));
        text += &group.findings.iter().map(|finding| terminal.finding(finding)).collect::<String>();
        if group.findings.last().is_some_and(|finding| is_brief(finding)) {
            text.push('\n');
        }
    }
    let mut waived = groups::waived(report).peekable();
    if waived.peek().is_some() {
        text += &terminal.heading("waived");
        waived.for_each(|finding| text += &terminal.waived(finding));
        text.push('\n');
    }
    let counts = Counts::of(report).to_string();
    text + &terminal.painted(STRONG, &counts) + "\n" + &terminal.painted(STRONG, &verdict(report)) + "\n"
}

fn verdict(report: &Report) -> String {
    let Report { wire, semver, version, proposed_version, .. } = report;
    let step = match version == proposed_version {
        true => format!("{version} stays"),
        false => format!("{version} → {proposed_version}"),
    };
    format!("wire: {}, semver: {}, {}", wire.as_str(), semver.as_str(), text::visible(&step))
}

/// Whether a line is enough for a finding.
fn is_brief(finding: &Finding) -> bool {
    finding.severity <= Severity::Info
}

struct Terminal<'a> {
    docs: Docs<'a>,
    colour: bool,
}

impl Terminal<'_> {
    fn painted(&self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    fn heading(&self, text: &str) -> String {
        format!("{} {}\n\n", self.painted(FRAME, "──"), self.painted(STRONG, text))
    }

    fn finding(&self, finding: &Finding) -> String {
        if is_brief(finding) {
            return self.info(finding);
        }
        let mut text = format!("{}: {}\n", self.label(finding), self.painted(STRONG, &text::visible(&finding.message)));
        text += &self.sites(finding);
        text += &self.declarations(&finding.declarations);
        let Finding { rule, fingerprint, .. } = finding;
        let notes = [
            ("", text::verdict(finding)),
            ("help: ", rule.migration.to_owned()),
            ("fingerprint: ", fingerprint.clone()),
        ];
        for (name, note) in notes {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "  {} {}{note}", self.painted(FRAME, "="), self.painted(STRONG, name));
        }
        text + "\n"
    }

    fn label(&self, finding: &Finding) -> String {
        let style = match finding.severity {
            Severity::Breaking => BREAKING,
            Severity::Warning => WARNING,
            Severity::Info | Severity::Silent => INFO,
        };
        self.painted(style, &format!("{}[{}]", finding.severity.as_str(), finding.rule.id))
    }

    fn info(&self, finding: &Finding) -> String {
        let place = docs::place(finding).or(finding.sites.first());
        let place = place.map(|site| format!(" ({})", self.place(site))).unwrap_or_default();
        let message = text::visible(&finding.message);
        format!("{}: {message}{}\n", self.label(finding), self.painted(FAINT, &place))
    }

    fn waived(&self, finding: &Finding) -> String {
        let Some(Waived { reason, owner, expires }) = &finding.waived else { return String::new() };
        let accepted = text::visible(&format!("{owner} until {expires}: {reason}"));
        format!("{}: {}\n  accepted by {accepted}\n", self.label(finding), text::visible(&finding.message))
    }

    fn place(&self, site: &Site) -> String {
        format!("{}:{}", text::visible(&self.docs.file(site)), site.line)
    }

    fn sites(&self, finding: &Finding) -> String {
        let mut lines = String::new();
        for site in &finding.sites {
            let side = if site.side == When::Old { "old" } else { "new" };
            let _ = writeln!(lines, " {} {} ({side})", self.painted(FRAME, "-->"), self.place(site));
            let excerpt = site.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
            lines += &excerpt.map(|text| self.side(site.side, text)).unwrap_or_default();
        }
        lines
    }

    fn side(&self, side: When, line: &str) -> String {
        let (style, sign) = if side == When::Old { (REMOVED, '-') } else { (ADDED, '+') };
        let line = format!("{sign} {}", text::short(line, LONGEST));
        format!("     {}\n", self.painted(style, &line))
    }

    fn declarations(&self, declarations: &[Declaration]) -> String {
        let mut lines = String::new();
        for Declaration { path, before, after } in declarations.iter().take(DECLARATIONS) {
            let _ = writeln!(lines, " {} {}", self.painted(FRAME, ":::"), text::visible(path));
            for (side, text) in [(When::Old, before), (When::New, after)] {
                let declared = text.iter().flat_map(|text| text.lines());
                declared.for_each(|line| lines += &self.side(side, line));
            }
        }
        if let Some(rest @ 1..) = declarations.len().checked_sub(DECLARATIONS) {
            let rest = text::count(rest, "further declaration", "further declarations");
            let _ = writeln!(lines, " {} {rest}", self.painted(FRAME, ":::"));
        }
        lines
    }
}
