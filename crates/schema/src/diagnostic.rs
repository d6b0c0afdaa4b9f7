//! What a stage has to say about its input.

use crate::{Site, codes};

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// A fault of the page that docwright got around.
    Warning,
    /// A fault that cost something: a page, an operation, an example.
    Error,
}

impl Severity {
    /// The word shown to people and tools.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A kind of diagnostic, with a name that stays the same from version to version.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The stable name, in kebab case.
    pub id: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What it means and why it is reported.
    pub explanation: &'static str,
    /// What to do about it.
    pub hint: &'static str,
}

/// One finding about the input, with the place that caused it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The kind.
    pub code: &'static Code,
    /// What is the matter, in one sentence without the code's general explanation.
    pub message: String,
    /// The place that caused it; none where the input as a whole did.
    pub primary: Option<Site>,
    /// Further places, each with what it has to do with the matter.
    pub secondary: Vec<(Site, String)>,
}

impl Diagnostic {
    /// A diagnostic at one place.
    pub fn new(code: &'static Code, site: Site, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), primary: Some(site), secondary: Vec::new() }
    }

    /// A diagnostic about the input as a whole.
    pub fn general(code: &'static Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), primary: None, secondary: Vec::new() }
    }

    /// Adds a further place.
    #[must_use]
    pub fn and(mut self, site: Site, label: impl Into<String>) -> Self {
        self.secondary.push((site, label.into()));
        self
    }
}

/// The diagnostics of a run, in the order in which they came up.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Takes one in.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        debug_assert!(codes::ALL.contains(&diagnostic.code), "{} is not registered", diagnostic.code.id);
        self.0.push(diagnostic);
    }

    /// Reports `message` at `site`.
    pub fn report(&mut self, code: &'static Code, site: Site, message: impl Into<String>) {
        self.push(Diagnostic::new(code, site, message));
    }

    /// Takes in all of another collection.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Keeps those that `keep` says yes to.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// Sorts by place, so that the order in which stages and threads reported does not show.
    pub fn sort(&mut self) {
        self.0.sort_by(|a, b| (a.primary, a.code.id, &a.message).cmp(&(b.primary, b.code.id, &b.message)));
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// How many have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.0.iter().filter(|diagnostic| diagnostic.code.severity == severity).count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
