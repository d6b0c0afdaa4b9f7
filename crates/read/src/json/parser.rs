//! The state of reading one document, and what its parts share.

use docwright_schema::{
    Span, codes,
    json::{Json, Value},
};

use super::{
    cursor::Cursor,
    gap::{Comments, Remark},
    quote::Quote,
    repairs::Repairs,
    string::UnpairedQuotes,
};

/// Deeper than any API answers, and well below what other readers refuse once it is wrapped.
const DEPTH: usize = 100;

/// Why a document is given up.
#[derive(Debug, Clone, Copy)]
pub(super) enum Fault {
    /// It is nested too deeply; the place of the bracket.
    TooDeep(usize),
    /// What stands here fits no repair.
    Unreadable(usize),
}

/// A value, and the comment beside its opening bracket.
#[derive(Debug)]
pub(super) struct Shown<'a> {
    pub(super) json: Json<'a>,
    pub(super) remark: Remark<'a>,
}

impl<'a> Shown<'a> {
    pub(super) fn new(span: Span, value: Value<'a>) -> Self {
        Self { json: Json { span, value }, remark: None }
    }
}

/// Reads one document at a time from a block.
#[derive(Debug)]
pub(super) struct Parser<'a> {
    pub(super) cursor: Cursor<'a>,
    pub(super) repairs: Repairs,
    pub(super) comments: Comments<'a>,
    pub(super) unpaired: UnpairedQuotes,
    /// The opening brackets of the containers that are being read, outermost first.
    pub(super) open: Vec<u8>,
    /// Whether the document ends before its brackets are closed.
    pub(super) cut: bool,
}

impl<'a> Parser<'a> {
    pub(super) fn new(cursor: Cursor<'a>) -> Self {
        Self {
            cursor,
            repairs: Repairs::default(),
            comments: Comments::default(),
            unpaired: UnpairedQuotes::default(),
            open: Vec::new(),
            cut: false,
        }
    }

    /// Reads the value that begins here; none where the page does not show one.
    pub(super) fn value(&mut self) -> Result<Option<Shown<'a>>, Fault> {
        match self.cursor.byte() {
            Some(b'{') => self.object().map(Some),
            Some(b'[') => self.array().map(Some),
            Some(b'-' | b'0'..=b'9') => Ok(self.number()),
            _ if Quote::at(&self.cursor).is_some() => Ok(self.quoted_value()),
            _ => Ok(self.word()),
        }
    }

    /// Goes into a container whose members begin here.
    pub(super) fn enter(&mut self, bracket: u8) -> Result<(), Fault> {
        if self.open.len() == DEPTH {
            return Err(Fault::TooDeep(self.cursor.at()));
        }
        self.open.push(bracket);
        Ok(())
    }

    /// Leaves the container that began at `start` and ends here.
    pub(super) fn leave(&mut self, start: usize) -> Span {
        self.open.pop();
        Span::new(start..self.cursor.trimmed_end(start, self.cursor.at()))
    }

    /// Closes all containers here, since their own brackets do not come.
    pub(super) fn cut_off(&mut self) {
        if !self.cut {
            self.cut = true;
            let end = self.cursor.trimmed_end(0, self.cursor.at());
            self.repairs.note(&codes::JSON_TRUNCATED, end..end, "the example ends before its brackets are closed");
        }
    }
}
