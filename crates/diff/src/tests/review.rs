//! What a review says beyond the verdicts of single rules.

use std::collections::BTreeMap;

use docwright_schema::{Provenance, Schema, Surface};
use serde_json::{Value, json};

use super::{schema, shop};
use crate::{Cause, Redone, Report, Semver, Settings, Severity, Side, Waiver, Waives, Wire, review};

/// One side of a review, owned.
struct Version {
    schema: Schema,
    provenance: Provenance,
    surface: Surface,
    pages: BTreeMap<String, String>,
}

impl Version {
    /// The shop with edits at JSON pointers; `origins` are lines of one page by address.
    fn new(edits: &[(&str, Value)], page: (&str, &str), origins: &[(&str, usize)]) -> Self {
        let mut shop = shop();
        for (pointer, value) in edits {
            *shop.pointer_mut(pointer).unwrap() = value.clone();
        }
        let mut provenance: BTreeMap<&str, Vec<Value>> = BTreeMap::new();
        for (address, line) in origins {
            let origin = json!({"page": page.0, "line": line, "column": 1, "rule": "table"});
            provenance.entry(address).or_default().push(origin);
        }
        Self {
            schema: schema(shop),
            provenance: serde_json::from_value(json!(provenance)).unwrap(),
            surface: Surface::default(),
            pages: [(page.0.to_owned(), page.1.to_owned())].into(),
        }
    }

    fn plain(edits: &[(&str, Value)]) -> Self {
        Self::new(edits, ("page.md", ""), &[])
    }

    fn side(&self) -> Side<'_> {
        let Self { schema, provenance, surface, pages } = self;
        Side { schema, provenance, surface, pages: Some(pages) }
    }
}

fn compare(old: &Version, new: &Version, settings: &Settings) -> Report {
    review(old.side(), new.side(), Redone::default(), settings)
}

fn settings(waivers: Vec<Waiver>) -> Settings {
    Settings { version: "0.4.2".to_owned(), waivers, today: "2026-06-01".to_owned(), ..Settings::default() }
}

fn waiver(of: Waives, expires: &str) -> Waiver {
    Waiver { of, reason: "agreed".to_owned(), owner: "ops".to_owned(), expires: expires.to_owned() }
}

fn of_rule(rule: &str, address: &str) -> Waives {
    Waives::Rule { rule: rule.to_owned(), address: address.to_owned() }
}

const RETYPED: (&str, &str) = ("/types/Order/fields/0/ty", "response-type-changed");

fn retyped() -> Version {
    Version::plain(&[(RETYPED.0, json!({"type": "boolean"}))])
}

fn ids(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|finding| finding.rule.id).collect()
}

#[test]
fn the_whole_is_as_bad_as_its_worst_finding() {
    let same = compare(&Version::plain(&[]), &Version::plain(&[]), &settings(Vec::new()));
    assert_eq!((same.wire, same.semver, &*same.proposed_version), (Wire::Compatible, Semver::None, "0.4.2"));
    assert!(same.findings.is_empty());
    let new = Version::plain(&[("/operations/0/id", json!("find_order")), ("/title", json!("Shop"))]);
    let report = compare(&Version::plain(&[]), &new, &settings(Vec::new()));
    assert_eq!((report.wire, report.semver, &*report.proposed_version), (Wire::Compatible, Semver::Major, "0.5.0"));
    assert_eq!(ids(&report), ["rust-name-changed", "api-title-changed"]);
}

#[test]
fn waivers_accept_what_they_name_until_they_expire() {
    let (old, new) = (Version::plain(&[]), retyped());
    let print = compare(&old, &new, &settings(Vec::new())).findings[0].fingerprint.clone();
    let check = |of: Waives, expires: &str, waived: bool, others: &[&str]| {
        let report = compare(&old, &new, &settings(vec![waiver(of, expires)]));
        let (about, findings): (Vec<_>, Vec<_>) =
            report.findings.iter().partition(|finding| finding.rule.id.starts_with("waiver"));
        assert_eq!(findings[0].waived.is_some(), waived);
        assert_eq!(about.iter().map(|finding| finding.rule.id).collect::<Vec<_>>(), others);
        assert_eq!(report.semver, Semver::Patch, "what is accepted is what it was");
    };
    let rule = compare(&old, &new, &settings(Vec::new())).findings[0].rule.id;
    check(Waives::Fingerprint(print.clone()), "2026-06-01", true, &[]);
    check(Waives::Fingerprint(print), "2026-05-31", false, &["waiver-expired"]);
    check(of_rule(rule, "Order#id"), "2027-01-01", true, &[]);
    check(of_rule(rule, "Order*"), "2027-01-01", true, &[]);
    check(of_rule(rule, "Order"), "2027-01-01", false, &["waiver-unused"]);
    check(of_rule("response-field-removed", "Order#id"), "2027-01-01", false, &["waiver-unused"]);
    check(of_rule("response-field-removed", "Order#id"), "2026-01-01", false, &["waiver-expired"]);
}

