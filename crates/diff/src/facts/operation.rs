//! Facts about operations.

use std::collections::BTreeMap;

use docwright_schema::{
    Address,
    schema::{self, Answer, Body, Example, Method, Operation, Outcome, Parameter, TypeRef, Wrapping},
};

use super::{all, api::json, described, described_or_placed, types};
use crate::{
    change::{Aspect, Direction, Subject},
    renames::Renames,
    walk::{At, Fact, Item, Likeness, Walk},
};

impl<'s> Fact<'s> for &'s Operation {
    const ASPECT: Aspect = Aspect::Operation;

    fn declare(&self) -> String {
        described(&self.id, self.title.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Operation(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let Operation {
            id,
            area,
            page,
            method,
            path,
            title,
            description,
            deprecated,
            parameters,
            body,
            answer,
            examples,
        } = self;
        walk.text(at, Aspect::Ident, (id, &new.id));
        if walk.renames.area(area) != new.area {
            walk.text(at, Aspect::Membership, (area, &new.area));
        }
        walk.text(at, Aspect::Source, (page, &new.page));
        walk.option(at, Aspect::Method, (method, &new.method), |method: &Method| method.as_str().to_owned());
        walk.optional_text(at, Aspect::Path, (path, &new.path));
        walk.optional_text(at, Aspect::Title, (title, &new.title));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.flag(at, Aspect::Deprecated, (deprecated, &new.deprecated), ["current", "deprecated"]);
        walk.list(&at.part("parameter"), &all(parameters), &all(&new.parameters));
        walk.fact(&at.part("body"), body.as_ref().as_ref(), new.body.as_ref().as_ref());
        walk.within_direction(Direction::Response, |walk| {
            compare_answers(answer, &new.answer, &at.part("response"), walk);
        });
        walk.list(&at.part("example"), &shown(examples), &shown(&new.examples));
    }
}

impl<'s> Item<'s> for &'s Operation {
    fn key(&self) -> String {
        Operation::key(self)
    }

    fn address(&self, _: &Address) -> Address {
        Address::operation(Operation::key(self))
    }

    /// Method, path and page are compared on their own.
    fn compare_keys(&self, _: &Self, _: &At, _: &mut Walk<'s>) {}

    fn likeness(&self, new: &Self, _: bool, _: &Renames) -> Option<Likeness> {
        if self.id == new.id || (self.title.is_some() && self.title == new.title) {
            return Some(Likeness::Named);
        }
        let is_alike = self.method == new.method || self.path == new.path || self.is_complete() != new.is_complete();
        (self.page == new.page && is_alike).then_some(Likeness::Placed)
    }
}

impl<'s> Fact<'s> for &'s Parameter {
    const ASPECT: Aspect = Aspect::Parameter;

    fn declare(&self) -> String {
        let mark = if self.required { "" } else { "?" };
        described(&format!("{}{mark}: {}", self.name, self.ty), self.description.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Parameter(self)
    }

    fn direction(&self) -> Direction {
        Direction::Request
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The name is the key.
        let Parameter { location, name: _, ident, ty, required, description, default, limits } = *self;
        walk.property(at, Aspect::Location, (location, &new.location), |location| location.as_str().to_owned());
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        types::compare(ty, &new.ty, at, walk);
        walk.flag(at, Aspect::Presence, (required, &new.required), ["optional", "required"]);
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.optional_text(at, Aspect::Default, (default, &new.default));
        walk.property(at, Aspect::Limits, (limits, &new.limits), ToString::to_string);
    }
}

impl<'s> Item<'s> for &'s Parameter {
    fn key(&self) -> String {
        parameter_key(self)
    }

    fn compare_keys(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        walk.text(at, Aspect::Key, (&self.name, &new.name));
    }

    fn likeness(&self, new: &Self, same_place: bool, renames: &Renames) -> Option<Likeness> {
        if self.name == new.name || (self.location == new.location && self.ident == new.ident) {
            return Some(Likeness::Named);
        }
        let is_same = self.location == new.location && renames.are_twins(&self.ty.kind, &new.ty.kind);
        is_same.then(|| described_or_placed((&self.description, &new.description), same_place)).flatten()
    }
}

