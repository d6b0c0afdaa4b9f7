//! Lines of text: labels with what stands behind them, addresses, heads of messages, prose.

use docwright_schema::{
    Span,
    document::{Method, Outcome, Place, Text},
};

use crate::{
    page::{Kind as Part, trim},
    reference,
    words::{self, Facets},
};

use super::{
    components,
    draft::Draft,
    endpoint::{self, Endpoint},
    examples,
    label::{self, Form, Phrase},
    section::Kind,
    tables,
    walk::Walk,
};

/// The level of the least heading.
const LEAST: u8 = 6;

/// Whether a line in bold is a heading by its number: `**2.3. Add a loaf**`.
fn is_title(raw: &str) -> bool {
    let inner = raw.strip_prefix("**").and_then(|rest| rest.strip_suffix("**")).filter(|inner| !inner.contains("**"));
    inner.is_some_and(|inner| label::unnumbered(inner).len() < inner.len() && inner.chars().count() <= LONGEST_TITLE)
}

/// Whether a line is nothing but words in bold.
fn is_bold(raw: &str) -> bool {
    let inner = raw.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.contains("**") && !inner.ends_with(':') && inner.chars().count() <= LONGEST_TITLE)
}

/// The most characters of a title in bold.
const LONGEST_TITLE: usize = 60;

impl<'a> Walk<'_, 'a, '_> {
    pub(super) fn line(&mut self, span: Span) {
        if components::describe(self, span) {
            return;
        }
        let raw = self.page.raw(span);
        self.note_media(span, false);
        if self.message_head(raw) {
            return;
        }
        let lower = raw.get(..raw.len().min(60)).unwrap_or_default().to_lowercase();
        if words::phrases(|language| language.footers).any(|word| lower.starts_with(word)) {
            return;
        }
        if self.leads() && tables::repeats_a_field(self, &self.page.plain(span).text) {
            self.last = Some(span);
            return;
        }
        if is_bold(raw) && self.precedes_request() {
            return self.title(LEAST, span);
        }
        let form = if self.leads() { Form::Lead } else { Form::Text };
        let linked = || {
            let plain = (raw.contains("](") || raw.starts_with('<')).then(|| self.page.plain(span).text)?;
            label::parse(&plain, form).filter(|(_, value)| value.is_none()).map(|(phrase, _)| (phrase, None))
        };
        if let Some((phrase, value)) = label::parse(raw, form).or_else(linked) {
            if self.opens_with(raw, phrase, value)
                || self.samples(phrase, value, span)
                || self.refines(phrase, value, span)
            {
                return;
            }
            let around = self.section;
            // `HTTP status: 201 Created`, wherever it stands.
            let told = Facets::STATUS | Facets::CODE | Facets::INTERFACE | Facets::SUCCESS | Facets::RESPONSE;
            let status = value.and_then(label::status_line).filter(|_| phrase.facets.is_within(told));
            if let Some(status) = status.filter(|_| self.draft.as_ref().is_some_and(Draft::is_addressed)) {
                self.note_status(Some(status));
                return;
            }
            self.label(phrase, span);
            self.value(value);
            // A fact in a line of its own does not end the section that it stands in.
            if value.is_some() && self.section.kind == Kind::Other {
                self.section = around;
            }
            return;
        }
        if is_title(raw) && !self.leads() {
            self.title(LEAST, span);
        } else if !self.status(span) {
            self.text(span);
        }
    }

    /// Takes in a line that says with which status an operation answers: `Status 201 (Created)`, `404: no such shelf`.
    fn status(&mut self, span: Span) -> bool {
        if !self.page.raw(span).contains(|char: char| char.is_ascii_digit()) {
            return false;
        }
        let answers = self.section.kind == Kind::Data && self.section.place == Some(Place::Response);
        let Some((status, code)) = tables::status(self, span).filter(|_| self.draft.is_some()) else { return false };
        if !answers && (code.message.is_some() || !self.leads()) {
            return false;
        }
        if !answers {
            let phrase = Phrase { facets: Facets::RESPONSE, status: Some(status) };
            self.label(phrase, span);
            return true;
        }
        self.section.status = Some(status);
        self.section.outcome = Outcome::of_status(status);
        self.note_status(Some(status));
        self.last = Some(span);
        if code.message.is_some() {
            tables::add_codes(self, span, vec![code]);
        }
        true
    }