#[test]
fn fingerprints_survive_words_lines_and_pages() {
    let old = |page| Version::new(&[], (page, "| id | integer |"), &[("Order#id", 1)]);
    let print = |old: &Version, edits: &[(&str, Value)], page: (&str, &str), line| {
        let mut all = vec![(RETYPED.0, json!({"type": "boolean"}))];
        all.extend_from_slice(edits);
        let new = Version::new(&all, page, &[("Order#id", line)]);
        let report = compare(old, &new, &settings(Vec::new()));
        let found = report.findings.iter().find(|finding| finding.address.as_str() == "Order#id");
        found.map(|finding| finding.fingerprint.clone())
    };
    let first = print(&old("a.md"), &[], ("a.md", "| id | boolean |"), 1);
    assert!(first.is_some());
    let reworded = [("/types/Order/fields/0/description", json!("The one.")), ("/types/Order/description", json!("x"))];
    assert_eq!(print(&old("a.md"), &reworded, ("a.md", "\n\n| id | boolean | The one."), 3), first);
    assert_eq!(print(&old("b.md"), &[], ("c.md", "| id | boolean |"), 1), first);
    let other = Version::plain(&[(RETYPED.0, json!({"type": "string"}))]);
    let other = compare(&Version::plain(&[]), &other, &settings(Vec::new()));
    assert_ne!(Some(&other.findings[0].fingerprint), first.as_ref());
}

#[test]
fn the_lines_that_changed_are_the_cause() {
    let at = [("Order#id", 1), ("Order#id", 2)];
    let check = |before: &str, after: &str, cause: Cause, lines: &[(&str, usize)]| {
        let old = Version::new(&[], ("a.md", before), &at);
        let new =
            Version::new(&[(RETYPED.0, json!({"type": "boolean"}))], ("a.md", after), &at[..after.lines().count()]);
        let report = compare(&old, &new, &settings(Vec::new()));
        let finding = &report.findings[0];
        let sites =
            finding.sites.iter().map(|site| (if site.side == crate::When::Old { "old" } else { "new" }, site.line));
        assert_eq!((finding.cause, sites.collect::<Vec<_>>()), (cause, lines.to_vec()), "{before:?} {after:?}");
    };
    let edited = [("old", 1), ("new", 1)];
    check("| id | integer |\n\"id\": 7", "| id | boolean |\n\"id\": 7", Cause::DocsEdit, &edited);
    let gone = [("old", 2), ("old", 1), ("new", 1)];
    check("| id | integer |\n\"id\": 7", "| id | integer |", Cause::NewEvidence, &gone);
    let layout = [("old", 1), ("old", 2), ("new", 1), ("new", 2)];
    check("|id|integer|\n\"id\": 7,", "| id | integer |\n\"id\": 7", Cause::NewEvidence, &layout);
}

#[test]
fn what_the_docs_did_not_change_is_told_from_what_they_did() {
    let (old, new) = (Version::plain(&[]), retyped());
    let cause = |redone: Redone<'_>| {
        let report = review(old.side(), new.side(), redone, &settings(Vec::new()));
        report.findings[0].cause
    };
    let by = |generator, configuration| Redone { by_generator: Some(generator), by_configuration: Some(configuration) };
    assert_eq!(cause(by(&new.schema, &new.schema)), Cause::Generator);
    assert_eq!(cause(by(&old.schema, &new.schema)), Cause::Override);
    // The pages are the same, so it was neither.
    assert_eq!(cause(by(&old.schema, &old.schema)), Cause::Generator);
    let bare = |version: &Version| Side { pages: None, ..version.side() }.schema.name.clone();
    assert_eq!(bare(&old), "shop");
    let report = review(
        Side { pages: None, ..old.side() },
        Side { pages: None, ..new.side() },
        Redone::default(),
        &settings(Vec::new()),
    );
    assert_eq!(report.findings[0].cause, Cause::Unknown);
}

#[test]
fn severities_are_configurable() {
    let (old, new) = (Version::plain(&[]), retyped());
    let rule = compare(&old, &new, &settings(Vec::new())).findings[0].rule.id;
    let severity = |severity| {
        let severities = [(rule.to_owned(), severity)].into();
        compare(&old, &new, &Settings { severities, ..settings(Vec::new()) }).findings
    };
    assert_eq!(severity(Severity::Info)[0].severity, Severity::Info);
    assert!(severity(Severity::Silent).is_empty());
}

#[test]
fn declarations_decide_what_callers_meet() {
    let surface = |items: &[(&str, &str)], of: &[(&str, &[&str])]| Surface {
        items: items.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect(),
        of: of
            .iter()
            .map(|(address, paths)| {
                let address = serde_json::from_value(json!(address)).unwrap();
                (address, paths.iter().map(|path| (*path).to_owned()).collect())
            })
            .collect(),
        through: BTreeMap::new(),
    };
    let of: [(&str, &[&str]); 1] = [("Order#id", &["orders::Order::id"])];
    let old = Version { surface: surface(&[("orders::Order::id", "pub id: i64")], &of), ..Version::plain(&[]) };
    let check = |items: &[(&str, &str)], expect: &[(&str, Semver)]| {
        let new = Version { surface: surface(items, &of), ..retyped() };
        let report = compare(&old, &new, &settings(Vec::new()));
        let found: Vec<_> = report.findings.iter().map(|finding| (finding.rule.id, finding.semver)).collect();
        assert_eq!(found, expect);
    };
    let rule = compare(&Version::plain(&[]), &retyped(), &settings(Vec::new())).findings[0].rule.id;
    check(&[("orders::Order::id", "pub id: i64")], &[(rule, Semver::Patch)]);
    check(&[("orders::Order::id", "pub id: bool")], &[(rule, Semver::Major)]);
    let with_more = [("orders::Order::id", "pub id: i64"), ("orders::Order", "derives Default")];
    check(&with_more, &[(rule, Semver::Patch), ("rust-item-added", Semver::Minor)]);
}