/// What names a parameter in its operation.
pub(crate) fn parameter_key(parameter: &Parameter) -> String {
    format!("{}.{}", parameter.location.as_str(), parameter.name)
}

impl<'s> Fact<'s> for &'s Body {
    const ASPECT: Aspect = Aspect::Body;

    fn declare(&self) -> String {
        format!("{}: {}", self.media_type, self.ty)
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Body(self)
    }

    fn direction(&self) -> Direction {
        Direction::Request
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let Body { media_type, ty } = *self;
        walk.text(at, Aspect::MediaType, (media_type, &new.media_type));
        types::compare(ty, &new.ty, at, walk);
    }
}

fn compare_answers<'s>(old: &'s Answer, new: &'s Answer, at: &At, walk: &mut Walk<'s>) {
    let Answer { status, wrapping, payload } = old;
    walk.property(at, Aspect::Status, (status, &new.status), ToString::to_string);
    walk.property(at, Aspect::Wrapping, (wrapping, &new.wrapping), |wrapping| self::wrapping(*wrapping).to_owned());
    walk.fact(at, payload.as_ref().as_ref(), new.payload.as_ref().as_ref());
}

fn wrapping(wrapping: Wrapping) -> &'static str {
    match wrapping {
        Wrapping::Envelope => "in the envelope",
        Wrapping::Whole => "whole",
        Wrapping::Bare => "bare",
    }
}

/// A type on its own is that of a payload.
impl<'s> Fact<'s> for &'s TypeRef {
    const ASPECT: Aspect = Aspect::Payload;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Payload(self)
    }

    fn direction(&self) -> Direction {
        Direction::Response
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        types::compare(self, new, at, walk);
    }
}

/// An example with its content as text, worked out once.
struct Shown<'s> {
    example: &'s Example,
    /// What of several examples with the same content it is.
    times: usize,
    content: String,
}

fn shown(examples: &[Example]) -> Vec<Shown<'_>> {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    let shown = examples.iter().map(|example| {
        let content = json(&example.value);
        let times = known.entry(content.clone()).or_default();
        *times += 1;
        Shown { example, times: *times, content }
    });
    shown.collect()
}

impl<'s> Fact<'s> for Shown<'s> {
    const ASPECT: Aspect = Aspect::Example;

    fn declare(&self) -> String {
        self.content.clone()
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Example(self.example)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let Example { name, page, direction, outcome, status, partial, value: _ } = self.example;
        let Shown { example: new, times: _, content } = new;
        walk.text(at, Aspect::Content, (&self.content, content));
        walk.text(at, Aspect::Name, (name, &new.name));
        walk.text(at, Aspect::Source, (page, &new.page));
        walk.property(at, Aspect::Usage, (direction, &new.direction), |direction| match direction {
            schema::Direction::Request => "request".to_owned(),
            schema::Direction::Response => "response".to_owned(),
        });
        walk.option(at, Aspect::Outcome, (outcome, &new.outcome), |outcome| match outcome {
            Outcome::Ok => "ok".to_owned(),
            Outcome::Error => "error".to_owned(),
        });
        walk.option(at, Aspect::Status, (status, &new.status), ToString::to_string);
        walk.property(at, Aspect::Partial, (partial, &new.partial), ToString::to_string);
    }
}

/// What an example shows names it: its number depends on those before it.
impl<'s> Item<'s> for Shown<'s> {
    fn key(&self) -> String {
        format!("{} {}", self.content, self.times)
    }

    fn label(&self) -> String {
        self.example.name.clone()
    }

    fn address(&self, list: &Address) -> Address {
        list.part(&self.example.name)
    }

    /// The content is compared on its own.
    fn compare_keys(&self, _: &Self, _: &At, _: &mut Walk<'s>) {}

    fn likeness(&self, new: &Self, _: bool, _: &Renames) -> Option<Likeness> {
        (self.example.name == new.example.name).then_some(Likeness::Named)
    }
}
