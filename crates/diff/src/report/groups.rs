//! Findings by what they are about.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::{self, Display},
};

use super::text;
use crate::{
    finding::{Finding, Report},
    verdict::Severity,
};

/// Findings about one thing.
#[derive(Debug)]
pub(super) struct Group<'r> {
    pub(super) scope: Scope<'r>,
    pub(super) findings: Vec<&'r Finding>,
}

/// What findings are about.
#[derive(Debug)]
pub(super) enum Scope<'r> {
    /// An operation alone.
    Operation(&'r str),
    /// What several operations have in common.
    Shared { owner: &'r str, operations: BTreeSet<&'r str> },
    /// The API as a whole.
    Api,
}

/// How many operations a heading names.
const NAMED: usize = 3;

impl<'r> Scope<'r> {
    fn of(finding: &'r Finding) -> Self {
        match finding.operations.as_slice() {
            [] => Self::Api,
            [operation] => Self::Operation(operation),
            operations => {
                let owner = finding.address.as_str().split('#').next().unwrap_or_default();
                Self::Shared { owner, operations: operations.iter().map(String::as_str).collect() }
            }
        }
    }

    /// What tells it from others.
    fn key(&self) -> (u8, &'r str) {
        match self {
            Self::Operation(name) => (0, name),
            Self::Shared { owner, .. } => (1, owner),
            Self::Api => (2, ""),
        }
    }

    /// A heading, with each name as `show` shows it.
    pub(super) fn heading(&self, show: impl Fn(&str) -> String) -> String {
        match self {
            Self::Operation(name) => show(name),
            Self::Shared { owner, operations } => {
                let named: Vec<_> = operations.iter().take(NAMED).map(|name| show(name)).collect();
                let rest = if operations.len() > NAMED { " …" } else { "" };
                let met_by = text::count(operations.len(), "operation", "operations");
                format!("{}, met by {met_by}: {}{rest}", show(owner), named.join(", "))
            }
            Self::Api => "the API".to_owned(),
        }
    }
}

/// Groups findings, which come worst first, so that the group with the worst one comes first too.
pub(super) fn groups<'r>(findings: impl IntoIterator<Item = &'r Finding>) -> Vec<Group<'r>> {
    let mut groups: Vec<Group<'r>> = Vec::new();
    let mut known = BTreeMap::new();
    for finding in findings {
        let scope = Scope::of(finding);
        let at = *known.entry(scope.key()).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => {
                if let (Scope::Shared { operations, .. }, Scope::Shared { operations: more, .. }) =
                    (&mut group.scope, scope)
                {
                    operations.extend(more);
                }
                group.findings.push(finding);
            }
            None => groups.push(Group { scope, findings: vec![finding] }),
        }
    }
    groups
}

/// The findings that count, of one severity.
pub(super) fn of(report: &Report, severity: Severity) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(move |finding| finding.severity == severity && finding.waived.is_none())
}

/// The findings that were accepted.
pub(super) fn waived(report: &Report) -> impl Iterator<Item = &Finding> {
    report.findings.iter().filter(|finding| finding.waived.is_some())
}

/// How many findings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) breaking: usize,
    pub(super) warnings: usize,
    pub(super) info: usize,
    pub(super) waived: usize,
}

impl Counts {
    pub(super) fn of(report: &Report) -> Self {
        Self {
            breaking: of(report, Severity::Breaking).count(),
            warnings: of(report, Severity::Warning).count(),
            info: of(report, Severity::Info).count(),
            waived: waived(report).count(),
        }
    }

    /// All of them.
    pub(super) fn sum(self) -> usize {
        self.breaking + self.warnings + self.info + self.waived
    }
}

/// The numbers but for zeros.
impl Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.breaking, text::count(self.breaking, "breaking", "breaking")),
            (self.warnings, text::count(self.warnings, "warning", "warnings")),
            (self.info, text::count(self.info, "info", "info")),
            (self.waived, text::count(self.waived, "waived", "waived")),
        ];
        let parts: Vec<_> = parts.into_iter().filter(|(number, _)| *number > 0).map(|(_, part)| part).collect();
        f.write_str(&parts.join(", "))
    }
}
