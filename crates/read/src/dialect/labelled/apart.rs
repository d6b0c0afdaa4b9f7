//! Headings that are understood only by what stands below them: sections with names of their own among labelled ones,
//! groups of operations, examples that stand before the answer.

use docwright_schema::document::Method;

use crate::{page::Kind as Part, reference, words::Facets};

use super::{
    label::{self, Form},
    walk::Walk,
};

/// What stands from some place up to the next heading above a level.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Region {
    end: usize,
    /// The last heading of the level that labels parameters, bodies or codes.
    label: usize,
    /// The last block that may say where a request goes.
    address: usize,
}

/// What labels sections that follow the address of an operation.
const PARTS: Facets = Facets::PARAMETER
    .and(Facets::EXAMPLE)
    .and(Facets::REQUEST)
    .and(Facets::RESPONSE)
    .and(Facets::BODY)
    .and(Facets::ERROR)
    .and(Facets::CODE);

impl Walk<'_, '_, '_> {
    /// Whether a heading that is no label stands among the labelled sections of the open operation: they go on behind
    /// it, and no other request is told before they end.
    pub(super) fn is_among_labels(&mut self, level: u8, title: &str) -> bool {
        let is_open = self.draft.as_ref().is_some_and(|draft| draft.is_addressed() && self.holds(draft));
        let is_labelled = self.labels.iter().any(|(own, _)| *own == level);
        if !is_open || !is_labelled || reference::named(title).is_some() {
            return false;
        }
        let region = self.region(level);
        region.label > self.at && region.address <= self.at
    }

    /// What follows up to the next heading above `level`; each block is looked at once for each level.
    fn region(&mut self, level: u8) -> Region {
        let Some(at) = self.regions.get(usize::from(level)).map(|region| region.end) else { return Region::default() };
        if self.at >= at {
            self.regions[usize::from(level)] = self.survey(level);
        }
        self.regions[usize::from(level)]
    }

    fn survey(&self, level: u8) -> Region {
        let mut region = Region { end: self.page.blocks.len(), ..Region::default() };
        for (at, block) in self.page.blocks.iter().enumerate().skip(self.at + 1) {
            let raw = self.page.raw(block.span);
            let phrase = |form| label::parse(raw, form).map(|(phrase, _)| phrase.facets);
            let locates = |facets: Facets| facets.has(Facets::URL | Facets::METHOD) && !facets.has(Facets::PARAMETER);
            let is_address = match block.kind {
                Part::Heading(own) if own < level => {
                    region.end = at;
                    return region;
                }
                Part::Heading(own) => match phrase(Form::Heading) {
                    Some(facets) => {
                        if own == level && facets.has(PARTS) && !locates(facets) {
                            region.label = at;
                        }
                        locates(facets)
                    }
                    None => self.endpoint_in_heading(raw).is_some(),
                },
                Part::Line | Part::Item => phrase(Form::Text).is_some_and(locates) || names_a_method(raw),
                _ => names_a_method(raw) || raw.contains("curl "),
            };
            if is_address {
                region.address = at;
            }
        }
        region
    }

    /// Whether the next heading is of this level and says where a request goes, as this one does.
    pub(super) fn is_followed_by_endpoint(&self, level: u8) -> bool {
        let headings = self.page.blocks.iter().skip(self.at + 1).filter_map(|block| match block.kind {
            Part::Heading(own) if own <= level => Some((own, block.span)),
            _ => None,
        });
        let next = headings.into_iter().next().filter(|(own, _)| *own == level);
        next.is_some_and(|(_, span)| self.endpoint_in_heading(self.page.raw(span)).is_some())
    }

    /// Whether the next heading is of this level and opens the answer.
    pub(super) fn is_followed_by_answer(&self, level: u8) -> bool {
        let mut headings = self.page.blocks.iter().skip(self.at + 1);
        let next = headings.find_map(|block| match block.kind {
            Part::Heading(own) => Some((own, block.span)),
            _ => None,
        });
        let phrase = |span| label::parse(self.page.raw(span), Form::Heading).map(|(phrase, _)| phrase.facets);
        next.filter(|(own, _)| *own == level)
            .and_then(|(_, span)| phrase(span))
            .is_some_and(|facets| facets.has(Facets::RESPONSE) && !facets.has(Facets::REQUEST))
    }
}

/// Whether a text holds the name of a method, written in capitals.
fn names_a_method(text: &str) -> bool {
    let mut words = text.split(|char: char| !char.is_ascii_alphabetic());
    words.any(|word| Method::from_word(word).is_some_and(|method| method.as_str() == word))
}
