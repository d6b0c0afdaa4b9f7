//! Puts operations together from actions and their resources.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Diagnostics, Site, Span, codes,
    document::{Direction, Example, Media, Method, Operation, Outcome, Place, Row, Step, Table, Text},
    json::{Json, Value},
};

use crate::{
    page::{Page, is_separator, trim},
    words,
};

use super::{
    keyword::Keyword,
    member::{self, Member},
    outline::{Action, Resource},
    payload::{self, Payload},
    spec::{Spec, TypeName},
    template::{self, Template},
    tree::Item,
    types::{Types, Writer},
};

/// What the actions of a page share.
pub(super) struct Shared<'a> {
    pub(super) types: Types<'a>,
    /// The bodies of models, by their resources' names in lower case.
    pub(super) models: BTreeMap<String, Vec<Json<'a>>>,
    /// How many members the page may still take.
    pub(super) left: usize,
}

impl<'a> Shared<'a> {
    /// Learns the types and models that the resources of a page define.
    pub(super) fn learn(&mut self, page: &Page<'a>, resources: &[Resource<'a>], diagnostics: &mut Diagnostics) {
        for resource in resources {
            for item in &resource.items {
                match item.keyword {
                    Some(Keyword::Attributes) => self.types.define(resource.name, attributes(page, item)),
                    Some(Keyword::Model) => self.model(page, resource.name, item, diagnostics),
                    _ => {}
                }
            }
        }
    }

    fn model(&mut self, page: &Page<'a>, name: &str, item: &Item<'a>, diagnostics: &mut Diagnostics) {
        let payload = Payload::of(page, item);
        if let Some(own) = payload.attributes {
            self.types.define(name, attributes(page, own));
        }
        let bodies = payload.examples(page, diagnostics);
        self.models.entry(name.to_lowercase()).or_insert(bodies);
    }
}

/// The members that `+ Attributes` lists.
fn attributes<'a>(page: &Page<'a>, item: &Item<'a>) -> Member<'a> {
    let rest = Keyword::of(item.head).map_or("", |(_, rest)| rest);
    let inside = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let type_name = inside.map(Spec::parse).and_then(|spec| spec.type_name);
    Member::body(page, item.span, type_name, &item.items)
}

/// The longest name of a model.
const NAME: usize = 200;

/// An operation while it is put together.
pub(super) struct Draft<'d, 'a> {
    page: &'d Page<'a>,
    shared: &'d mut Shared<'a>,
    diagnostics: &'d mut Diagnostics,
    resource: &'d Resource<'a>,
    action: &'d Action<'a>,
    tables: Vec<Table<'a>>,
    examples: Vec<Example<'a>>,
}

impl<'d, 'a> Draft<'d, 'a> {
    pub(super) fn new(
        page: &'d Page<'a>,
        shared: &'d mut Shared<'a>,
        resource: &'d Resource<'a>,
        action: &'d Action<'a>,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self { page, shared, diagnostics, resource, action, tables: Vec::new(), examples: Vec::new() }
    }

