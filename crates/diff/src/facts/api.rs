//! Facts about the API as a whole.

use docwright_schema::{
    Address, Instance,
    schema::{
        Area, Authentication, AuthenticationParameter, AuthenticationPart, Envelope, ErrorBody, ErrorCode, RateLimit,
        Server,
    },
};

use super::{all, described, described_or_placed};
use crate::{
    change::{Aspect, Subject},
    renames::Renames,
    walk::{At, Fact, Item, Likeness, Walk},
};

impl<'s> Fact<'s> for &'s Server {
    const ASPECT: Aspect = Aspect::Server;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.ident, self.url), self.description.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Server(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The URL is the key.
        let Server { ident, url: _, description } = *self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl<'s> Item<'s> for &'s Server {
    fn key(&self) -> String {
        self.url.clone()
    }

    fn likeness(&self, new: &Self, same_place: bool, _: &Renames) -> Option<Likeness> {
        match self.ident == new.ident {
            true => Some(Likeness::Named),
            false => described_or_placed((&self.description, &new.description), same_place),
        }
    }
}

impl<'s> Fact<'s> for &'s Authentication {
    const ASPECT: Aspect = Aspect::Authentication;

    fn declare(&self) -> String {
        format!("{}: {}", self.header, parts(&self.parts))
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Authentication(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let Authentication { header, parts, parameters } = *self;
        walk.text(at, Aspect::Header, (header, &new.header));
        walk.property(at, Aspect::Parts, (parts, &new.parts), |parts| self::parts(parts));
        walk.list(at, &all(parameters), &all(&new.parameters));
    }
}

/// Literals in quotes, so that none looks like a parameter.
fn parts(parts: &[AuthenticationPart]) -> String {
    let part = |part: &AuthenticationPart| match part {
        AuthenticationPart::Literal(text) => format!("{text:?}"),
        AuthenticationPart::Parameter(ident) => ident.clone(),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" ")
}

impl<'s> Fact<'s> for &'s AuthenticationParameter {
    const ASPECT: Aspect = Aspect::AuthenticationParameter;

    fn declare(&self) -> String {
        described(&self.ident, self.description.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::AuthenticationParameter(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The ident is the key.
        let AuthenticationParameter { ident: _, description } = *self;
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl<'s> Item<'s> for &'s AuthenticationParameter {
    fn key(&self) -> String {
        self.ident.clone()
    }
}

impl<'s> Fact<'s> for &'s RateLimit {
    const ASPECT: Aspect = Aspect::RateLimit;

    fn declare(&self) -> String {
        let RateLimit { requests, seconds } = *self;
        format!("{requests} in {seconds} s")
    }

    fn subject(&self) -> Subject<'s> {
        Subject::RateLimit(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        walk.property(at, Self::ASPECT, (self, new), Self::declare);
    }
}

impl<'s> Fact<'s> for &'s Envelope {
    const ASPECT: Aspect = Aspect::Envelope;

    fn declare(&self) -> String {
        format!("{} = {}, payload {}", self.discriminator, values(&self.success), self.payload)
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Envelope(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let Envelope { discriminator, success, payload, fields } = *self;
        walk.text(at, Aspect::Discriminator, (discriminator, &new.discriminator));
        walk.property(at, Aspect::Success, (success, &new.success), |success| values(success));
        walk.text(at, Aspect::PayloadMember, (payload, &new.payload));
        walk.list(at, &all(fields), &all(&new.fields));
    }
}

fn values(values: &[Instance]) -> String {
    values.iter().map(json).collect::<Vec<_>>().join(" | ")
}

/// A value in JSON, with the keys of objects in order, since theirs means nothing.
pub(super) fn json(value: &Instance) -> String {
    serde_json::to_string(&sorted(value)).unwrap_or_else(|_| format!("{value:?}"))
}

fn sorted(value: &Instance) -> Instance {
    match value {
        Instance::Array(items) => Instance::Array(items.iter().map(sorted).collect()),
        Instance::Object(members) => {
            let mut members: Vec<_> = members.iter().map(|(name, value)| (name.clone(), sorted(value))).collect();
            members.sort_by(|(a, _), (b, _)| a.cmp(b));
            Instance::Object(members)
        }
        plain => plain.clone(),
    }
}

impl<'s> Fact<'s> for &'s ErrorBody {
    const ASPECT: Aspect = Aspect::ErrorBody;

    fn declare(&self) -> String {
        format!("object of {} members", self.fields.len())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::ErrorBody(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        let ErrorBody { fields, message } = *self;
        walk.list(at, &all(fields), &all(&new.fields));
        walk.optional_text(at, Aspect::Message, (message, &new.message));
    }
}

impl<'s> Fact<'s> for &'s ErrorCode {
    const ASPECT: Aspect = Aspect::ErrorCode;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.code, self.ident), self.message.as_ref())
    }

    fn subject(&self) -> Subject<'s> {
        Subject::ErrorCode(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The code is the key.
        let ErrorCode { code: _, ident, message } = *self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (message, &new.message));
    }
}

impl<'s> Item<'s> for &'s ErrorCode {
    fn key(&self) -> String {
        self.code.clone()
    }

    fn likeness(&self, new: &Self, _: bool, _: &Renames) -> Option<Likeness> {
        (self.message.is_some() && self.message == new.message).then_some(Likeness::Named)
    }

    /// Where provenance has it.
    fn address(&self, _: &Address) -> Address {
        Address::api("error_code").part(&self.code)
    }
}

impl<'s> Fact<'s> for &'s Area {
    const ASPECT: Aspect = Aspect::Area;

    fn declare(&self) -> String {
        format!("{} ({})", self.name, self.pages.join(", "))
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Area(self)
    }

    fn compare(&self, new: &Self, at: &At, walk: &mut Walk<'s>) {
        // The name is the key.
        let Area { name: _, pages } = *self;
        walk.list(at, &Page::all(pages), &Page::all(&new.pages));
    }
}

impl<'s> Item<'s> for &'s Area {
    fn key(&self) -> String {
        self.name.clone()
    }

    fn new_key(&self, renames: &Renames) -> String {
        renames.area(&self.name).to_owned()
    }
}

/// A page by its path.
struct Page<'s>(&'s str);

impl<'s> Page<'s> {
    fn all(pages: &'s [String]) -> Vec<Self> {
        pages.iter().map(|page| Self(page)).collect()
    }
}

impl<'s> Fact<'s> for Page<'s> {
    const ASPECT: Aspect = Aspect::Page;

    fn declare(&self) -> String {
        self.0.to_owned()
    }

    fn subject(&self) -> Subject<'s> {
        Subject::Page(self.0)
    }

    fn compare(&self, Self(_): &Self, _: &At, _: &mut Walk<'s>) {}
}

impl<'s> Item<'s> for Page<'s> {
    fn key(&self) -> String {
        self.0.to_owned()
    }
}
