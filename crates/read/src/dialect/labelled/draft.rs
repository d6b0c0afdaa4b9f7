//! An operation while its page is being read.

use docwright_schema::{
    Diagnostics, Site, Span, codes,
    document::{Direction, ErrorCode, Example, Method, Operation, Place, Row, Step, Table, Text},
};

use crate::{page::Page, words};

use super::endpoint::Endpoint;

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
    /// The label of its URL.
    pub(super) url_label: Option<Span>,
    /// The label of its method, or the text below it that names none.
    pub(super) method_label: Option<Span>,
    /// Whether a label for its description was seen.
    pub(super) described: bool,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) examples: Vec<Example<'a>>,
    pub(super) error_codes: Vec<ErrorCode<'a>>,
    pub(super) common_parameters: Option<Span>,
    /// The request of a sample call, which names method and path where nothing else does.
    pub(super) sample: Option<Endpoint<'a>>,
    /// The blocks that it was read from.
    pub(super) blocks: std::ops::Range<usize>,
}

impl<'a> Draft<'a> {
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
        shows && (asks || self.tables.len() + self.error_codes.len() > 0 || self.described)
    }

    /// Takes the address from its sample call where it shows an answer and the page names no address.
    pub(super) fn address_by_sample(&mut self) {
        let Some(sample) = self.sample.take().filter(|_| self.paths.is_empty() && self.answers()) else { return };
        self.method = self.method.or(sample.method);
        self.paths.extend(sample.path.map(|path| (sample.method, path)));
    }

    /// Whether it is an operation on a page where `addressed` tells whether any has an address.
    pub(super) fn is_operation(&self, addressed: bool) -> bool {
        let located = !self.paths.is_empty()
            || self.url_label.is_some() && self.has_content()
            || self.method.is_some() && self.is_convincing();
        located || !addressed && self.is_convincing()
    }

    /// The operations: one for each of its paths.
    pub(super) fn finish(mut self, page: &Page<'a>, diagnostics: &mut Diagnostics) -> Vec<Operation<'a>> {
        self.settle_path_tables();
        if !self.query.is_empty() {
            let rows: Vec<_> = std::mem::take(&mut self.query);
            let span = rows.iter().map(|row| row.span).reduce(Span::to).unwrap_or_default();
            self.tables.push(Table { span, place: Place::Query, anchor: None, rows });
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
        Operation {
            span: self.span,
            title: self.title.clone(),
            description: self.description.clone(),
            method,
            path,
            lost_url,
            tables: self.tables.clone(),
            examples: self.examples.clone(),
            error_codes: self.error_codes.clone(),
            common_parameters: self.common_parameters,
            deprecated: self.title.as_ref().is_some_and(|title| words::is_deprecated(&title.text)),
        }
    }

    /// Tells the placeholders of the path from other parameters that stand in their table.
    fn settle_path_tables(&mut self) {
        let placeholders: Vec<String> = self.paths.iter().flat_map(|(_, path)| placeholders(&path.text)).collect();
        let known = !self.paths.is_empty();
        for row in self.tables.iter_mut().filter(|table| table.place == Place::Path).flat_map(|table| &mut table.rows) {
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

fn names_the_url(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    words::phrases(|language| language.urls).any(|word| text.contains(word)) || text.contains('{')
}

/// Whether `path` is `template`, with or without numbers in the place of its placeholders.
fn is_filled(template: &str, path: &str) -> bool {
    let (mut own, mut called) = (template.trim_end_matches('/').split('/'), path.trim_end_matches('/').split('/'));
    loop {
        match (own.next(), called.next()) {
            (None, None) => return true,
            (Some(own), Some(called)) if own == called => {}
            (Some(own), Some(called))
                if own.starts_with('{') && called.contains(|char: char| char.is_ascii_digit()) => {}
            _ => return false,
        }
    }
}

fn placeholders(path: &str) -> Vec<String> {
    let parts = path.split('{').skip(1).filter_map(|part| part.split_once('}'));
    parts.map(|(name, _)| name.to_owned()).collect()
}
