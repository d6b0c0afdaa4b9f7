//! Objects and their members.

use std::{borrow::Cow, mem};

use docwright_schema::{
    Span, codes,
    json::{Array, Json, Member, Object, Value},
};

use super::{
    container::{Last, NO_BRACE, Next},
    cursor,
    gap::Remark,
    parser::{Fault, Parser, Shown},
    quote::{self, Quote},
    repairs::Repairs,
    string::Role,
};

/// What an object's braces hold.
#[derive(Debug, Default)]
struct Content<'a> {
    members: Vec<Member<'a>>,
    /// Objects and arrays that stand where members should.
    nameless: Vec<Json<'a>>,
    elided: bool,
    /// Whether the last member still is the one that a comment on its line describes.
    current: bool,
    /// Whether its remark came from above: a comment beside it is closer.
    from_above: bool,
}

/// A key, and whether its colon has been read with it.
struct Key<'a> {
    name: Cow<'a, str>,
    span: Span,
    colon: bool,
}

impl<'a> Content<'a> {
    fn push(&mut self, member: Option<Member<'a>>, above: Remark<'a>) {
        self.current = member.is_some();
        self.from_above = false;
        let Some(mut member) = member else {
            self.elided = true;
            return;
        };
        if member.remark.is_none() {
            self.from_above = above.is_some();
            member.remark = above;
        }
        self.members.push(member);
    }

    fn describe(&mut self, beside: Remark<'a>) {
        let Some(member) = self.members.last_mut().filter(|_| self.current) else { return };
        if beside.is_some() && (member.remark.is_none() || self.from_above) {
            member.remark = beside;
            self.from_above = false;
        }
    }
}

