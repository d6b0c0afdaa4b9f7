//! Collects what had to be repaired in a block, as one diagnostic of each kind.

use std::{borrow::Cow, ops::Range, ptr};

use docwright_schema::{Code, Diagnostic, Diagnostics, Site, SourceId, Span};

/// The repairs of a block or of one of its documents.
#[derive(Debug, Default)]
pub(super) struct Repairs {
    kinds: Vec<Kind>,
    doubtful: bool,
}

/// All repairs of one kind: the first place speaks for the others.
#[derive(Debug)]
struct Kind {
    code: &'static Code,
    span: Span,
    message: Cow<'static, str>,
    earlier: Option<Span>,
    places: usize,
}

impl Repairs {
    /// Takes note of a repair.
    pub(super) fn note(&mut self, code: &'static Code, span: Range<usize>, message: &'static str) {
        self.add(Kind { code, span: Span::new(span), message: message.into(), earlier: None, places: 1 });
    }

    /// Takes note of something that stands a second time.
    pub(super) fn note_again(&mut self, code: &'static Code, span: Span, earlier: Span, message: String) {
        self.add(Kind { code, span, message: message.into(), earlier: Some(earlier), places: 1 });
    }

    /// Takes note of a repair that whoever writes JSON hardly makes necessary.
    pub(super) fn doubt(&mut self, code: &'static Code, span: Range<usize>, message: &'static str) {
        self.doubtful = true;
        self.note(code, span, message);
    }

    /// Whether the text may well be something else than JSON.
    pub(super) fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    /// Whether nothing had to be repaired.
    pub(super) fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Forgets all but the kinds `codes`.
    pub(super) fn retain(&mut self, codes: &[&'static Code]) {
        self.kinds.retain(|kind| codes.iter().any(|code| ptr::eq(*code, kind.code)));
    }

    /// Takes in the repairs of a later part of the block.
    pub(super) fn append(&mut self, later: Self) {
        self.doubtful |= later.doubtful;
        later.kinds.into_iter().for_each(|kind| self.add(kind));
    }

    fn add(&mut self, new: Kind) {
        match self.kinds.iter_mut().find(|kind| ptr::eq(kind.code, new.code)) {
            Some(kind) => kind.places += new.places,
            None => self.kinds.push(new),
        }
    }

    /// Reports all of them.
    pub(super) fn report(self, source: SourceId, diagnostics: &mut Diagnostics) {
        for kind in self.kinds {
            let message = match kind.places {
                1 => kind.message.into_owned(),
                places => format!("{} ({places} places)", kind.message),
            };
            let mut diagnostic = Diagnostic::new(kind.code, Site::new(source, kind.span), message);
            if let Some(earlier) = kind.earlier {
                diagnostic = diagnostic.and(Site::new(source, earlier), "first here");
            }
            diagnostics.push(diagnostic);
        }
    }
}