    /// The operation.
    pub(super) fn finish(mut self) -> Operation<'a> {
        let (page, action, resource) = (self.page, self.action, self.resource);
        let own = |keyword| action.items.iter().filter(move |item| item.keyword == Some(keyword));
        let requests: Vec<_> = own(Keyword::Request).map(|item| Payload::of(page, item)).collect();
        let responses: Vec<_> = own(Keyword::Response).map(|item| Payload::of(page, item)).collect();
        self.parameters(&requests);
        self.headers(&requests);
        self.requests(&requests);
        self.responses(&responses);
        let template = action.template.as_ref().or(resource.template.as_ref());
        let method = Method::from_word(action.word).map(|method| (method, page.span_of(action.word)));
        self.report_lost(method.is_none(), template.is_none());
        let title = Some(action.name).filter(|name| !name.is_empty()).map(|name| page.plain(page.span_of(name)));
        // The rows of a table are no description.
        let is_prose = |span: &&Span| !page.raw(**span).lines().any(|line| is_separator(trim(line)));
        let paragraphs = action.text.iter().filter(is_prose).map(|span| member::paragraph(page, *span));
        Operation {
            span: action.span,
            deprecated: title.as_ref().is_some_and(|title| words::is_deprecated(&title.text)),
            title,
            description: paragraphs.filter(|text| !text.text.is_empty()).collect(),
            method,
            path: template.map(|template| template.path.clone()),
            server: None,
            lost_url: None,
            tables: self.tables,
            examples: self.examples,
            credentials: Vec::new(),
            media: requests.iter().filter_map(|request| Media::named_in(request.media_type)).min(),
            error_codes: Vec::new(),
            status: responses.iter().filter(|response| response.outcome == Some(Outcome::Ok)).find_map(|ok| ok.status),
            common_parameters: None,
            returns: None,
            same_as: None,
        }
    }

    fn report_lost(&mut self, method: bool, url: bool) {
        let site = Site::new(self.page.source, self.action.span);
        if url {
            self.diagnostics.report(&codes::URL_LOST, site, "neither this action nor its resource has a URI template");
        }
        if method {
            self.diagnostics.report(&codes::METHOD_LOST, site, "no HTTP method is named for this action");
        }
    }

    fn table(&mut self, span: Span, place: Place, rows: Vec<Row<'a>>) {
        if !rows.is_empty() {
            self.tables.push(Table { span, place, anchor: None, marks_optional: false, rows });
        }
    }

    /// The parameters of path and query. The action's own word counts before its resource's.
    fn parameters(&mut self, requests: &[Payload<'d, 'a>]) {
        let (page, action, resource) = (self.page, self.action, self.resource);
        let template = action.template.as_ref().or(resource.template.as_ref());
        let in_requests = requests.iter().flat_map(|request| request.parameters.iter().copied());
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut known: BTreeSet<String> = BTreeSet::new();
        let lists = |items: &'d [Item<'a>]| items.iter().filter(|item| item.keyword == Some(Keyword::Parameters));
        let own = lists(&action.items).chain(in_requests).flat_map(|list| &list.items).map(|item| (item, false));
        let common = lists(&resource.items).flat_map(|list| &list.items).map(|item| (item, true));
        for (item, is_common) in own.chain(common) {
            let Some(row) = self.parameter(item) else { continue };
            let strays = is_common && action.template.as_ref().is_some_and(|own| !names(own, &row.name.text));
            if !strays && known.insert(row.name.text.to_string()) {
                rows.push(row);
            }
        }
        let unnamed = template.iter().flat_map(|template| &template.query).filter(|row| {
            // What another action of the resource describes is that action's.
            !known.contains(&*row.name.text)
                && (action.template.is_some() || !resource.described.contains(&*row.name.text))
        });
        rows.extend(unnamed.cloned());
        let is_path = |row: &Row<'a>| template.is_some_and(|template| template.has_placeholder(&row.name.text));
        let (path, query): (Vec<_>, Vec<_>) = rows.into_iter().partition(is_path);
        let span =
            |rows: &[Row<'a>]| rows.iter().map(|row| row.span).reduce(Span::to).unwrap_or(page.span_of(action.word));
        self.table(span(&path), Place::Path, path);
        self.table(span(&query), Place::Query, query);
    }

    fn parameter(&mut self, item: &Item<'a>) -> Option<Row<'a>> {
        self.shared.left = self.shared.left.checked_sub(1)?;
        let member = Member::parameter(self.page, item);
        let mut row = Writer::new(&self.shared.types, false, &mut self.shared.left).lone(&member)?;
        let name = member.name.text.trim_end_matches('*');
        if name.is_empty() || name.contains(char::is_whitespace) {
            let site = Site::new(self.page.source, item.span);
            self.diagnostics.report(&codes::ROW_UNREADABLE, site, "this item names no parameter");
            return None;
        }
        let name = match &member.name.text {
            std::borrow::Cow::Borrowed(text) => template::decoded(text.trim_end_matches('*')),
            std::borrow::Cow::Owned(text) => template::decoded(text.trim_end_matches('*')).into_owned().into(),
        };
        row.name = Text { text: name.clone(), ..row.name };
        row.path = vec![Step::Key(name)];
        Some(row)
    }

    fn headers(&mut self, requests: &[Payload<'d, 'a>]) {
        let own = self.action.items.iter().filter(|item| item.keyword == Some(Keyword::Headers));
        let mut seen = BTreeSet::new();
        let own = own.flat_map(|item| payload::headers(self.page, item));
        let rows: Vec<Row<'a>> = own
            .chain(requests.iter().flat_map(|request| request.headers.iter().cloned()))
            .filter(|row| seen.insert(row.name.text.to_ascii_lowercase()))
            .collect();
        let span = rows.iter().map(|row| row.span).reduce(Span::to).unwrap_or_default();
        self.table(span, Place::Header, rows);
    }

    /// What requests send: the attributes of the action stand for those that list none of their own.
    fn requests(&mut self, requests: &[Payload<'d, 'a>]) {
        let common = self.action.items.iter().find(|item| item.keyword == Some(Keyword::Attributes));
        let mut uses_common = requests.is_empty();
        for request in requests {
            let examples = self.bodies(request);
            let by_schema = request.described(self.page);
            uses_common |= request.attributes.is_none() && by_schema.is_empty();
            if let Some(own) = request.attributes {
                self.described(own, Place::Body, !examples.is_empty());
            } else if !by_schema.is_empty() {
                self.table(request.span, Place::Body, by_schema);
            } else if examples.is_empty() {
                self.referred(request, Place::Body);
            }
            let rows = request.form(self.page);
            self.table(request.span, Place::Body, rows);
            self.examples.extend(examples.into_iter().map(|body| Example {
                direction: Direction::Request,
                outcome: None,
                status: None,
                title: request.title.clone(),
                body,
            }));
        }
        if let Some(common) = common.filter(|_| uses_common) {
            let shown = !self.examples.is_empty();
            self.described(common, Place::Body, shown);
        }
    }

    fn responses(&mut self, responses: &[Payload<'d, 'a>]) {
        for response in responses {
            let (status, outcome) = (response.status, response.outcome);
            let examples = self.bodies(response);
            if outcome == Some(Outcome::Ok) {
                self.answer(response, &examples);
            }
            self.examples.extend(examples.into_iter().map(|body| Example {
                direction: Direction::Response,
                outcome,
                status,
                title: None,
                body,
            }));
        }
    }

    /// What an answer consists of: by its own attributes, by the model that it refers to, or by its resource's.
    fn answer(&mut self, response: &Payload<'d, 'a>, examples: &[Json<'a>]) {
        if let Some(own) = response.attributes {
            return self.described(own, Place::Response, !examples.is_empty());
        }
        let by_schema = response.described(self.page);
        if !by_schema.is_empty() {
            return self.table(response.span, Place::Response, by_schema);
        }
        if self.referred(response, Place::Response) || response.status == Some(204) || !response.is_json() {
            return;
        }
        let mut own = self.resource.items.iter().filter(|item| item.keyword == Some(Keyword::Attributes));
        let Some(item) = own.next() else { return };
        let rows = self.rows(item, !examples.is_empty());
        let fits =
            if examples.is_empty() { response.body.is_none() } else { examples.iter().any(|body| shows(body, &rows)) };
        if fits {
            self.table(item.span, Place::Response, rows);
        }
    }

    /// The bodies that a payload shows, its own or those of the model that it refers to.
    fn bodies(&mut self, payload: &Payload<'d, 'a>) -> Vec<Json<'a>> {
        if let Some(name) = payload.reference {
            return self.shared.models.get(&name.to_lowercase()).cloned().unwrap_or_default();
        }
        // The empty brackets behind a reference are sometimes forgotten.
        let body = payload.body.map(|span| trim(self.page.raw(span))).filter(|body| body.len() < NAME);
        let name = body.and_then(|body| body.strip_prefix('[')?.strip_suffix(']'));
        if let Some(model) = name.and_then(|name| self.shared.models.get(&name.to_lowercase())) {
            return model.clone();
        }
        payload.examples(self.page, self.diagnostics)
    }

    /// Adds what the model consists of that a payload refers to.
    fn referred(&mut self, payload: &Payload<'d, 'a>, place: Place) -> bool {
        let Some(base) = payload.reference else { return false };
        let body = Member::body(self.page, payload.span, Some(TypeName { base, nested: "" }), &[]);
        let rows = Writer::new(&self.shared.types, true, &mut self.shared.left).body(&body);
        self.table(payload.span, place, rows);
        true
    }

    fn described(&mut self, item: &Item<'a>, place: Place, shown: bool) {
        let rows = self.rows(item, shown);
        self.table(item.span, place, rows);
    }

    fn rows(&mut self, item: &Item<'a>, shown: bool) -> Vec<Row<'a>> {
        if self.shared.left == 0 {
            return Vec::new();
        }
        let body = attributes(self.page, item);
        Writer::new(&self.shared.types, shown, &mut self.shared.left).body(&body)
    }
}

/// Whether a template has a variable of this name.
fn names(template: &Template<'_>, name: &str) -> bool {
    template.has_placeholder(name) || template.has_query(name)
}

/// Whether a body shows a member that rows describe.
fn shows(body: &Json<'_>, rows: &[Row<'_>]) -> bool {
    match &body.value {
        Value::Object(object) => rows.iter().any(|row| match &row.path[..] {
            [Step::Key(key)] => object.get(key).is_some(),
            _ => false,
        }),
        Value::Array(_) => rows.iter().any(|row| row.path.first() == Some(&Step::Items)),
        _ => false,
    }
}
