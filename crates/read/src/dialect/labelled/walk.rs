//! The one pass over a page's blocks.

use docwright_schema::{
    Diagnostics, Span,
    document::{ErrorCode, Media, Method, Outcome, Place, Text, ValueSet},
};

use crate::{
    page::{Block, Kind as Part, Page},
    table::{self, Columns},
    words::Facets,
};

use super::{
    apart::Region,
    components::{self, Components},
    draft::Draft,
    endpoint::{self, Endpoint},
    front_matter,
    label::{self, Form, Phrase},
    lists,
    section::{Kind, Section},
    tables,
};

/// A heading that is no label.
#[derive(Debug, Clone, Copy)]
pub(super) struct Title {
    pub(super) level: u8,
    pub(super) span: Span,
}

/// An operation that an index lists.
#[derive(Debug)]
pub(super) struct Listed<'a> {
    pub(super) span: Span,
    pub(super) method: (Method, Span),
    pub(super) path: Text<'a>,
    pub(super) title: Option<Text<'a>>,
}

/// The most bytes of a heading that is looked through for a request.
const LONGEST_HEADING: usize = 300;

/// The most bytes of a text that names a media type.
const LONGEST_MEDIA: usize = 200;

/// The state of the pass.
pub(super) struct Walk<'p, 'a, 'd> {
    pub(super) page: &'p Page<'a>,
    pub(super) diagnostics: &'d mut Diagnostics,
    pub(super) titles: Vec<Title>,
    /// The labels that are headings and around the current place.
    pub(super) labels: Vec<(u8, Section)>,
    pub(super) section: Section,
    pub(super) draft: Option<Draft<'a>>,
    pub(super) done: Vec<Draft<'a>>,
    /// What stands below a title before its operation begins.
    pub(super) intro: Vec<Text<'a>>,
    /// The line directly before the current block.
    pub(super) last: Option<Span>,
    pub(super) error_codes: Vec<ErrorCode<'a>>,
    pub(super) value_sets: Vec<ValueSet<'a>>,
    pub(super) listed: Vec<Listed<'a>>,
    pub(super) at: usize,
    /// The status of the HTTP message whose head stands above.
    pub(super) head: Option<u16>,
    /// The status whose answer is about to be described.
    pub(super) told: Option<u16>,
    /// Up to which block it is known that no list describes parameters.
    pub(super) no_list: usize,
    /// Whether the line above says that what follows is required.
    pub(super) requirement: Option<bool>,
    /// The components of a site generator that are around the current place.
    pub(super) components: Components<'a>,
    /// What all paths of the page begin with.
    pub(super) base: Option<&'a str>,
    /// What was seen ahead, for each level of headings.
    pub(super) regions: [Region; 7],
}

impl<'p, 'a, 'd> Walk<'p, 'a, 'd> {
    pub(super) fn new(page: &'p Page<'a>, diagnostics: &'d mut Diagnostics) -> Self {
        Self {
            page,
            diagnostics,
            titles: Vec::new(),
            labels: Vec::new(),
            section: Section::START,
            draft: None,
            done: Vec::new(),
            intro: Vec::new(),
            last: None,
            error_codes: Vec::new(),
            value_sets: Vec::new(),
            listed: Vec::new(),
            at: 0,
            head: None,
            told: None,
            no_list: 0,
            requirement: None,
            components: Components::default(),
            base: None,
            regions: [Region::default(); 7],
        }
    }

    /// Goes over all blocks.
    pub(super) fn run(&mut self) {
        let page = self.page;
        while let Some(block) = page.blocks.get(self.at) {
            let taken = self.block(block);
            self.at += taken;
            if let Some(draft) = &mut self.draft {
                draft.blocks.end = self.at;
            }
        }
        self.close();
    }

