//! The review: changes judged, with their causes, and what was accepted.

mod rest;

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{Address, Draft, Provenance, Schema, Surface};

use crate::{
    change::{Aspect, Change, Direction, Kind, Subject},
    changes, changes_under,
    edits::Edits,
    finding::{Cause, Declaration, Finding, Report, When},
    fingerprint,
    folding::folded,
    judge::{self, Judgement},
    places::{self, Found, Places},
    reach::Reach,
    renames::Renames,
    rules::{self, Rule, Rust},
    rust::{self, Crates},
    verdict::{Semver, Severity, Wire},
    version,
    waiver::Waiver,
};

/// One of two schemas, with what is known about it.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// Where the docs say what it says.
    pub provenance: &'a Provenance,
    /// The public items of the crate that is generated from it.
    pub surface: &'a Surface,
    /// The texts of the docs by their pages, where they are at hand.
    pub pages: Option<&'a BTreeMap<String, String>>,
}

/// What the old docs come to in other hands, which tells changes of the docs from others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Redone<'a> {
    /// Read by this docwright.
    pub by_generator: Option<&'a Schema>,
    /// Read by this docwright with the new configuration.
    pub by_configuration: Option<&'a Schema>,
}

/// How a review is made.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The crate's version before.
    pub version: String,
    /// Other severities for rules, by their ids.
    pub severities: BTreeMap<String, Severity>,
    /// What was accepted.
    pub waivers: Vec<Waiver>,
    /// The day of the review, as `2024-03-01`; entries that expire before it do not count.
    pub today: String,
}

/// Reviews what changed between two schemas of an API.
pub fn review(old: Side<'_>, new: Side<'_>, redone: Redone<'_>, settings: &Settings) -> Report {
    let renames = Renames::find(old.schema, new.schema);
    let all = changes_under(renames.clone(), old.schema, new.schema);
    let places = (
        Places::new(When::Old, old.schema, old.provenance, old.pages),
        Places::new(When::New, new.schema, new.provenance, new.pages),
    );
    let reviewer = Reviewer {
        schemas: (old.schema, new.schema),
        edits: Edits::between(&places.0, &places.1),
        places,
        crates: Crates::new(old.surface, new.surface, &renames),
        reach: (Reach::new(old.schema), Reach::new(new.schema)),
        since_generator: redone.by_generator.map(|redone| facts(&changes(redone, new.schema))),
        since_configuration: redone.by_configuration.map(|redone| facts(&changes(redone, new.schema))),
        settings,
    };
    let mut told: Vec<_> = folded(&all).filter_map(|change| Some((change, reviewer.finding(change)?))).collect();
    let rest = reviewer.rest(&all, &mut told);
    let mut findings: Vec<Finding> = told.into_iter().map(|(_, finding)| finding).chain(rest).collect();
    waive(&mut findings, settings);
    findings.sort_by(|a, b| {
        let rank = |finding: &Finding| (std::cmp::Reverse(finding.severity), std::cmp::Reverse(finding.wire));
        rank(a).cmp(&rank(b)).then_with(|| (&a.address, a.rule.id).cmp(&(&b.address, b.rule.id)))
    });
    report(new.schema, findings, &settings.version)
}

fn report(schema: &Draft, findings: Vec<Finding>, version: &str) -> Report {
    let wire = findings.iter().map(|finding| finding.wire).max().unwrap_or(Wire::Compatible);
    let semver = findings.iter().map(|finding| finding.semver).max().unwrap_or(Semver::None);
    Report {
        name: schema.name.clone(),
        wire,
        semver,
        version: version.to_owned(),
        proposed_version: version::after(version, semver),
        findings,
    }
}

/// What of a schema changed, and to what.
type Facts = BTreeSet<(Address, Aspect, Option<String>)>;

fn facts(changes: &[Change<'_>]) -> Facts {
    changes.iter().map(|change| (change.address.clone(), change.aspect, change.after.clone())).collect()
}

struct Reviewer<'a> {
    schemas: (&'a Draft, &'a Draft),
    places: (Places<'a>, Places<'a>),
    edits: Edits,
    crates: Crates<'a>,
    reach: (Reach<'a>, Reach<'a>),
    since_generator: Option<Facts>,
    since_configuration: Option<Facts>,
    settings: &'a Settings,
}

