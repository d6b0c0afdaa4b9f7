//! What a section is about, as its label tells.

use docwright_schema::{
    Span,
    document::{Direction, Outcome, Place},
};

use crate::words::Facets as F;

use super::label::Phrase;

/// A section of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) kind: Kind,
    /// The part of request or response that it is about.
    pub(super) place: Option<Place>,
    pub(super) outcome: Option<Outcome>,
    pub(super) status: Option<u16>,
    /// Whether it shows examples.
    pub(super) example: bool,
    /// What its label says.
    pub(super) facets: F,
    /// Where its label stands.
    pub(super) label: Option<Span>,
}

/// The kinds of sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What follows a heading that is no label.
    Start,
    Description,
    Remark,
    Url,
    Method,
    /// Parameters, fields and examples.
    Data,
    /// Error codes.
    Codes,
    /// Base URLs.
    Host,
    Other,
}

impl Section {
    /// The part below a heading that is no label.
    pub(super) const START: Self = Self {
        kind: Kind::Start,
        place: None,
        outcome: None,
        status: None,
        example: false,
        facets: F::FILL,
        label: None,
    };

    /// The section that a label opens within `outer`.
    pub(super) fn new(phrase: Phrase, label: Span, outer: Option<&Self>) -> Self {
        let facets = phrase.facets;
        let status = phrase.status;
        let outcome = outcome(facets).or(status.and_then(Outcome::of_status));
        let kind = kind(facets, status);
        let place = if kind == Kind::Data { place(facets, status) } else { None };
        let example = facets.has(F::EXAMPLE);
        let mut section = Self { kind, place, outcome, status, example, facets, label: Some(label) };
        if let Some(outer) = outer.filter(|outer| outer.kind == Kind::Data) {
            section.inherit(outer, facets);
        }
        section
    }

    /// Takes over what the section around tells, where its own label does not.
    fn inherit(&mut self, outer: &Self, facets: F) {
        let told = facets.has(F::REQUEST | F::RESPONSE | F::HEADER | F::QUERY | F::URL);
        if self.kind == Kind::Data && !told {
            let response = outer.place == Some(Place::Response);
            self.place = if response || self.place.is_none() { outer.place } else { self.place };
            self.outcome = self.outcome.or(outer.outcome);
            self.status = self.status.or(outer.status);
        } else if facets.has(F::RESPONSE) && outer.place == Some(Place::Response) {
            self.outcome = self.outcome.or(outer.outcome);
        }
    }

    /// Which way the bodies in it go.
    pub(super) fn direction(&self) -> Option<Direction> {
        self.place.map(|place| if place == Place::Response { Direction::Response } else { Direction::Request })
    }
}

fn outcome(facets: F) -> Option<Outcome> {
    if facets.has(F::ERROR) { Some(Outcome::Error) } else { facets.has(F::SUCCESS).then_some(Outcome::Ok) }
}

/// What names a part of request or response by itself.
const PARTS: F = F::RESPONSE.and(F::HEADER).and(F::QUERY).and(F::BODY).and(F::COOKIE).and(F::SUCCESS).and(F::ERROR);

fn kind(facets: F, status: Option<u16>) -> Kind {
    let data = facets.has(F::PARAMETER | F::EXAMPLE);
    let asks = facets.has(F::REQUEST) && !facets.has(F::OTHER | F::DESCRIPTION | F::TYPE);
    if facets.has(F::HOST) && !data {
        Kind::Host
    } else if facets.has(F::CODE) && !data {
        Kind::Codes
    } else if data {
        Kind::Data
    } else if facets.has(F::METHOD) || facets.has(F::TYPE) && facets.has(F::REQUEST) && !facets.has(F::DATA | F::BODY) {
        Kind::Method
    } else if facets.has(F::URL) && !facets.has(F::DESCRIPTION | F::OTHER) {
        Kind::Url
    } else if status.is_some() || facets.has(PARTS) || asks {
        Kind::Data
    } else if facets.has(F::DESCRIPTION) && !facets.has(F::OTHER) {
        Kind::Description
    } else if facets.has(F::REMARK) {
        Kind::Remark
    } else if facets.has(F::INTERFACE) && !facets.has(F::OTHER | F::TYPE | F::DATA) {
        Kind::Start
    } else {
        Kind::Other
    }
}

fn place(facets: F, status: Option<u16>) -> Option<Place> {
    let answers = facets.has(F::RESPONSE | F::SUCCESS | F::ERROR) && !facets.has(F::REQUEST);
    // What a request is answered with may name the request first: `成功请求返回示例`.
    let turns_out = facets.has(F::RESPONSE) && facets.has(F::SUCCESS | F::ERROR);
    let response = answers || turns_out || status.is_some();
    if facets.has(F::HEADER) && !facets.has(F::BODY) {
        // What a response's headers say is no field of its body.
        return (!response).then_some(Place::Header);
    }
    if response {
        Some(Place::Response)
    } else if facets.has(F::COOKIE) {
        Some(Place::Cookie)
    } else if facets.has(F::QUERY) {
        Some(Place::Query)
    } else if facets.has(F::URL) {
        Some(Place::Path)
    } else if facets.has(F::BODY) {
        Some(Place::Body)
    } else if facets.has(F::REQUEST) || facets.has(F::PARAMETER) && !facets.has(F::EXAMPLE) {
        Some(Place::Request)
    } else {
        None
    }
}