    /// Reads a block, and yields how many blocks that took.
    fn block(&mut self, block: &Block) -> usize {
        match &block.kind {
            Part::Heading(level) => self.heading(*level, block.span),
            Part::Tag => components::tag(self, block.span),
            Part::Line | Part::Item => {
                if let Some((grid, taken)) = table::spaced(self.page, &self.page.blocks[self.at..]) {
                    self.grid(&grid);
                    return taken;
                }
                if let Some(taken) = lists::read(self) {
                    return taken;
                }
                self.line(block.span);
            }
            Part::Fence { info } => self.fence(*info, block.span),
            Part::Json => self.json(block.span),
            Part::Rows(lines) => {
                for grid in table::grids(self.page, lines) {
                    self.grid(&grid);
                }
            }
            Part::FrontMatter => front_matter::read(self, block.span),
            Part::Html => {
                if let Some(grid) = table::html(self.page, block.span) {
                    self.grid(&grid);
                }
            }
        }
        1
    }

    fn grid(&mut self, grid: &table::Grid) {
        let columns = Columns::of(self.page, grid);
        tables::read(self, grid, &columns);
        self.last = None;
    }

    fn heading(&mut self, level: u8, span: Span) {
        let raw = self.page.raw(span);
        let plain = self.page.plain(span);
        let is_inside = self.is_below_title(level);
        if is_inside && tables::repeats_a_field(self, &plain.text) {
            self.last = Some(span);
            return;
        }
        if let Some((phrase, value)) = label::parse(raw, Form::Heading) {
            self.label_heading(level, phrase, span);
            self.value(value);
            return;
        }
        let tagged = raw.starts_with('<').then(|| label::phrase(&plain.text)).flatten();
        if let Some(phrase) = tagged {
            return self.label_heading(level, phrase, span);
        }
        // `1. Missing fields (400)`, below the operation that answers so.
        let is_open = self.draft.as_ref().is_some_and(|draft| draft.is_addressed() && self.holds(draft));
        if let Some(status) = label::status_in_parentheses(&plain.text).filter(|_| is_open) {
            let phrase = Phrase { facets: Facets::RESPONSE, status: Some(status) };
            return self.label_heading(level, phrase, span);
        }
        let nests = !matches!(self.section.place, Some(Place::Header | Place::Query | Place::Path | Place::Cookie));
        let in_data = matches!(self.section.kind, Kind::Data) && nests && is_inside;
        if in_data && tables::names_a_field(&plain.text) && !self.precedes_endpoint() {
            self.last = Some(span);
            return;
        }
        let endpoint = self.endpoint_in_heading(raw);
        if endpoint.is_none() && !self.precedes_endpoint() && self.is_among_labels(level, &plain.text) {
            // Parameters stay parameters, whatever else their heading says of them.
            let told = label::known_words(&plain.text);
            let facets = if told.has(Facets::PARAMETER) { told } else { Facets::REMARK };
            return self.label_heading(level, Phrase { facets, status: None }, span);
        }
        let above = self.titles.last().map(|title| title.span).filter(|above| self.is_directly_below(*above));
        self.title(level, span);
        if let Some(endpoint) = endpoint {
            self.open(endpoint, span);
            // Of two headings in a row, one names the operation and the other says where it is.
            let labels = raw.split_once('`').and_then(|(before, _)| label::phrase(before));
            let is_address = endpoint::request_line(self.page, label::unnumbered(raw)).is_some()
                || labels.is_some_and(|phrase| phrase.facets.has(Facets::URL));
            let is_group = |above: Span| {
                self.titles.iter().any(|title| title.span == above && title.level < level)
                    && self.is_followed_by_endpoint(level)
            };
            let named = above.filter(|above| {
                is_address && !is_group(*above) && self.titles.iter().any(|title| title.span == *above)
            });
            let draft = self.draft.as_mut().filter(|draft| draft.scope == Some(span));
            if let Some((draft, above)) = draft.zip(named) {
                draft.title = Some(endpoint::untitled(self.page.plain(above)));
            }
        }
    }

    /// Whether a heading stands below that of the open operation, and does not end it.
    fn is_below_title(&self, level: u8) -> bool {
        let scope = self.draft.as_ref().and_then(|draft| draft.scope);
        self.titles.iter().find(|title| Some(title.span) == scope).is_none_or(|title| title.level < level)
    }