    /// Reads a line of the head of an HTTP message that stands in no fence: `HTTP/1.1 200 OK`, `Content-Length: 7`.
    fn message_head(&mut self, raw: &str) -> bool {
        if let Some(status) = examples::status_of(raw) {
            self.head = Some(status);
            return true;
        }
        let quotes = self.section.example || self.head.is_some();
        let name = raw.split_once(": ").map(|(name, _)| name).filter(|_| quotes);
        name.is_some_and(|name| {
            let known =
                ["Host", "Accept", "Date", "Server", "Location", "Authorization", "Connection", "Cookie", "Vary"];
            let parts = name.split('-').filter(|part| part.starts_with(|char: char| char.is_ascii_uppercase()));
            name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                && (parts.count() > 1 || known.contains(&name))
        })
    }

    /// Whether a table or an example follows directly.
    pub(super) fn leads(&self) -> bool {
        let next = self.page.blocks.get(self.at + 1).map(|block| &block.kind);
        next.is_some_and(|kind| !matches!(kind, Part::Line | Part::Item | Part::Heading(_)))
    }

    /// Whether a fence with the line of a request follows directly.
    fn precedes_request(&self) -> bool {
        let next = self.page.blocks.get(self.at + 1).filter(|next| matches!(next.kind, Part::Fence { .. }));
        let line = next.and_then(|next| self.page.raw(next.span).lines().find(|line| !trim(line).is_empty()));
        let endpoint = line.and_then(|line| endpoint::request_line(self.page, line));
        endpoint.is_some_and(|endpoint| !endpoint.wire)
    }

    /// Reads `API: GET /path`, whose label alone would say nothing.
    fn opens_with(&mut self, raw: &'a str, phrase: Phrase, value: Option<&'a str>) -> bool {
        let endpoint = value.and_then(|value| endpoint::request_line(self.page, value));
        let Some(endpoint) = endpoint.filter(|_| !phrase.facets.has(Facets::EXAMPLE)) else { return false };
        self.open(endpoint, self.page.span_of(raw));
        true
    }

    /// Reads `Address: http://…` among examples: a sample call.
    fn samples(&mut self, phrase: Phrase, value: Option<&'a str>, span: Span) -> bool {
        let is_address =
            self.section.example && phrase.facets.has(Facets::URL) && !phrase.facets.has(Facets::PARAMETER);
        let open = self.draft.as_ref().is_some_and(|draft| !draft.paths.is_empty() && self.holds(draft));
        let endpoint = value.filter(|_| is_address && open).and_then(|value| endpoint::first_url(self.page, value));
        let Some(endpoint) = endpoint else { return false };
        self.current(span).samples.push(endpoint.into());
        true
    }

    /// Takes in a label that only says more of the answer at hand: `Code: 200`, `Content:`.
    fn refines(&mut self, phrase: Phrase, value: Option<&str>, span: Span) -> bool {
        let told = !phrase.facets.is_within(Facets::CODE | Facets::STATUS | Facets::DATA);
        if told || self.section.kind != Kind::Data || self.section.place != Some(Place::Response) {
            return false;
        }
        let status = value.and_then(label::status_line);
        if phrase.facets.has(Facets::CODE | Facets::STATUS) && status.is_none() {
            return false;
        }
        let heading = self.labels.last_mut().map(|(_, section)| section);
        let around = heading.filter(|section| section.place == Some(Place::Response));
        for section in around.into_iter().chain([&mut self.section]).filter(|_| status.is_some()) {
            section.status = status;
            section.outcome = status.and_then(Outcome::of_status).or(section.outcome);
        }
        if status.is_some() {
            self.note_status(status);
        }
        self.last = Some(span);
        true
    }

    /// Reads what stands behind a label's colon.
    pub(super) fn value(&mut self, value: Option<&'a str>) {
        if let Some(value) = value {
            let label = self.last;
            self.text(self.page.span_of(trim(value)));
            self.last = label;
        }
    }

    /// Reads a line that says by itself where a request goes.
    fn requests(&mut self, raw: &'a str, span: Span) -> bool {
        let quoted = self.section.example || self.section.kind == Kind::Remark;
        if let Some(endpoint) = self.parted_request(raw) {
            let method = endpoint.method.map(|(_, method)| method.start as usize);
            self.open(endpoint, span);
            let is_method = |text: &Text<'_>| method.is_some_and(|method| text.span.range().contains(&method));
            self.current(span).description.retain(|text| !is_method(text));
            return true;
        }
        if let Some(endpoint) = endpoint::request_line(self.page, raw) {
            if quoted {
                self.current(span).samples.push(endpoint.into());
            } else {
                self.open(endpoint, span);
            }
            return true;
        }
        let is_first = self.titles.last().is_some_and(|title| self.is_directly_below(title.span));
        let told = (is_first && !quoted).then(|| endpoint::request_of_sentence(self.page, raw)).flatten();
        let Some((endpoint, meaning)) = told else { return false };
        self.open(endpoint, span);
        self.prose(self.page.span_of(meaning));
        true
    }

