//! What a review says.

use docwright_schema::Address;
use serde::{Serialize, Serializer};

use crate::{
    change::Direction,
    rules::Rule,
    verdict::{Semver, Severity, Wire},
};

/// What changed between two schemas of an API, and what that does.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// The name of the API, which is that of its crate.
    pub name: String,
    /// Whether clients in use go on working.
    pub wire: Wire,
    /// The step that the crate's version has to take.
    pub semver: Semver,
    /// The crate's version before.
    pub version: String,
    /// The version after that step.
    pub proposed_version: String,
    /// What changed, worst first and then by address.
    pub findings: Vec<Finding>,
}

/// A change, judged.
#[derive(Debug, Clone, Serialize)]
pub struct Finding {
    /// The rule that judges it.
    #[serde(serialize_with = "rule_id")]
    pub rule: &'static Rule,
    /// What changed, by its name in the new schema, or in the old one where the new one has it no more.
    pub address: Address,
    /// Which way the values go.
    pub direction: Direction,
    /// How much of a reviewer's attention it needs.
    pub severity: Severity,
    /// What it does to clients in use.
    pub wire: Wire,
    /// What it does to the callers of the crate.
    pub semver: Semver,
    /// Why it changed.
    pub cause: Cause,
    /// What happened, in a sentence.
    pub message: String,
    /// What stays the same while words, lines and page names change.
    pub fingerprint: String,
    /// How it was.
    pub before: Option<String>,
    /// How it is.
    pub after: Option<String>,
    /// The lines of the docs that it comes from, those that caused it first.
    pub sites: Vec<Site>,
    /// Where the new docs speak of it or of what it was a part of; a place to annotate.
    #[serde(skip)]
    pub anchor: Option<Site>,
    /// The operations that meet it.
    pub operations: Vec<String>,
    /// Declarations of the crate that differ.
    pub declarations: Vec<Declaration>,
    /// Who accepted it, and until when.
    pub waived: Option<Waived>,
}

/// Why something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The lines that say it were written, rewritten or removed.
    DocsEdit,
    /// The lines that say it are as they were; others add to what they prove, or no longer do.
    NewEvidence,
    /// The configuration decides otherwise.
    Override,
    /// The docs said so before; docwright reads or names it otherwise, or the crate was not up to date.
    Generator,
    /// The docs are not at hand.
    Unknown,
}

impl Cause {
    /// The cause's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DocsEdit => "docs-edit",
            Self::NewEvidence => "new-evidence",
            Self::Override => "override",
            Self::Generator => "generator",
            Self::Unknown => "unknown",
        }
    }
}

/// A line of the docs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Site {
    /// The page's path below the docs folder.
    pub page: String,
    /// The line, from one.
    pub line: usize,
    /// Whether the line is that of the old docs or of the new ones.
    pub side: When,
    /// The line's text, where the docs are at hand.
    #[serde(skip)]
    pub text: Option<String>,
}

/// One of the two schemas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// The one before.
    Old,
    /// The one after.
    New,
}

/// A public item of the crate before and after.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Declaration {
    /// The item's path in the crate.
    pub path: String,
    /// How it was declared.
    pub before: Option<String>,
    /// How it is declared.
    pub after: Option<String>,
}

/// Why a finding counts no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Waived {
    /// Why it was accepted.
    pub reason: String,
    /// Who accepted it.
    pub owner: String,
    /// The last day on which it is.
    pub expires: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields by reference")]
fn rule_id<S: Serializer>(rule: &&'static Rule, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(rule.id)
}
