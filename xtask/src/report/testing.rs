//! A page with messages, for the tests of their forms.

use std::path::Path;

use docwright_schema::{Diagnostic, Diagnostics, Site, SourceId, Sources, Span};

use super::Findings;

/// A page and what there is to say about it.
pub(super) struct Page {
    sources: Sources,
    id: SourceId,
    diagnostics: Diagnostics,
}

impl Page {
    pub(super) fn new(name: &str, text: &str) -> Self {
        let mut sources = Sources::default();
        let id = sources.add(name, text);
        Self { sources, id, diagnostics: Diagnostics::default() }
    }

    /// Where `part` first stands.
    pub(super) fn site(&self, part: &str) -> Site {
        let start = self.sources.get(self.id).text().find(part).expect("a part of the page");
        Site::new(self.id, Span::new(start..start + part.len()))
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    pub(super) fn findings(&self) -> Findings<'_> {
        Findings { docs: Path::new("docs"), sources: &self.sources, diagnostics: &self.diagnostics }
    }
}
