//! Arrays, and what arrays and objects have in common: the marks between their parts.

use docwright_schema::{
    codes,
    json::{Array, Value},
};

use super::{
    cursor, gap,
    parser::{Fault, Parser, Shown},
    quote,
};

/// Stands for the opening brace of members that stand in none.
pub(super) const NO_BRACE: u8 = b':';

/// What stood last in a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Last {
    Opening,
    Part,
    Comma,
    Ellipsis,
}

/// What stands next in a container.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// An item or a member.
    Part,
    /// Nothing that shows anything.
    Mark,
    /// An ellipsis.
    Ellipsis,
    /// The closing bracket.
    Close,
    /// The end of what the page shows of it.
    Break,
}

impl<'a> Parser<'a> {
    /// Reads the array that begins here.
    pub(super) fn array(&mut self) -> Result<Shown<'a>, Fault> {
        let start = self.cursor.at();
        self.enter(b'[')?;
        self.cursor.step();
        let (mut items, mut complete) = (Vec::new(), true);
        let mut crossed = self.gap();
        let mut remark = self.comments.beside.take();
        let mut last = Last::Opening;
        loop {
            self.comments.clear();
            complete &= !std::mem::take(&mut self.comments.elide);
            match self.next(&mut last, crossed)? {
                Next::Part => match self.item()? {
                    Some(mut item) => {
                        if items.is_empty() {
                            remark = remark.or(item.remark.take());
                        }
                        items.push(item.json);
                    }
                    None => complete = false,
                },
                Next::Mark => {}
                Next::Ellipsis => complete = false,
                Next::Close => break,
                Next::Break => {
                    complete = false;
                    break;
                }
            }
            crossed = self.gap();
        }
        let value = Value::Array(Array { items, complete });
        Ok(Shown { remark, ..Shown::new(self.leave(start), value) })
    }

    fn item(&mut self) -> Result<Option<Shown<'a>>, Fault> {
        let start = self.cursor.at();
        let item = self.value()?;
        if self.cursor.at() == start {
            return Err(Fault::Unreadable(start));
        }
        self.beside_value()?;
        Ok(item)
    }

    /// Finds out what stands here, and steps over it where it is no part.
    pub(super) fn next(&mut self, last: &mut Last, crossed: bool) -> Result<Next, Fault> {
        if self.cut {
            return Ok(Next::Break);
        }
        let Some(byte) = self.cursor.byte() else {
            if self.open.last() != Some(&NO_BRACE) {
                self.cut_off();
            }
            return Ok(Next::Break);
        };
        match byte {
            b'}' | b']' => return self.close(byte, *last),
            b',' | b';' | 0x80.. if self.comma(*last) => {
                *last = if *last == Last::Ellipsis { Last::Ellipsis } else { Last::Comma };
                return Ok(Next::Mark);
            }
            b'.' | 0x80.. if self.ellipsis() => {
                *last = Last::Ellipsis;
                return Ok(Next::Ellipsis);
            }
            _ => {}
        }
        if *last == Last::Comma && !crossed && self.begins_remark() {
            self.remark_text();
            return Ok(Next::Mark);
        }
        if *last == Last::Part && crossed && byte == b'{' && self.open.last() == Some(&b'{') {
            // No member begins with a brace: this is the next document, and the end of this one is lost.
            self.cut_off();
            return Ok(Next::Break);
        }
        if *last == Last::Part {
            let at = self.cursor.at();
            self.repairs.note(&codes::JSON_COMMA, at..at, "a comma is missing before this");
        }
        *last = Last::Part;
        Ok(Next::Part)
    }

    fn comma(&mut self, last: Last) -> bool {
        let start = self.cursor.at();
        if !self.cursor.eat(",") {
            if !["，", ";", "；", "、"].into_iter().any(|mark| self.cursor.eat(mark)) {
                return false;
            }
            let span = start..self.cursor.at();
            self.repairs.note(&codes::JSON_PUNCTUATION, span, "members are separated by a mark other than the comma");
        }
        if matches!(last, Last::Opening | Last::Comma) {
            self.repairs.note(&codes::JSON_COMMA, start..self.cursor.at(), "there is a comma too many");
        }
        true
    }

    /// Steps over an ellipsis and the words that explain it.
    pub(super) fn ellipsis(&mut self) -> bool {
        let start = self.cursor.at();
        let Some(length) = gap::ellipsis(self.cursor.rest()) else { return false };
        self.cursor.go(start + length);
        self.repairs.note(&codes::JSON_ELIDED, start..start + length, "parts are left out here");
        if self.cursor.after_blanks(self.cursor.at()).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) {
            self.loose_text();
        }
        true
    }

    /// Closes the innermost container with `bracket`, as far as it is meant.
    fn close(&mut self, bracket: u8, last: Last) -> Result<Next, Fault> {
        let at = self.cursor.at();
        if last == Last::Comma {
            self.repairs.note(&codes::JSON_COMMA, at..at, "there is a comma after the last member");
        }
        if self.open.last().is_some_and(|&open| closes(open, bracket)) {
            self.cursor.step();
            return Ok(Next::Close);
        }
        self.wrong_bracket(bracket)
    }

    /// A closing bracket of the other kind: it is meant for the innermost container, or for the one around it whose
    /// part lacks its own, or for none, whichever fits what follows.
    fn wrong_bracket(&mut self, bracket: u8) -> Result<Next, Fault> {
        let at = self.cursor.at();
        let around = |levels: usize| self.open.len().checked_sub(levels + 1).map(|level| self.open[level]);
        let (inner, outer, beyond) = (around(0), around(1), around(2));
        let doubled = at.checked_sub(1).and_then(|before| self.cursor.byte_at(before)) == Some(bracket);
        let next = if doubled && self.fits(inner, at + 1) {
            self.cursor.step();
            Next::Mark
        } else if self.fits(outer, at + 1) {
            self.cursor.step();
            Next::Close
        } else if outer.is_some_and(|open| closes(open, bracket)) && self.fits(beyond, at + 1) {
            Next::Break
        } else if self.fits(inner, at + 1) {
            self.cursor.step();
            Next::Mark
        } else {
            return Err(Fault::Unreadable(at));
        };
        self.repairs.doubt(&codes::JSON_BRACKETS, at..at + 1, "this bracket does not fit the one it closes");
        Ok(next)
    }

    /// Whether the text from `at` on can continue a container of the kind `open`, or follow a whole document.
    fn fits(&self, open: Option<u8>, at: usize) -> bool {
        let mut ahead = self.cursor;
        ahead.go(at);
        ahead.eat_while(cursor::is_space);
        let Some(open) = open else { return !matches!(ahead.byte(), Some(b',' | b'}' | b']')) };
        match ahead.byte() {
            Some(b',') => {
                ahead.step();
                ahead.eat_while(cursor::is_space);
                quote::key_ahead(&ahead, ahead.at()) == (open != b'[')
            }
            Some(byte) => closes(open, byte),
            None => false,
        }
    }
}

/// Whether the two brackets are of one kind.
fn closes(open: u8, close: u8) -> bool {
    matches!((open, close), (b'{' | NO_BRACE, b'}') | (b'[', b']'))
}
