//! Facts about the API as a whole.

use docwright_schema::{
    Address, Instance,
    schema::{
        Area, Authentication, AuthenticationParameter, AuthenticationPart, Envelope, ErrorBody, ErrorCode, RateLimit,
        Server,
    },
};

use super::described;
use crate::{
    change::Aspect,
    walk::{Fact, Item, Walk},
};

impl Fact for Server {
    const ASPECT: Aspect = Aspect::Server;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.ident, self.url), self.description.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The URL is the key.
        let Self { ident, url: _, description } = self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl Item for Server {
    fn key(&self) -> String {
        self.url.clone()
    }
}

impl Fact for Authentication {
    const ASPECT: Aspect = Aspect::Authentication;

    fn declare(&self) -> String {
        format!("{}: {}", self.header, parts(&self.parts))
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { header, parts, parameters } = self;
        walk.text(at, Aspect::Header, (header, &new.header));
        walk.property(at, Aspect::Parts, (parts, &new.parts), |parts| self::parts(parts));
        walk.list(at, parameters, &new.parameters);
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

impl Fact for AuthenticationParameter {
    const ASPECT: Aspect = Aspect::AuthenticationParameter;

    fn declare(&self) -> String {
        described(&self.ident, self.description.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The ident is the key.
        let Self { ident: _, description } = self;
        walk.optional_text(at, Aspect::Description, (description, &new.description));
    }
}

impl Item for AuthenticationParameter {
    fn key(&self) -> String {
        self.ident.clone()
    }
}

impl Fact for RateLimit {
    const ASPECT: Aspect = Aspect::RateLimit;

    fn declare(&self) -> String {
        let Self { requests, seconds } = self;
        format!("{requests} in {seconds} s")
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        walk.property(at, Self::ASPECT, (self, new), Self::declare);
    }
}

impl Fact for Envelope {
    const ASPECT: Aspect = Aspect::Envelope;

    fn declare(&self) -> String {
        format!("{} = {}, payload {}", self.discriminator, values(&self.success), self.payload)
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { discriminator, success, payload, fields } = self;
        walk.text(at, Aspect::Discriminator, (discriminator, &new.discriminator));
        walk.property(at, Aspect::Success, (success, &new.success), |success| values(success));
        walk.text(at, Aspect::PayloadMember, (payload, &new.payload));
        walk.list(at, fields, &new.fields);
    }
}

fn values(values: &[Instance]) -> String {
    values.iter().map(json).collect::<Vec<_>>().join(" | ")
}

/// A value as compact JSON.
pub(super) fn json(value: &Instance) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| format!("{value:?}"))
}

impl Fact for ErrorBody {
    const ASPECT: Aspect = Aspect::ErrorBody;

    fn declare(&self) -> String {
        format!("object of {} members", self.fields.len())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        let Self { fields, message } = self;
        walk.list(at, fields, &new.fields);
        walk.optional_text(at, Aspect::Message, (message, &new.message));
    }
}

impl Fact for ErrorCode {
    const ASPECT: Aspect = Aspect::ErrorCode;

    fn declare(&self) -> String {
        described(&format!("{} {}", self.code, self.ident), self.message.as_ref())
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The code is the key.
        let Self { code: _, ident, message } = self;
        walk.text(at, Aspect::Ident, (ident, &new.ident));
        walk.optional_text(at, Aspect::Description, (message, &new.message));
    }
}

impl Item for ErrorCode {
    fn key(&self) -> String {
        self.code.clone()
    }

    /// Where provenance has it.
    fn address(&self, _: &Address) -> Address {
        Address::api("error_code").part(&self.code)
    }
}

impl Fact for Area {
    const ASPECT: Aspect = Aspect::Area;

    fn declare(&self) -> String {
        format!("{} ({})", self.name, self.pages.join(", "))
    }

    fn compare(&self, new: &Self, at: &Address, walk: &mut Walk) {
        // The name is the key.
        let Self { name: _, pages } = self;
        walk.list(at, &Page::all(pages), &Page::all(&new.pages));
    }
}

impl Item for Area {
    fn key(&self) -> String {
        self.name.clone()
    }
}

/// A page by its path.
struct Page<'s>(&'s str);

impl<'s> Page<'s> {
    fn all(pages: &'s [String]) -> Vec<Self> {
        pages.iter().map(|page| Self(page)).collect()
    }
}

impl Fact for Page<'_> {
    const ASPECT: Aspect = Aspect::Page;

    fn declare(&self) -> String {
        self.0.to_owned()
    }

    fn compare(&self, Self(_): &Self, _: &Address, _: &mut Walk) {}
}

impl Item for Page<'_> {
    fn key(&self) -> String {
        self.0.to_owned()
    }
}
