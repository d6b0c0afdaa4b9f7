//! One finding in Markdown.

use super::{
    super::{docs, markup, text},
    Markdown,
};
use crate::finding::{Finding, Site, Waived, When};

/// How many declarations of a finding are shown.
const DECLARATIONS: usize = 6;
/// How many lines of the docs a finding names.
const SITES: usize = 4;

/// A line: what happened and where.
pub(super) fn brief(finding: &Finding, options: &Markdown<'_>) -> String {
    let message = markup::message(&finding.message);
    let places = places(finding, options);
    let places = if places.is_empty() { places } else { format!(" ({places})") };
    format!("- **{}**: {message}{places}\n", finding.rule.id)
}

/// The line with what follows from it: the verdict, what to do, what differs.
pub(super) fn full(finding: &Finding, options: &Markdown<'_>) -> String {
    let Finding { rule, fingerprint, .. } = finding;
    let brief = brief(finding, options);
    let verdict = text::verdict(finding);
    let difference = match difference(finding).as_slice() {
        [] => String::new(),
        lines => markup::difference(lines, "  "),
    };
    format!("{brief}  {verdict}. {} Fingerprint `{fingerprint}`\n{difference}", rule.migration)
}

/// A line with who accepted it.
pub(super) fn waived(finding: &Finding, options: &Markdown<'_>) -> String {
    let Some(Waived { reason, owner, expires }) = &finding.waived else { return String::new() };
    let [owner, expires] = [owner, expires].map(|text| markup::code(text));
    format!("{}  accepted by {owner} until {expires}: {}\n", brief(finding, options), markup::plain(reason))
}

fn places(finding: &Finding, options: &Markdown<'_>) -> String {
    let sites = match finding.sites.as_slice() {
        [] => finding.anchor.as_slice(),
        sites => sites,
    };
    let mut places: Vec<_> = sites.iter().take(SITES).map(|site| place(site, options)).collect();
    if let Some(rest @ 1..) = sites.len().checked_sub(SITES) {
        places.push(text::count(rest, "further line", "further lines"));
    }
    places.join(", ")
}

/// The line's name, and a link where that is known.
fn place(site: &Site, options: &Markdown<'_>) -> String {
    let name = markup::code(&format!("{}:{}", site.page, site.line));
    let (docs, when) = match site.side {
        When::Old => (options.old_link, " before"),
        When::New => (options.link, ""),
    };
    let Some(docs) = docs else { return name + when };
    // Code hosts number the lines of the source, and not those of what they make of it.
    let target = docs::file(&docs::link(docs), &docs::uri(&site.page));
    format!("[{name}]({target}?plain=1#L{}){when}", site.line)
}

/// The lines of the docs and the declarations that differ, with signs.
fn difference(finding: &Finding) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |side: When, text: &Option<String>| {
        let sign = if side == When::Old { '-' } else { '+' };
        let texts = text.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty());
        lines.extend(texts.map(|line| format!("{sign} {}", line.trim())));
    };
    finding.sites.iter().take(SITES).for_each(|site| add(site.side, &site.text));
    for declaration in finding.declarations.iter().take(DECLARATIONS) {
        let within = |text: &Option<String>| text.as_ref().map(|text| format!("{}: {text}", declaration.path));
        add(When::Old, &within(&declaration.before));
        add(When::New, &within(&declaration.after));
    }
    if let Some(rest @ 1..) = finding.declarations.len().checked_sub(DECLARATIONS) {
        lines.push(format!("  and {}", text::count(rest, "further declaration", "further declarations")));
    }
    lines
}
