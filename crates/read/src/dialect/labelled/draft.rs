//! An operation while its page is being read.

use std::collections::BTreeSet;

use docwright_schema::{
    Diagnostics, Site, Span, codes,
    document::{
        Credential, Declared, Direction, ErrorCode, Example, Media, Method, Operation, Outcome, Place, Reference, Row,
        Step, Table, Text,
    },
    json::Value,
};

use crate::{page::Page, reference, table, words};

use super::{
    credential,
    endpoint::Endpoint,
    examples,
    placeholders::{ends_like, is_filled, is_same_name, placeholders, with_placeholders, without_identifiers},
};

/// What is known of an operation so far.
#[derive(Debug, Default)]
pub(super) struct Draft<'a> {
    pub(super) span: Span,
    pub(super) title: Option<Text<'a>>,
    /// The place of the heading that it belongs to.
    pub(super) scope: Option<Span>,
    pub(super) description: Vec<Text<'a>>,
    pub(super) method: Option<(Method, Span)>,
    pub(super) paths: Vec<(Option<(Method, Span)>, Text<'a>)>,
    pub(super) query: Vec<Row<'a>>,
    /// Scheme and host of its URL.
    pub(super) server: Option<Text<'a>>,
    /// The label of its URL.
    pub(super) url_label: Option<Span>,
    /// Whether a label calls what it shows an answer; an object that is merely shown may be that of a model.
    pub(super) labelled: bool,
    /// Whether it holds what many operations share.
    pub(super) common: bool,
    /// The label of its method, or the text below it that names none.
    pub(super) method_label: Option<Span>,
    /// Whether a label for its description was seen.
    pub(super) described: bool,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) examples: Vec<Example<'a>>,
    /// How its body is said to be written.
    pub(super) media: Option<Media>,
    /// The headers by which sample calls authenticate.
    pub(super) credentials: Vec<Credential<'a>>,
    pub(super) error_codes: Vec<ErrorCode<'a>>,
    /// The status of success that is told.
    pub(super) status: Option<u16>,
    pub(super) common_parameters: Option<Span>,
    /// Sample calls, which name what nothing else does.
    pub(super) samples: Vec<Sample<'a>>,
    /// The model that a section on the answer says it returns.
    pub(super) returns: Option<Reference<'a>>,
    /// The headings around the place where it began, the outermost first.
    pub(super) around: Vec<Span>,
    /// The blocks that it was read from.
    pub(super) blocks: std::ops::Range<usize>,
}

/// A sample call.
#[derive(Debug)]
pub(super) struct Sample<'a> {
    pub(super) endpoint: Endpoint<'a>,
    /// The fields of the form that it sends.
    pub(super) form: Vec<Row<'a>>,
    /// Whether each field of the form is a part of its own.
    pub(super) parts: bool,
}

impl<'a> From<Endpoint<'a>> for Sample<'a> {
    fn from(endpoint: Endpoint<'a>) -> Self {
        Self { endpoint, form: Vec::new(), parts: false }
    }
}

impl<'a> Draft<'a> {
    /// Its method, wherever it was told.
    pub(super) fn verb(&self) -> Option<Method> {
        let told = self.method.or_else(|| self.paths.first().and_then(|(method, _)| *method));
        told.map(|(method, _)| method)
    }

    /// Whether it sends a body and was not shown to answer yet.
    pub(super) fn awaits_request(&self) -> bool {
        self.verb().is_some_and(Method::has_body) && !self.answers()
    }

    /// Whether the page says where its request goes, or has a place for it.
    pub(super) fn is_addressed(&self) -> bool {
        self.method.is_some() || !self.paths.is_empty() || self.url_label.is_some()
    }

    /// Whether a request goes to this operation: to one of its paths, or to one with its placeholders filled in.
    pub(super) fn is_called_by(&self, endpoint: &Endpoint<'_>) -> bool {
        let Some(called) = &endpoint.path else { return false };
        self.paths.iter().any(|(method, path)| {
            let own = method.or(self.method).map(|(method, _)| method);
            let methods = own.zip(endpoint.method).is_none_or(|(own, (called, _))| own == called);
            methods && is_filled(&path.text, &called.text)
        })
    }

