//! Facts about operations.

use docwright_schema::{
    Address,
    schema::{Answer, Body, Direction, Example, Method, Operation, Outcome, Parameter, Place, TypeRef, Wrapping},
};

use super::{api::json, described, types};
use crate::{
    change::Aspect,
    walk::{Fact, Item, Walk},
};

impl Fact for Operation {
    const ASPECT: Aspect = Aspect::Operation;

    fn declare(&self) -> String {
        described(&self.id, self.title.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { id, area, page, method, path, title, description, deprecated, parameters, body, answer, examples } =
            self;
        walk.text(at, Aspect::Ident, (id, &new.id));
        walk.text(at, Aspect::Membership, (area, &new.area));
        walk.text(at, Aspect::Source, (page, &new.page));
        walk.option(at, Aspect::Method, (method, &new.method), |method: &Method| method.as_str().to_owned());
        walk.optional_text(at, Aspect::Path, (path, &new.path));
        walk.optional_text(at, Aspect::Title, (title, &new.title));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.flag(at, Aspect::Deprecated, (deprecated, &new.deprecated), ["current", "deprecated"]);
        walk.list(&at.part("parameter"), parameters, &new.parameters);
        walk.fact(&at.part("body"), body.as_ref(), new.body.as_ref());
        compare_answers(answer, &new.answer, &at.part("response"), walk);
        walk.list(&at.part("example"), examples, &new.examples);
    }
}

impl Item for Operation {
    fn key(&self) -> String {
        Self::key(self)
    }

    fn address(&self, _: &Address) -> Address {
        Address::operation(Self::key(self))
    }
}

impl Fact for Parameter {
    const ASPECT: Aspect = Aspect::Parameter;

    fn declare(&self) -> String {
        let mark = if self.required { "" } else { "?" };
        described(&format!("{}{mark}: {}", self.name, self.ty), self.description.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // Location and name are the key.
        let Self { location: _, name: _, ident, ty, required, description, default, limits } = self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        types::compare(ty, &new.ty, at, walk);
        walk.flag(at, Aspect::Presence, (required, &new.required), ["optional", "required"]);
        walk.optional_text(at, Aspect::Description, (description, &new.description));
        walk.optional_text(at, Aspect::Default, (default, &new.default));
        walk.property(at, Aspect::Limits, (limits, &new.limits), ToString::to_string);
    }
}

impl Item for Parameter {
    fn key(&self) -> String {
        format!("{}.{}", place(self.location), self.name)
    }
}

fn place(place: Place) -> &'static str {
    match place {
        Place::Path => "path",
        Place::Query => "query",
        Place::Header => "header",
        Place::Cookie => "cookie",
        Place::Body => "body",
        Place::Request => "request",
        Place::Response => "response",
    }
}

impl Fact for Body {
    const ASPECT: Aspect = Aspect::Body;

    fn declare(&self) -> String {
        format!("{}: {}", self.media_type, self.ty)
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { media_type, ty } = self;
        walk.text(at, Aspect::MediaType, (media_type, &new.media_type));
        types::compare(ty, &new.ty, at, walk);
    }
}

fn compare_answers(old: &Answer, new: &Answer, at: &Address, walk: &mut Walk) {
    let Answer { status, wrapping, payload } = old;
    walk.property(at, Aspect::Status, (status, &new.status), ToString::to_string);
    walk.property(at, Aspect::Wrapping, (wrapping, &new.wrapping), |wrapping| self::wrapping(*wrapping).to_owned());
    walk.fact(at, payload.as_ref(), new.payload.as_ref());
}

fn wrapping(wrapping: Wrapping) -> &'static str {
    match wrapping {
        Wrapping::Envelope => "in the envelope",
        Wrapping::Whole => "whole",
        Wrapping::Bare => "bare",
    }
}

/// A type on its own is that of a payload.
impl Fact for TypeRef {
    const ASPECT: Aspect = Aspect::Payload;

    fn declare(&self) -> String {
        self.to_string()
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        types::compare(self, new, at, walk);
    }
}

impl Fact for Example {
    const ASPECT: Aspect = Aspect::Example;

    fn declare(&self) -> String {
        json(&self.value)
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The name is the key.
        let Self { name: _, page, direction, outcome, status, partial, value } = self;
        walk.text(at, Aspect::Source, (page, &new.page));
        walk.property(at, Aspect::Usage, (direction, &new.direction), |direction| match direction {
            Direction::Request => "request".to_owned(),
            Direction::Response => "response".to_owned(),
        });
        walk.option(at, Aspect::Outcome, (outcome, &new.outcome), |outcome| match outcome {
            Outcome::Ok => "ok".to_owned(),
            Outcome::Error => "error".to_owned(),
        });
        walk.option(at, Aspect::Status, (status, &new.status), ToString::to_string);
        walk.property(at, Aspect::Partial, (partial, &new.partial), ToString::to_string);
        walk.property(at, Aspect::Content, (value, &new.value), json);
    }
}

impl Item for Example {
    fn key(&self) -> String {
        self.name.clone()
    }
}