impl Reviewer<'_> {
    /// The finding for a change; none where its rule says that it means nothing.
    fn finding(&self, change: &Change<'_>) -> Option<Finding> {
        let Judgement { rule, direction } = judge::judge(change, self.schemas.0, self.schemas.1);
        let declarations = self.declarations(change);
        let semver = semver(rule, change, &declarations);
        let severity = self.severity(rule, semver)?;
        let is_removed = change.kind() == Kind::Removed;
        let sides = ((&self.places.0, &change.old_address), (&self.places.1, &change.address));
        let found = places::find(sides.0, sides.1, change.kind(), &self.edits);
        let Found { sites, anchor, cause } = found;
        Some(Finding {
            rule,
            address: if is_removed { change.old_address.clone() } else { change.address.clone() },
            direction,
            severity,
            wire: rule.wire,
            semver,
            cause: self.cause(change, cause),
            message: judge::message(rule, change),
            fingerprint: fingerprint::of(rule, change),
            before: change.before.clone(),
            after: change.after.clone(),
            sites,
            anchor,
            operations: self.operations(change),
            declarations: declarations.into_iter().cloned().collect(),
            waived: None,
        })
    }

    /// The declarations that differ and that a change may have made differ.
    fn declarations(&self, change: &Change<'_>) -> Vec<&Declaration> {
        match is_declared(change.aspect) {
            true => self.crates.of(&change.old_address, &change.address),
            false => Vec::new(),
        }
    }

    /// How serious a finding is; none where it means nothing and nothing shows it.
    fn severity(&self, rule: &Rule, semver: Semver) -> Option<Severity> {
        let own = match rule.severity {
            Severity::Silent if semver <= Semver::Patch => Severity::Silent,
            _ if rule.wire == Wire::Breaking || semver == Semver::Major => Severity::Breaking,
            severity => severity.max(Severity::Info),
        };
        let severity = self.settings.severities.get(rule.id).copied().unwrap_or(own);
        (severity != Severity::Silent).then_some(severity)
    }

    fn cause(&self, change: &Change<'_>, seen: Option<Cause>) -> Cause {
        let fact = (change.address.clone(), change.aspect, change.after.clone());
        let is_missing = |since: &Option<Facts>| since.as_ref().is_some_and(|facts| !facts.contains(&fact));
        if is_missing(&self.since_generator) {
            Cause::Generator
        } else if is_missing(&self.since_configuration) {
            Cause::Override
        } else {
            seen.unwrap_or(Cause::Unknown)
        }
    }

    /// The operations that meet a change.
    fn operations(&self, change: &Change<'_>) -> Vec<String> {
        let owner = |address: &Address| address.as_str().split('#').next().unwrap_or_default().to_owned();
        let (old, new) = (owner(&change.old_address), owner(&change.address));
        if new == "api" {
            return Vec::new();
        }
        if !self.schemas.0.types.contains_key(&old) && !self.schemas.1.types.contains_key(&new) {
            return vec![if change.kind() == Kind::Removed { old } else { new }];
        }
        let mut met: BTreeSet<&str> = self.reach.1.operations(&new);
        met.extend(self.reach.0.operations(&old));
        met.into_iter().map(str::to_owned).collect()
    }
}

/// The step that a change asks for: what the declarations show, or at least what the rule knows.
fn semver(rule: &Rule, change: &Change<'_>, declarations: &[&Declaration]) -> Semver {
    let shown = declarations.iter().map(|declaration| rust::step(declaration)).max().unwrap_or(Semver::None);
    match rule.rust {
        Rust::AtLeast(semver) => shown.max(semver),
        Rust::Measured(Semver::None) => shown,
        // What only examples of an operation without URL use is not in the crate.
        Rust::Measured(_) if is_outside(change) => shown,
        Rust::Measured(_) => shown.max(Semver::Patch),
    }
}

/// Whether declarations show such changes.
fn is_declared(aspect: Aspect) -> bool {
    !matches!(
        aspect,
        Aspect::Title
            | Aspect::Description
            | Aspect::Default
            | Aspect::Limits
            | Aspect::Order
            | Aspect::Source
            | Aspect::Page
            | Aspect::Message
            | Aspect::Status
            | Aspect::Deprecated
            | Aspect::Example
            | Aspect::Name
            | Aspect::Outcome
            | Aspect::Partial
            | Aspect::Content
    )
}

/// Whether a change is about an operation that the crate cannot call.
fn is_outside(change: &Change<'_>) -> bool {
    let is_incomplete = |subject: Option<Subject<'_>>| match subject {
        Some(Subject::Operation(operation)) => !operation.is_complete(),
        _ => false,
    };
    is_incomplete(change.old.or(change.new)) && is_incomplete(change.new.or(change.old))
}

/// Marks what was accepted, and reports entries that accept nothing or no longer count.
fn waive(findings: &mut Vec<Finding>, settings: &Settings) {
    let mut about = Vec::new();
    for waiver in &settings.waivers {
        let is_expired = waiver.is_expired(&settings.today);
        let mut is_used = false;
        for finding in findings.iter_mut().filter(|finding| waiver.fits(finding)) {
            is_used = true;
            if !is_expired {
                finding.waived = Some(waiver.waived());
            }
        }
        let rule = match (is_expired, is_used) {
            (true, _) => rules::WAIVER_EXPIRED,
            (false, false) => rules::WAIVER_UNUSED,
            (false, true) => continue,
        };
        let severity = settings.severities.get(rule.id).copied().unwrap_or(rule.severity);
        if severity != Severity::Silent {
            about.push(about_waiver(rule, severity, waiver));
        }
    }
    findings.extend(about);
}

fn about_waiver(rule: &'static Rule, severity: Severity, waiver: &Waiver) -> Finding {
    let (subject, expires) = (format!("`{}`", waiver.subject()), format!("`{}`", waiver.expires));
    Finding {
        rule,
        address: Address::api("waiver").part(waiver.subject()),
        direction: Direction::None,
        severity,
        wire: Wire::Compatible,
        semver: Semver::None,
        cause: Cause::Unknown,
        message: judge::fill(rule.title, &[("name", &subject), ("after", &expires)]),
        fingerprint: fingerprint::hash(&[rule.id, &waiver.subject()]),
        before: None,
        after: None,
        sites: Vec::new(),
        anchor: None,
        operations: Vec::new(),
        declarations: Vec::new(),
        waived: None,
    }
}
