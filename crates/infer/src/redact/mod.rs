//! Replaces live secrets and personal data by values of the same shape.
//!
//! This comes last, when types are inferred and overruled by the true values, so that it can change none of them. What a
//! value becomes follows from the value alone: the same input comes to the same output on every page and in every run,
//! and what came out stays as it is.

mod around;
mod dice;
mod email;
mod key;
mod lexicon;
mod names;
mod number;
mod person;
mod report;
mod spread;
mod street;
#[cfg(test)]
mod tests;
mod text;
mod token;
mod value;
mod visit;
mod walk;

use std::ops::Range;

use docwright_schema::{Diagnostics, Draft, Sources};

use crate::{Inferred, overrides};

/// What is replaced, and what is left.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redaction {
    /// Whether nothing is replaced at all.
    pub off: bool,
    /// What is left: values, keys, or addresses of members and parameters such as `Contact#name`.
    pub allow: Vec<String>,
}

/// An entry of [`Redaction::allow`] that keeps nothing from being replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unused {
    /// Which of the entries.
    pub index: usize,
    /// What the entry may have been meant to be: keys and addresses at which something is replaced.
    pub candidates: Vec<String>,
}

/// What is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Email,
    Phone,
    Name,
    Account,
    Address,
    Coordinate,
    Document,
    Card,
    Secret,
}

impl Kind {
    /// One of them, and several.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Email => ("e-mail address", "e-mail addresses"),
            Self::Phone => ("telephone number", "telephone numbers"),
            Self::Name => ("personal name", "personal names"),
            Self::Account => ("messenger account", "messenger accounts"),
            Self::Address => ("street address", "street addresses"),
            Self::Coordinate => ("coordinate", "coordinates"),
            Self::Document => ("identity number", "identity numbers"),
            Self::Card => ("card or account number", "card or account numbers"),
            Self::Secret => ("secret", "secrets"),
        }
    }
}

/// A part of a text, and what it is replaced by.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Hit {
    range: Range<usize>,
    kind: Kind,
    new: String,
}

/// Replaces live secrets and personal data, and says which entries of the allow-list keep nothing.
///
/// # Panics
/// When a name was given twice or a reference leads nowhere, which replacing values cannot bring about.
#[must_use]
pub fn redact(
    inferred: Inferred,
    wanted: &Redaction,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> (Inferred, Vec<Unused>) {
    if wanted.off {
        return (inferred, Vec::new());
    }
    let Inferred { schema, provenance } = inferred;
    let resolve = |entry: &String| overrides::address(&schema, entry).unwrap_or_else(|| entry.clone());
    let allow = visit::Allow::new(wanted.allow.iter().map(resolve));
    let mut draft = Draft::from(schema);
    let mut finder = visit::Finder::new(&draft, allow);
    walk::walk(&mut draft, &mut finder);
    let (mut replacer, unused) = finder.finish();
    walk::walk(&mut draft, &mut replacer);
    replacer.tally.report(sources, diagnostics);
    let schema = draft.close().unwrap_or_else(|error| panic!("values are neither names nor references: {error}"));
    (Inferred { schema, provenance }, unused)
}
