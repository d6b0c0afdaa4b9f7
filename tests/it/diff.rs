//! Rules of the diff over pairs of pages: each pair brings its rule about, and every rule runs on every pair.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::Path,
};

use docwright_diff::{
    Finding, Redone, Report, Settings, Side, review,
    rules::{self, Mirror, Rule, Rust},
};
use docwright_emit::surface;
use docwright_infer::Inferred;
use docwright_schema::{Provenance, Schema, Surface};

use crate::support::{inferred, pages_below, root};

/// Rules that no pages bring about, with the reason.
const WITHOUT_PAIR: &[(&str, &str)] = &[
    ("api-renamed", "the name is configuration"),
    ("api-title-changed", "the title is configuration"),
    ("response-value-added-to-closed-set", "sets of values in answers are always open"),
    ("response-values-closed", "sets of values in answers are always open"),
    ("response-values-opened", "sets of values in answers are always open"),
];

/// One side of a pair.
pub(crate) struct Pages {
    texts: BTreeMap<String, String>,
    inferred: Inferred,
}

impl Pages {
    pub(crate) fn new(texts: BTreeMap<String, String>) -> Self {
        let inferred = inferred(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
        Self { texts, inferred }
    }

    pub(crate) fn schema(&self) -> &Schema {
        &self.inferred.schema
    }

    pub(crate) fn provenance(&self) -> &Provenance {
        &self.inferred.provenance
    }

    pub(crate) fn texts(&self) -> &BTreeMap<String, String> {
        &self.texts
    }

    fn side<'a>(&'a self, surface: &'a Surface) -> Side<'a> {
        let Inferred { schema, provenance } = &self.inferred;
        Side { schema, provenance, surface, pages: Some(&self.texts) }
    }

    fn below(folder: &Path, side: &str) -> Self {
        let single = folder.join(format!("{side}.md"));
        match fs::read_to_string(&single) {
            Ok(text) => Self::new([("page.md".to_owned(), text)].into()),
            Err(_) => Self::new(pages_below(&folder.join(side))),
        }
    }
}

/// What changed from `old` to `new`.
pub(crate) fn compare(old: &Pages, new: &Pages) -> Report {
    let surfaces = (surface(&old.inferred.schema), surface(&new.inferred.schema));
    let settings = Settings { version: "0.1.0".to_owned(), ..Settings::default() };
    review(old.side(&surfaces.0), new.side(&surfaces.1), Redone::default(), &settings)
}

pub(crate) fn pairs() -> BTreeMap<String, (Pages, Pages)> {
    let folders = fs::read_dir(root().join("tests/diff")).expect("the pairs are there");
    let pair = |folder: &Path| (Pages::below(folder, "old"), Pages::below(folder, "new"));
    let folders = folders.map(|entry| entry.expect("it can be read").path());
    folders
        .map(|folder| (folder.file_name().unwrap_or_default().to_string_lossy().into_owned(), pair(&folder)))
        .collect()
}

fn ids(report: &Report) -> BTreeSet<&'static str> {
    report.findings.iter().map(|finding| finding.rule.id).collect()
}

fn line(finding: &Finding) -> String {
    let Finding { rule, wire, semver, cause, message, sites, .. } = finding;
    let sites: Vec<_> = sites.iter().map(|site| format!("{}:{}", site.page, site.line)).collect();
    let (wire, semver, cause) = (wire.as_str(), semver.as_str(), cause.as_str());
    format!("  {} ({wire}, {semver}, {cause}): {message} [{}]", rule.id, sites.join(" "))
}

#[test]
fn every_rule_has_a_pair() {
    let folders: BTreeSet<String> = pairs().into_keys().collect();
    let is_shown = |rule: &&&Rule| WITHOUT_PAIR.iter().all(|(id, _)| *id != rule.id);
    let rules: BTreeSet<String> = rules::ALL.iter().filter(is_shown).map(|rule| rule.id.to_owned()).collect();
    assert_eq!(folders, rules);
}

#[test]
fn every_rule_runs_on_every_pair() {
    let mut text = String::new();
    let mut missed = Vec::new();
    for (id, (old, new)) in pairs() {
        let report = compare(&old, &new);
        let _ = writeln!(text, "{id}: {}, {}", report.wire.as_str(), report.semver.as_str());
        report.findings.iter().for_each(|finding| text += &(line(finding) + "\n"));
        let rule = rules::ALL.iter().find(|rule| rule.id == id).expect("the folder is named after a rule");
        let is_silent = rule.severity == docwright_diff::Severity::Silent;
        if is_silent == ids(&report).contains(rule.id) {
            missed.push(id);
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("diff_pairs", text);
    });
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn the_opposite_change_is_judged_by_the_mirror() {
    let mut wrong = Vec::new();
    for (id, (old, new)) in pairs() {
        let rule = rules::ALL.iter().find(|rule| rule.id == id).expect("the folder is named after a rule");
        let mirror = match rule.mirror {
            Mirror::Itself => rule.id,
            Mirror::Rule(id) => id,
        };
        let back = compare(&new, &old);
        let is_silent = rule.severity == docwright_diff::Severity::Silent;
        if is_silent == ids(&back).contains(mirror) {
            wrong.push(format!("{id}: {mirror} is not among {:?}", ids(&back)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_rules_say_of_callers_is_what_declarations_show() {
    let mut wrong = Vec::new();
    for (id, (old, new)) in pairs() {
        let report = compare(&old, &new);
        let own = report.findings.iter().filter(|finding| finding.rule.id == id);
        for finding in own {
            let (Rust::Measured(said) | Rust::AtLeast(said)) = finding.rule.rust;
            if finding.semver != said {
                wrong.push(format!("{id}: {} said, {} shown", said.as_str(), finding.semver.as_str()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