    /// Reads a line that is no label.
    fn text(&mut self, span: Span) {
        let raw = self.page.raw(span);
        if self.requests(raw, span) {
            return;
        }
        match self.section.kind {
            Kind::Host => self.base = self.base.or(endpoint::base_path(raw)),
            Kind::Url => self.url(raw, span),
            Kind::Method => {
                if let Some(method) = endpoint::method(self.page, raw) {
                    self.method(method, span);
                } else if let Some(draft) = self.draft.as_mut().filter(|draft| draft.method.is_none()) {
                    draft.method_label = Some(span);
                }
            }
            Kind::Start | Kind::Description => match endpoint::lone_url(self.page, raw) {
                Some(endpoint) => self.current(span).samples.push(endpoint.into()),
                None => self.prose(span),
            },
            Kind::Data => match (Method::from_word(trim(raw)), endpoint::lone_url(self.page, raw)) {
                (Some(method), _) => self.method((method, span), span),
                (None, Some(_)) if self.section.place == Some(Place::Request) && !self.section.example => {
                    self.url(raw, span);
                }
                _ => self.reference(span),
            },
            // `Type: POST` names the method, whatever its label says.
            Kind::Other => {
                if let Some(method) = endpoint::lone_method(self.page, raw) {
                    self.method(method, span);
                }
            }
            _ => {}
        }
        self.last = Some(span);
    }

    /// The request of which a line gives the path, and the line right above it the method and nothing else.
    fn parted_request(&self, raw: &'a str) -> Option<Endpoint<'a>> {
        let above = self.at.checked_sub(1).and_then(|at| self.page.blocks.get(at))?;
        let is_open = matches!(above.kind, Part::Line | Part::Item)
            && self.draft.as_ref().is_none_or(|draft| draft.paths.is_empty());
        if !is_open {
            return None;
        }
        let method = endpoint::lone_method(self.page, endpoint::without_tags(self.page.raw(above.span)))?;
        let (endpoint, rest) = endpoint::url(self.page, endpoint::without_tags(raw), true)?;
        rest.is_empty().then_some(Endpoint { method: Some(method), ..endpoint })
    }

    /// Reads a text in the place for a URL.
    pub(super) fn url(&mut self, raw: &'a str, span: Span) {
        let known = self.draft.as_ref().is_some_and(|draft| !draft.paths.is_empty());
        // Nothing behind what all paths of the page begin with.
        if self.base.is_some() && !known && raw.chars().all(|char| char == '`') {
            self.current(span).paths.push((None, Text { span, text: "".into() }));
            return;
        }
        let Some(endpoint) = endpoint::first_url(self.page, raw).filter(|_| !known) else { return };
        let draft = self.current(span);
        draft.method = draft.method.or(endpoint.method);
        draft.query.extend(endpoint.query);
        draft.server = draft.server.take().or(endpoint.server);
        draft.paths.extend(endpoint.path.map(|path| (None, path)));
    }

    /// Takes note of a method in the place for methods.
    pub(super) fn method(&mut self, method: (Method, Span), span: Span) {
        let draft = self.addressed(|draft| draft.method.is_some() && draft.answers(), span);
        draft.method = draft.method.or(Some(method));
    }

    /// Takes note of a hint that the parameters of another page apply, or that a model is returned.
    fn reference(&mut self, span: Span) {
        use docwright_schema::document::Place::{Query, Request, Response};
        if matches!(self.section.place, Some(Response)) && self.section.outcome != Some(Outcome::Error) {
            let page = self.page;
            if let Some(draft) = self.draft.as_mut().filter(|draft| draft.is_addressed() && draft.returns.is_none()) {
                draft.returns = reference::returned(page, span);
            }
        }
        let text = self.page.plain(span).text;
        let refers = words::phrases(|language| language.references).any(|word| text.to_lowercase().contains(word));
        if refers
            && matches!(self.section.place, Some(Request | Query))
            && !self.section.example
            && text.chars().count() < 60
        {
            self.current(span).common_parameters.get_or_insert(span);
        }
    }
}