impl<'a> Parser<'a> {
    /// Reads the object that begins here.
    pub(super) fn object(&mut self) -> Result<Shown<'a>, Fault> {
        let start = self.cursor.at();
        self.enter(b'{')?;
        self.cursor.step();
        let crossed = self.gap();
        let remark = self.comments.beside.take();
        let content = self.members(crossed)?;
        let span = self.leave(start);
        let value = self.object_of(content, span)?;
        Ok(Shown { remark, ..Shown::new(span, value) })
    }

    /// Reads the members that begin here and stand in no braces.
    pub(super) fn fragment(&mut self) -> Result<Json<'a>, Fault> {
        let start = self.cursor.at();
        self.enter(NO_BRACE)?;
        self.repairs.doubt(&codes::JSON_BRACKETS, start..start, "the members stand without their braces");
        let mut content = self.members(false)?;
        content.elided = true;
        let span = self.leave(start);
        Ok(Json { span, value: self.object_of(content, span)? })
    }

    fn members(&mut self, mut crossed: bool) -> Result<Content<'a>, Fault> {
        let mut content = Content::default();
        let mut last = Last::Opening;
        loop {
            content.describe(self.comments.beside.take());
            content.elided |= mem::take(&mut self.comments.elide);
            match self.next(&mut last, crossed)? {
                Next::Part => self.part(&mut content)?,
                Next::Mark => {}
                Next::Ellipsis => content.elided = true,
                Next::Close => break,
                Next::Break => {
                    content.elided = true;
                    break;
                }
            }
            crossed = self.gap();
        }
        self.comments.clear();
        Ok(content)
    }

    fn part(&mut self, content: &mut Content<'a>) -> Result<(), Fault> {
        let start = self.cursor.at();
        if matches!(self.cursor.byte(), Some(b'{' | b'[')) {
            content.current = false;
            content.nameless.extend(self.value()?.map(|shown| shown.json));
            return Ok(());
        }
        let above = self.comments.above.take();
        let member = self.member()?;
        if self.cursor.at() == start {
            return Err(Fault::Unreadable(start));
        }
        content.push(member, above);
        Ok(())
    }

    /// Reads the member that begins here; none where its value is not shown.
    fn member(&mut self) -> Result<Option<Member<'a>>, Fault> {
        let Some(Key { name, span, colon }) = self.key() else { return Ok(None) };
        let crossed = self.gap();
        let colon = colon || self.colon() || !crossed && self.colon_is_missing();
        self.gap();
        let place = self.cursor.at();
        if !colon || self.value_is_missing() {
            self.no_value(span, colon);
            return Ok(None);
        }
        if self.ellipsis() {
            return Ok(None);
        }
        let beside = self.comments.beside.take();
        let Some(Shown { json, remark }) = self.value()? else { return Ok(None) };
        if matches!(json.value, Value::String(_)) && self.cursor.after_blanks(self.cursor.at()) == Some(b':') {
            // What looked like the value is the next key.
            self.cursor.go(place);
            self.no_value(span, colon);
            return Ok(None);
        }
        self.beside_value()?;
        Ok(Some(Member { key: name, key_span: span, value: json, remark: beside.or(remark) }))
    }

    /// Whether a value follows a key without a mark between them.
    fn colon_is_missing(&mut self) -> bool {
        let at = self.cursor.at();
        let value = match self.cursor.byte() {
            Some(b'{' | b'[' | b'0'..=b'9') => true,
            Some(b'"') => !quote::key_ahead(&self.cursor, at),
            _ => false,
        };
        if value {
            self.repairs.doubt(&codes::JSON_PUNCTUATION, at..at, "the colon between key and value is missing");
        }
        value
    }

    fn value_is_missing(&self) -> bool {
        matches!(self.cursor.byte(), None | Some(b',' | b'}' | b']')) || self.cursor.rest().starts_with('，')
    }

    /// A key without a value; at the end of the page it is the page that is cut off.
    fn no_value(&mut self, key: Span, colon: bool) {
        let note = if colon { Repairs::note } else { Repairs::doubt };
        if self.cursor.byte().is_some() {
            note(&mut self.repairs, &codes::JSON_VALUE_MISSING, key.range(), "this key has no value");
        }
    }

    /// Steps over the mark between key and value.
    fn colon(&mut self) -> bool {
        if self.cursor.byte() == Some(b':') {
            self.cursor.step();
            return true;
        }
        let start = self.cursor.at();
        let found = ["：", "=>", "="].into_iter().any(|mark| self.cursor.eat(mark));
        if found {
            let span = start..self.cursor.at();
            self.repairs.note(
                &codes::JSON_PUNCTUATION,
                span,
                "key and value are separated by a mark other than the colon",
            );
        }
        found
    }

    /// Reads the key that begins here; none where it is cut off, or no key at all.
    fn key(&mut self) -> Option<Key<'a>> {
        if Quote::at(&self.cursor).is_some() {
            let (name, span) = self.quoted(Role::Key)?;
            return Some(self.colon_inside(name, span));
        }
        let start = self.cursor.at();
        let name = self.cursor.eat_while(quote::is_name);
        let span = start..self.cursor.at();
        if name.is_empty() || !(self.cursor.eat("\"") || quote::colon_ahead(&self.cursor)) {
            self.loose_text();
            if !self.cursor.is_at_end() {
                let span = start..self.cursor.at();
                self.repairs.doubt(&codes::JSON_VALUE_MISSING, span, "this stands in the place of a member");
            }
            return None;
        }
        self.repairs.note(&codes::JSON_QUOTES, span.clone(), "a key stands without its quotes");
        Some(Key { name: name.into(), span: Span::new(span), colon: false })
    }

    /// A key whose closing quote stands after the colon, or is missing so that the value's opening quote took its place.
    fn colon_inside(&mut self, name: Cow<'a, str>, span: Span) -> Key<'a> {
        let text = name.trim_end_matches(cursor::is_blank);
        let Some(inner) = text.strip_suffix(':').filter(|_| !quote::colon_ahead(&self.cursor)) else {
            return Key { name, span, colon: false };
        };
        if inner.len() + 1 < name.len() && self.cursor.byte_at(span.range().end - 1) == Some(b'"') {
            self.cursor.go(span.range().end - 1);
        }
        self.repairs.note(&codes::JSON_QUOTES, span.range(), "the closing quote of a key stands in the wrong place");
        Key { name: inner.to_owned().into(), span, colon: true }
    }

    fn object_of(&mut self, content: Content<'a>, span: Span) -> Result<Value<'a>, Fault> {
        let Content { mut members, mut nameless, elided, .. } = content;
        let Some(first) = nameless.first() else {
            self.keep_first(&mut members);
            return Ok(Value::Object(Object { members, complete: !elided }));
        };
        let place = first.span.range();
        if !members.is_empty() {
            return Err(Fault::Unreadable(place.start));
        }
        self.repairs.doubt(&codes::JSON_BRACKETS, span.range(), "these braces hold a value without a key");
        let only = if nameless.len() == 1 { nameless.pop() } else { None };
        Ok(match only {
            Some(only) => only.value,
            None => Value::Array(Array { items: nameless, complete: !elided }),
        })
    }

    /// Drops members whose key stands before.
    fn keep_first(&mut self, members: &mut Vec<Member<'a>>) {
        let mut order: Vec<usize> = (0..members.len()).collect();
        order.sort_by(|&a, &b| members[a].key.cmp(&members[b].key));
        let mut again: Vec<(usize, usize)> = Vec::new();
        for pair in order.chunk_by(|&a, &b| members[a].key == members[b].key) {
            again.extend(pair[1..].iter().map(|&later| (later, pair[0])));
        }
        if again.is_empty() {
            return;
        }
        again.sort_unstable();
        for &(later, first) in &again {
            let Member { key, key_span, .. } = &members[later];
            let message = format!("the key `{key}` stands twice in this object; its first value was kept");
            self.repairs.note_again(&codes::JSON_DUPLICATE_KEY, *key_span, members[first].key_span, message);
        }
        let mut dropped = again.into_iter().map(|(later, _)| later).peekable();
        let mut at = 0;
        members.retain(|_| {
            at += 1;
            dropped.next_if_eq(&(at - 1)).is_none()
        });
    }
}
