//! Edits of pages, each with the verdict that it deserves: the review gives every one of them that verdict.

mod base;
mod by_fact;
mod by_layout;
mod by_text;

use std::collections::BTreeSet;

use docwright_diff::{Cause, Report, Semver, Wire};
use rayon::prelude::*;

use self::base::{Base, Edit};
use crate::{
    corpus,
    diff::{Pages, compare},
    support::{pages_below, root},
};

/// A kind of edit.
struct Kind {
    name: &'static str,
    expect: Expect,
    /// The edits of that kind that the pages allow and whose verdict is certain.
    edits: fn(&Base) -> Vec<Edit>,
}

/// What a review must say of an edit.
#[derive(Debug, Clone, Copy)]
enum Expect {
    /// Nothing at all.
    Nothing,
    /// A finding of one of the rules, and these verdicts of the whole.
    Finding(&'static [&'static str], Wire, Semver),
    /// The same, where the names in the crate may or may not follow what the docs call a thing.
    AnyStep(&'static [&'static str], Wire),
}

/// The kinds that pages of any layout allow.
fn general() -> Vec<Kind> {
    [by_fact::kinds(), by_layout::kinds()].into_iter().flatten().collect()
}

/// The edits that are tried: at most so many of a kind, spread over all that are possible, the same in every run.
fn sample(edits: Vec<Edit>, most: usize) -> Vec<Edit> {
    let step = edits.len().div_ceil(most).max(1);
    edits.into_iter().step_by(step).collect()
}

/// What came of a kind of edits.
struct Outcome {
    kind: &'static str,
    tried: usize,
    wrong: Vec<String>,
}

/// Makes edits of all kinds.
fn check(base: &Base, kinds: &[Kind], most: usize) -> Vec<Outcome> {
    let check = |kind: &Kind| {
        let edits = sample((kind.edits)(base), most);
        let wrong = edits.iter().filter_map(|edit| {
            let report = compare(&base.pages, &Pages::new(edit.pages.clone()));
            let why = judged(kind.expect, edit, &report).err()?;
            Some(format!("{} at {}: {why}", kind.name, edit.about))
        });
        Outcome { kind: kind.name, tried: edits.len(), wrong: wrong.collect() }
    };
    kinds.par_iter().map(check).collect()
}

/// A line a kind, for those who want to see what was tried.
fn print(outcomes: &[Outcome]) {
    for Outcome { kind, tried, wrong } in outcomes {
        println!("{kind:45} {:3} of {tried:3}", tried - wrong.len());
    }
}

fn assert_right(outcomes: &[Outcome]) {
    let wrong: Vec<&str> = outcomes.iter().flat_map(|outcome| &outcome.wrong).map(String::as_str).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn judged(expect: Expect, edit: &Edit, report: &Report) -> Result<(), String> {
    let found: Vec<String> =
        report.findings.iter().map(|finding| format!("{}: {}", finding.rule.id, finding.message)).collect();
    let said = || format!("{}, {}, {found:#?}", report.wire.as_str(), report.semver.as_str());
    let (rules, wire, semver) = match expect {
        Expect::Nothing => return if found.is_empty() { Ok(()) } else { Err(said()) },
        Expect::Finding(rules, wire, semver) => (rules, wire, Some(semver)),
        Expect::AnyStep(rules, wire) => (rules, wire, None),
    };
    let Some(finding) = report.findings.iter().find(|finding| rules.contains(&finding.rule.id)) else {
        return Err(format!("none of {rules:?} in {}", said()));
    };
    if report.wire != wire || semver.is_some_and(|semver| report.semver != semver) {
        return Err(format!("expected {}, {semver:?} instead of {}", wire.as_str(), said()));
    }
    if report.findings.iter().any(|finding| finding.rule.id == "unclassified-change") {
        return Err(format!("no rule in {}", said()));
    }
    if !matches!(finding.cause, Cause::DocsEdit | Cause::NewEvidence) {
        return Err(format!("{:?} is no cause of {}", finding.cause, said()));
    }
    let is_named = |(page, line): &(String, usize)| {
        let mut sites = report
            .findings
            .iter()
            .filter(|finding| rules.contains(&finding.rule.id))
            .flat_map(|finding| &finding.sites);
        sites.any(|site| site.page == *page && site.line.abs_diff(*line) <= 1)
    };
    match &edit.line {
        Some(place) if !is_named(place) => Err(format!("{place:?} is not named: {:?}", finding.sites)),
        _ => Ok(()),
    }
}

#[test]
fn forty_kinds_of_edits_of_our_pages() {
    let base = Base::new(pages_below(&root().join("docs")));
    let kinds: Vec<_> = general().into_iter().chain(by_text::kinds()).collect();
    let outcomes = check(&base, &kinds, 3);
    print(&outcomes);
    let untried: Vec<_> = outcomes.iter().filter(|outcome| outcome.tried == 0).map(|outcome| outcome.kind).collect();
    assert!(untried.is_empty(), "nothing tried: {untried:#?}");
    assert!(outcomes.len() >= 40, "{}", outcomes.len());
    assert_right(&outcomes);
}

#[test]
fn edits_of_real_pages() {
    let Some(shared) = corpus::shared() else { return };
    let mut tried = BTreeSet::new();
    let names = ["musharing", "weiwenjia-crm", "greedpatch", "foxone", "litemall", "nadeo", "tencent-bot"];
    let folders = corpus::named(&shared, &names);
    for folder in &folders {
        println!("{}", corpus::name(folder));
        let outcomes = check(&Base::new(pages_below(folder)), &general(), 2);
        print(&outcomes);
        tried.extend(outcomes.iter().filter(|outcome| outcome.tried > 0).map(|outcome| outcome.kind));
        assert_right(&outcomes);
    }
    assert!(folders.len() < names.len() || tried.len() > 25, "{tried:?}");
}

#[test]
fn what_is_the_same_differs_in_nothing() {
    let ours = root().join("docs");
    let theirs = corpus::shared().map(|shared| corpus::apis(&shared)).unwrap_or_default();
    for folder in std::iter::once(ours).chain(theirs) {
        let pages = Pages::new(pages_below(&folder));
        assert!(compare(&pages, &pages).findings.is_empty(), "{}", folder.display());
    }
}