    pub(super) fn is_directly_below(&self, heading: Span) -> bool {
        self.at.checked_sub(1).and_then(|at| self.page.blocks.get(at)).is_some_and(|block| block.span == heading)
    }

    /// Whether the next block is a method with its path, which a heading before it is the title of.
    fn precedes_endpoint(&self) -> bool {
        let next = self.page.blocks.get(self.at + 1).filter(|next| matches!(next.kind, Part::Line | Part::Item));
        next.is_some_and(|next| endpoint::request_line(self.page, self.page.raw(next.span)).is_some())
    }

    /// Where the request of a heading goes: `GET /ovens`, `Add an oven [POST /ovens]`, `` `GET` `/ovens` - All ovens ``.
    pub(super) fn endpoint_in_heading(&self, raw: &'a str) -> Option<Endpoint<'a>> {
        let page = self.page;
        let line = |text| endpoint::request_line(page, text);
        let bracketed = || raw.rsplit_once('[').and_then(|(_, inner)| inner.strip_suffix(']'));
        let codes = || raw.split('`').skip(1).step_by(2);
        let before =
            || [" - ", " – ", " — ", ": "].iter().find_map(|mark| raw.split_once(mark)).map(|(before, _)| before);
        // `Add an oven % POST /ovens`
        let behind = || {
            let short = raw.get(..raw.len().min(LONGEST_HEADING)).filter(|short| short.len() == raw.len())?;
            let words = short.match_indices([' ', '\t']).map(|(at, _)| &short[at + 1..]);
            words.filter(|rest| rest.starts_with(|char: char| char.is_ascii_uppercase())).find_map(line)
        };
        // Without a method, a path is sure to be one where it is all that is written as code.
        let path = || {
            let only = codes().next().filter(|code| code.starts_with('/') && codes().nth(1).is_none())?;
            endpoint::url(page, only, false).filter(|(_, rest)| rest.is_empty()).map(|(endpoint, _)| endpoint)
        };
        line(label::unnumbered(raw))
            .or_else(|| line(bracketed()?))
            .or_else(|| codes().find_map(line))
            .or_else(|| line(label::unnumbered(before()?)))
            .or_else(behind)
            .or_else(path)
    }

    /// Takes the title that a page's metadata gives.
    pub(super) fn entitle_page(&mut self, title: Span) {
        self.titles.push(Title { level: 0, span: title });
    }

    pub(super) fn label_heading(&mut self, level: u8, phrase: Phrase, span: Span) {
        while self.labels.last().is_some_and(|(outer, _)| *outer >= level) {
            self.labels.pop();
        }
        while self.titles.last().is_some_and(|title| title.level > level) {
            self.titles.pop();
        }
        self.label(phrase, span);
        // What stands as an example before the answer is what is sent.
        let is_bare = phrase.facets.is_within(Facets::EXAMPLE) && self.section.place.is_none();
        if is_bare && self.draft.as_ref().is_some_and(Draft::awaits_request) && self.is_followed_by_answer(level) {
            self.section.place = Some(Place::Request);
        }
        self.labels.push((level, self.section));
    }

    pub(super) fn title(&mut self, level: u8, span: Span) {
        self.head = None;
        self.told = None;
        while self.labels.last().is_some_and(|(outer, _)| *outer >= level) {
            self.labels.pop();
        }
        while self.titles.last().is_some_and(|title| title.level >= level) {
            self.titles.pop();
        }
        self.titles.push(Title { level, span });
        self.section = self.labels.last().map_or(Section::START, |(_, section)| *section);
        self.last = Some(span);
        self.intro.clear();
    }

    /// Opens the section that a label names.
    pub(super) fn label(&mut self, phrase: Phrase, span: Span) {
        self.head = None;
        self.requirement = label::requirement(self.page.raw(span));
        let outer = self.labels.last().map(|(_, section)| section);
        let asks = phrase.facets.has(Facets::REQUEST | Facets::PARAMETER | Facets::BODY);
        let answers = self.section.place == Some(Place::Response) && !asks;
        self.section = Section::new(phrase, span, outer);
        self.tell_direction(phrase);
        self.tell_answer_of_reading(phrase);
        self.tell_status();
        if !answers {
            self.note_media(span, phrase.facets.has(Facets::FORM));
        }
        if let Some(draft) = self.draft.as_mut().filter(|_| phrase.facets.has(Facets::COMMON)) {
            draft.common = true;
        }
        self.last = Some(span);
        match self.section.kind {
            Kind::Url => {
                let again = |draft: &Draft<'_>| draft.url_label.is_some() || !draft.paths.is_empty() && draft.answers();
                self.addressed(again, span).url_label = Some(span);
            }
            Kind::Method => {
                if let Some(draft) = self.draft.as_mut().filter(|draft| draft.method.is_none()) {
                    draft.method_label = Some(span);
                }
            }
            Kind::Description => {
                let is_told = |draft: &Draft<'_>| !draft.description.is_empty() || draft.has_content();
                let again = |draft: &Draft<'_>| draft.is_addressed() && draft.described && is_told(draft);
                self.addressed(again, span).described = true;
            }
            _ => {}
        }
    }

    /// A label that only says which part of an answer follows leaves it at the status told before.
    fn tell_status(&mut self) {
        match self.section.kind {
            Kind::Data if self.section.place == Some(Place::Response) => {
                let outcome = self.told.and_then(Outcome::of_status);
                if self.section.status.is_none() && self.section.outcome.is_none_or(|own| Some(own) == outcome) {
                    self.section.status = self.told;
                    self.section.outcome = outcome.or(self.section.outcome);
                }
                self.note_status(self.section.status);
            }
            // What is said right behind a status is said of that answer.
            Kind::Description if self.told.is_some() => self.section.kind = Kind::Remark,
            Kind::Remark | Kind::Other => {}
            _ => self.told = None,
        }
    }

    /// Takes note of the status of an answer that is about to be described.
    pub(super) fn note_status(&mut self, status: Option<u16>) {
        self.told = status;
        let success = status.filter(|status| Outcome::of_status(*status) == Some(Outcome::Ok));
        if let Some(draft) = self.draft.as_mut().filter(|_| success.is_some()) {
            draft.status = draft.status.or(success);
        }
    }

    /// Takes note of the media type that is named outside of answers.
    pub(super) fn note_media(&mut self, span: Span, is_form: bool) {
        let is_open = self.draft.as_ref().is_some_and(|draft| draft.media.is_none());
        if !is_open || self.section.place == Some(Place::Response) || span.len() > LONGEST_MEDIA {
            return;
        }
        let media = Media::named_in(self.page.raw(span)).or(is_form.then_some(Media::Form));
        if let Some(draft) = self.draft.as_mut().filter(|_| media.is_some()) {
            draft.media = draft.media.or(media);
        }
    }

    /// What is merely called a body is the answer of an operation that sends none.
    fn tell_answer_of_reading(&mut self, phrase: Phrase) {
        let told = phrase.facets.has(Facets::REQUEST | Facets::FORM | Facets::PARAMETER);
        let method = self.draft.as_ref().and_then(Draft::verb);
        let reads = method.is_some_and(|method| matches!(method, Method::Get | Method::Head));
        if self.section.place == Some(Place::Body) && reads && !told {
            self.section.place = Some(Place::Response);
        }
    }

    /// A label that names no direction goes on with the answer once request and answer have been described.
    fn tell_direction(&mut self, phrase: Phrase) {
        use docwright_schema::document::Place::{Request, Response};
        let told = phrase.facets.has(Facets::REQUEST | Facets::HEADER | Facets::QUERY | Facets::BODY);
        let asked = |draft: &Draft<'_>| draft.tables.iter().any(|table| table.place == Request);
        let answered = self.draft.as_ref().is_some_and(|draft| asked(draft) && draft.answers());
        if self.section.place == Some(Request) && !told && answered {
            self.section.place = Some(Response);
        }
    }
}
