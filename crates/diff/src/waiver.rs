//! Findings that somebody accepted for a time.

use crate::finding::{Finding, Waived};

/// An entry of the waiver file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// Which findings it accepts.
    pub of: Waives,
    /// Why they are accepted.
    pub reason: String,
    /// Who accepts them.
    pub owner: String,
    /// The last day on which they are, as `2024-03-01`.
    pub expires: String,
}

/// Which findings a waiver accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Waives {
    /// The one with this fingerprint.
    Fingerprint(String),
    /// Those of a rule at an address.
    Rule {
        /// The rule's id.
        rule: String,
        /// The address; a `*` at its end stands for any rest.
        address: String,
    },
}

impl Waiver {
    /// What the entry accepts, in a line.
    pub fn subject(&self) -> String {
        match &self.of {
            Waives::Fingerprint(fingerprint) => fingerprint.clone(),
            Waives::Rule { rule, address } => format!("{rule} at {address}"),
        }
    }

    pub(crate) fn fits(&self, finding: &Finding) -> bool {
        match &self.of {
            Waives::Fingerprint(fingerprint) => *fingerprint == finding.fingerprint,
            Waives::Rule { rule, address } => {
                let is_there = match address.strip_suffix('*') {
                    Some(start) => finding.address.as_str().starts_with(start),
                    None => finding.address.as_str() == address,
                };
                finding.rule.id == rule && is_there
            }
        }
    }

    pub(crate) fn is_expired(&self, today: &str) -> bool {
        self.expires.as_str() < today
    }

    pub(crate) fn waived(&self) -> Waived {
        Waived { reason: self.reason.clone(), owner: self.owner.clone(), expires: self.expires.clone() }
    }
}