    /// Whether anything but its address is known.
    pub(super) fn has_content(&self) -> bool {
        !self.tables.is_empty() || !self.examples.is_empty()
    }

    /// Whether examples or tables say how it answers.
    pub(super) fn answers(&self) -> bool {
        self.examples.iter().any(|example| example.direction == Direction::Response)
            || self.tables.iter().any(|table| table.place == Place::Response)
    }

    /// Whether it is documented well enough to be an operation without an address.
    fn is_convincing(&self) -> bool {
        let asks = self.tables.iter().any(|table| table.place != Place::Response);
        let shows = self.examples.iter().any(|example| example.direction == Direction::Response);
        shows && self.labelled && (asks || self.tables.len() + self.error_codes.len() > 0 || self.described)
    }

    /// Takes the address from its sample call where it is told how it answers and the page names no address.
    pub(super) fn address_by_sample(&mut self) {
        // Who changes something may be answered with nothing.
        let changes = |sample: &&Sample<'_>| {
            sample
                .endpoint
                .method
                .is_some_and(|(method, _)| !matches!(method, Method::Get | Method::Head | Method::Options))
        };
        let is_told = self.answers() || self.status.is_some();
        let sample = self.samples.first().filter(|sample| is_told || changes(sample) && self.has_content());
        let Some(Sample { endpoint, .. }) = sample.filter(|_| self.paths.is_empty()) else { return };
        self.method = self.method.or(endpoint.method);
        self.server = self.server.take().or_else(|| endpoint.server.clone().filter(|server| !is_local(&server.text)));
        self.paths.extend(endpoint.path.clone().map(|path| (endpoint.method, path)));
    }

    /// Whether it is an operation on a page where `addressed` tells whether any has an address.
    pub(super) fn is_operation(&self, addressed: bool) -> bool {
        // A page of what all have in common documents none of them.
        if self.common && self.paths.is_empty() && self.method.is_none() {
            return false;
        }
        let called = self.method.is_some() || self.paths.iter().any(|(method, _)| method.is_some());
        let located = !self.paths.is_empty() && (called || self.has_content())
            || self.url_label.is_some() && self.has_content()
            || self.method.is_some() && self.is_convincing();
        located || !addressed && self.is_convincing()
    }

    /// Those of its paths that have placeholders.
    pub(super) fn templates(&self) -> impl Iterator<Item = String> {
        self.paths.iter().map(|(_, path)| path.text.to_string()).filter(|path| path.contains('{'))
    }

    /// Puts placeholders where its paths show values: those of another operation's template that such a path fills, or
    /// those that a table of path parameters names.
    pub(super) fn name_placeholders(&mut self, templates: &[String]) {
        let described: Vec<String> = self.described_placeholders();
        for (_, path) in &mut self.paths {
            let sibling = templates.iter().take(MOST_TEMPLATES).find(|template| is_filled(template, &path.text));
            if let Some(template) = sibling.filter(|template| **template != path.text) {
                path.text = template.clone().into();
            } else if let Some(template) =
                with_placeholders(&path.text, &described).or_else(|| without_identifiers(&path.text))
            {
                path.text = template.into();
            }
        }
    }

    /// Puts what all paths of the page begin with before its own, unless they have it or stand behind a host.
    pub(super) fn begin_paths_with(&mut self, base: &str) {
        let is_whole =
            |path: &str| path.strip_prefix(base).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        let short = self.paths.iter_mut().filter(|(_, path)| self.server.is_none() && !is_whole(&path.text));
        short.for_each(|(_, path)| path.text = [base, &path.text].concat().into());
    }

    /// The parameters of the path that tables name and no path has.
    fn described_placeholders(&self) -> Vec<String> {
        let known: Vec<String> = self.paths.iter().flat_map(|(_, path)| placeholders(&path.text)).collect();
        let rows = self.tables.iter().filter(|table| table.place == Place::Path).flat_map(|table| &table.rows);
        let names = rows.map(|row| row.name.text.to_string());
        names.filter(|name| !known.iter().any(|known| is_same_name(known, name))).collect()
    }

    /// The operations: one for each of its paths.
    pub(super) fn finish(mut self, page: &Page<'a>, diagnostics: &mut Diagnostics) -> Vec<Operation<'a>> {
        self.settle_path_tables();
        self.learn_from_samples();
        if !self.query.is_empty() {
            let rows: Vec<_> = std::mem::take(&mut self.query);
            let span = rows.iter().map(|row| row.span).reduce(Span::to).unwrap_or_default();
            self.tables.push(Table { span, place: Place::Query, anchor: None, marks_optional: false, rows });
        }
        let mut paths = std::mem::take(&mut self.paths);
        if paths.len() <= 1 {
            let path = paths.pop();
            return vec![self.operation(path, page, diagnostics)];
        }
        paths.into_iter().map(|path| self.operation(Some(path), page, diagnostics)).collect()
    }

    fn operation(
        &self,
        path: Option<(Option<(Method, Span)>, Text<'a>)>,
        page: &Page<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Operation<'a> {
        let (own, path) = path.map_or((None, None), |(method, path)| (method, Some(path)));
        let method = own.or(self.method);
        let lost_url = self.url_label.filter(|_| path.is_none());
        let site = |span| Site::new(page.source, span);
        if path.is_none() {
            diagnostics.report(&codes::URL_LOST, site(lost_url.unwrap_or(self.span)), "no URL stands here");
        }
        if method.is_none() {
            let place = site(self.method_label.unwrap_or(self.span));
            diagnostics.report(&codes::METHOD_LOST, place, "no HTTP method is named for this operation");
        }
        let described = || self.description.iter().find_map(|text| reference::returned(page, text.span));
        let returns = self.returns.clone().or_else(described);
        let mut tables = self.tables.clone();
        if self.description.iter().any(|text| table::all_are_optional(&text.text)) {
            let asks = |table: &&mut Table<'_>| matches!(table.place, Place::Request | Place::Query | Place::Body);
            let rows = tables.iter_mut().filter(asks).flat_map(|table| &mut table.rows);
            rows.for_each(|row| row.required = row.required.or(Some(false)));
        }
        let mut examples = self.examples.clone();
        if let Some(returns) = returns.as_ref().filter(|returns| returns.lists > 0) {
            examples.iter_mut().filter(|example| shows_item(example, returns)).for_each(examples::into_list);
        }
        Operation {
            span: self.span,
            title: self.title.clone(),
            description: self.description.clone(),
            method,
            path,
            server: self.server.clone(),
            lost_url,
            tables,
            examples,
            media: self.media,
            credentials: self.credentials.iter().cloned().chain(self.described_credentials(page)).collect(),
            error_codes: self.error_codes.clone(),
            status: self.status,
            common_parameters: self.common_parameters,
            returns,
            same_as: self.description.iter().find_map(|text| reference::same_as(page, text.span)),
            deprecated: self.title.as_ref().is_some_and(|title| words::is_deprecated(&title.text)),
        }
    }

    /// The headers that tables describe and that tell who sends a request.
    fn described_credentials(&self, page: &Page<'a>) -> impl Iterator<Item = Credential<'a>> {
        let rows =
            self.tables.iter().flat_map(|table| table.rows.iter().map(|row| (row.place.unwrap_or(table.place), row)));
        rows.filter_map(|(place, row)| match place {
            Place::Header | Place::Request => credential::described(page, row, place == Place::Header),
            _ => None,
        })
    }

    /// Takes from sample calls what goes into the query, and what is sent where no table says so.
    fn learn_from_samples(&mut self) {
        let samples = std::mem::take(&mut self.samples);
        let described = self.tables.iter().any(|table| !matches!(table.place, Place::Response | Place::Header));
        let shows_json = self.examples.iter().any(|example| example.direction == Direction::Request);
        let sends = shows_json || samples.iter().any(|sample| !sample.form.is_empty());
        for Sample { endpoint, form, parts } in samples {
            if !self.is_called_like(&endpoint) {
                continue;
            }
            let in_parts = parts || form.iter().any(|row| row.declared == Some(Declared::File));
            let media = if in_parts { Media::Multipart } else { Media::Form };
            self.media = self.media.or((!shows_json && !form.is_empty()).then_some(media));
            for table in self.tables.iter_mut().filter(|table| table.place == Place::Request) {
                let is_shown = |row: &Row<'_>| endpoint.query.iter().any(|shown| shown.path == row.path);
                // A call that sends nothing but a query shows where all of the table's parameters go.
                let all = !sends && table.rows.iter().any(is_shown);
                for row in &mut table.rows {
                    row.place = row.place.or((all || is_shown(row)).then_some(Place::Query));
                }
            }
            if !described {
                let known: BTreeSet<_> = self.query.iter().map(|row| row.name.text.clone()).collect();
                self.query.extend(endpoint.query.into_iter().filter(|row| !known.contains(&row.name.text)));
            }
            if let Some((first, last)) = form.first().zip(form.last()).filter(|_| !described) {
                let span = first.span.to(last.span);
                self.tables.push(Table { span, place: Place::Body, anchor: None, marks_optional: false, rows: form });
            }
        }
    }

    /// Whether a sample call may be one of this operation.
    pub(super) fn is_called_like(&self, endpoint: &Endpoint<'_>) -> bool {
        let Some(called) = &endpoint.path else { return false };
        self.paths.is_empty() || self.paths.iter().any(|(_, path)| ends_like(&path.text, &called.text, |_| true))
    }

    /// Tells the placeholders of the path from other parameters that stand in their table.
    fn settle_path_tables(&mut self) {
        let placeholders: Vec<String> = self.paths.iter().flat_map(|(_, path)| placeholders(&path.text)).collect();
        let known = !self.paths.is_empty();
        for row in self.tables.iter_mut().filter(|table| table.place == Place::Path).flat_map(|table| &mut table.rows) {
            if let Some(name) = placeholders.iter().find(|name| is_same_name(name, &row.name.text)) {
                row.name.text = name.clone().into();
                row.path = vec![Step::Key(name.clone().into())];
            }
            let Some(Step::Key(key)) = row.path.first() else { continue };
            let elsewhere = if known {
                !placeholders.iter().any(|name| name == key)
            } else {
                row.required == Some(false) && !row.description.as_ref().is_some_and(|text| names_the_url(&text.text))
            };
            if elsewhere && row.place.is_none() {
                row.place = Some(if known { Place::Request } else { Place::Query });
            }
        }
    }
}

/// Whether a server is the machine of whoever wrote the sample.
fn is_local(server: &str) -> bool {
    let host = server.split_once("://").map_or(server, |(_, host)| host);
    ["localhost", "127.", "0.0.0.0", "192.168.", "10."].iter().any(|local| host.starts_with(local))
}

/// Whether an example is one item of the list that is returned, as its title says: `Example Partial Oven`.
fn shows_item(example: &Example<'_>, returns: &Reference<'_>) -> bool {
    let is_answer = example.direction == Direction::Response && example.outcome != Some(Outcome::Error);
    let name = returns.name.to_lowercase();
    let is_called_so = example.title.as_ref().is_some_and(|title| title.text.to_lowercase().contains(&name));
    is_answer && is_called_so && matches!(example.body.value, Value::Object(_))
}

/// The most templates that a path is compared with.
const MOST_TEMPLATES: usize = 500;

fn names_the_url(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    words::phrases(|language| language.urls).any(|word| text.contains(word)) || text.contains('{')
}
