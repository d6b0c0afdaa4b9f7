//! Shapes and documents from little text, for tests.

use std::borrow::Cow;

use docwright_schema::{
    Diagnostics, Sources, Span,
    document::{
        Credential, CredentialPart, Declared, DescribedValue, Direction, Document, Example, Guide, Heading, Method,
        Model, Operation, Outcome, Place, Reference, Row, Server, Step, Table, Text, ValueSet,
    },
    json::{Array, Json, Member, Object, Value},
};

use crate::{Inferred, shape::Shape};

/// The spanned form of strict JSON; all spans are the same.
pub(crate) fn json(text: &str) -> Json<'static> {
    convert(serde_json::from_str(text).expect("fixtures are JSON"))
}

/// The shape of strict JSON.
pub(crate) fn shape(text: &str) -> Shape {
    let source = Sources::default().add("a.md", "");
    Shape::observe(source, &json(text))
}

fn convert(value: serde_json::Value) -> Json<'static> {
    let value = match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => Value::Bool(value),
        serde_json::Value::Number(number) => Value::Number(number.to_string().into()),
        serde_json::Value::String(text) => Value::String(text.into()),
        serde_json::Value::Array(items) => {
            Value::Array(Array { items: items.into_iter().map(convert).collect(), complete: true })
        }
        serde_json::Value::Object(members) => {
            let member = |(key, value)| Member {
                key: Cow::Owned(key),
                key_span: Span::new(0..1),
                value: convert(value),
                remark: None,
            };
            Value::Object(Object { members: members.into_iter().map(member).collect(), complete: true })
        }
    };
    Json { span: Span::new(0..1), value }
}

/// A page put together by hand, as if it had been read.
pub(crate) struct Page {
    name: &'static str,
    document: Document<'static>,
    next: u32,
}

impl Page {
    /// A page called `name`.
    pub(crate) fn new(name: &'static str) -> Self {
        let source = Sources::default().add("", "");
        let (operations, error_codes) = (Vec::new(), Vec::new());
        let document = Document {
            source,
            dialect: "test",
            title: None,
            operations,
            guide: Guide::default(),
            error_codes,
            models: Vec::new(),
            value_sets: Vec::new(),
        };
        Self { name, document, next: 0 }
    }

    /// Each fact gets a place of its own, in the order in which they are stated.
    fn span(&mut self) -> Span {
        self.next += 1;
        Span { start: self.next, end: self.next + 1 }
    }

    fn text(&mut self, text: &'static str) -> Text<'static> {
        Text { span: self.span(), text: text.into() }
    }

    /// An operation such as `GET /contacts/{id}`; `?` stands for what the page has lost.
    pub(crate) fn operation(mut self, method: &str, path: &'static str) -> Self {
        let span = self.span();
        let operation = Operation {
            span,
            title: None,
            description: Vec::new(),
            method: Method::from_word(method).map(|method| (method, span)),
            path: (path != "?").then(|| self.text(path)),
            server: None,
            lost_url: None,
            tables: Vec::new(),
            examples: Vec::new(),
            media: None,
            credentials: Vec::new(),
            error_codes: Vec::new(),
            status: None,
            common_parameters: None,
            returns: None,
            same_as: None,
            deprecated: false,
        };
        self.document.operations.push(operation);
        self
    }

    /// An object described apart, by its name, with its members; below it links to `#name` lead.
    pub(crate) fn model(mut self, name: &'static str, rows: &[[&'static str; 4]], examples: &[&str]) -> Self {
        let heading = Heading { text: self.text(name), name: name.into(), anchors: vec![name.to_lowercase()] };
        let (span, rows) = (self.span(), rows.iter().map(|row| self.row(row)).collect());
        let table = Table { span, place: Place::Response, anchor: None, marks_optional: false, rows };
        let examples = examples.iter().map(|text| json(text)).collect();
        self.document.models.push(Model { span, headings: vec![heading], tables: vec![table], examples });
        self
    }

    /// Values listed below a heading, to which links to `#name` lead.
    pub(crate) fn value_set(mut self, name: &'static str, values: &[(&'static str, &'static str)]) -> Self {
        let heading = Heading { text: self.text(name), name: name.into(), anchors: vec![name.to_lowercase()] };
        let values = values
            .iter()
            .map(|(value, gloss)| DescribedValue { value: self.text(value), gloss: Some((*gloss).into()) })
            .collect();
        let span = self.span();
        self.document.value_sets.push(ValueSet { span, headings: vec![heading], values });
        self
    }

    /// Says where the last row of the last table links to.
    pub(crate) fn links(mut self, target: &'static str) -> Self {
        let table = self.document.operations.last_mut().and_then(|operation| operation.tables.last_mut());
        table.and_then(|table| table.rows.last_mut()).expect("a link belongs to a row").links.push(target.into());
        self
    }

    /// What the last operation says it returns: `oven`, `partial oven`, `oven[]`, `oven @ovens.md#oven`.
    pub(crate) fn returns(mut self, text: &'static str) -> Self {
        let reference = self.reference(text);
        self.document.operations.last_mut().expect("an operation returns something").returns = Some(reference);
        self
    }

    /// What the last operation is called.
    pub(crate) fn titled(mut self, title: &'static str) -> Self {
        let title = self.text(title);
        self.document.operations.last_mut().expect("an operation has a title").title = Some(title);
        self
    }

    /// Which operation the last one says it is the same as.
    pub(crate) fn same_as(mut self, title: &'static str) -> Self {
        let title = self.text(title);
        self.document.operations.last_mut().expect("an operation is the same").same_as = Some(title);
        self
    }

    fn reference(&mut self, text: &'static str) -> Reference<'static> {
        let (text, target) = text.split_once(" @").map_or((text, None), |(text, target)| (text, Some(target.into())));
        let lists = text.matches("[]").count();
        let whole = text.trim_end_matches("[]");
        let name = whole.strip_prefix("partial ").unwrap_or(whole);
        Reference { span: self.span(), name: name.into(), target, lists, is_partial: name != whole }
    }

    /// A table of rows `name | type | required | description`, the last three of which may be empty.
    pub(crate) fn table(mut self, place: Place, rows: &[[&'static str; 4]]) -> Self {
        let span = self.span();
        let rows = rows.iter().map(|row| self.row(row)).collect();
        let operation = self.document.operations.last_mut().expect("a table belongs to an operation");
        operation.tables.push(Table { span, place, anchor: None, marks_optional: false, rows });
        self
    }

    /// The base URL that the page names.
    pub(crate) fn server(mut self, url: &'static str) -> Self {
        let url = self.text(url);
        self.document.guide.servers.push(Server { url, name: None, description: None });
        self
    }

    /// A header by which a sample call authenticates.
    pub(crate) fn credential(mut self, header: &'static str) -> Self {
        let span = self.span();
        let parts = vec![CredentialPart::Parameter { name: "token".into(), sample: "".into() }];
        let operation = self.document.operations.last_mut().expect("a credential belongs to an operation");
        operation.credentials.push(Credential { span, header: header.into(), parts, rows: Vec::new() });
        self
    }

    fn row(&mut self, [name, kind, required, description]: &[&'static str; 4]) -> Row<'static> {
        let path = name.split('.').flat_map(|part| {
            let key = part.trim_end_matches("[]");
            let items = (key.len() < part.len()).then_some(Step::Items);
            std::iter::once(Step::Key(key.into())).chain(items)
        });
        let refers = kind.strip_prefix("-> ");
        Row {
            span: self.span(),
            path: path.collect(),
            name: self.text(name),
            declared: declared(kind),
            refers: refers.map(|text| self.reference(text)),
            links: Vec::new(),
            required: required.parse().ok(),
            nullable: None,
            description: (!description.is_empty()).then(|| self.text(description)),
            limits: docwright_schema::Limits::default(),
            default: None,
            example: None,
            values: Vec::new(),
            place: None,
        }
    }

    /// Gives the last row of the last table a set of values.
    pub(crate) fn values(mut self, values: &[(&'static str, &'static str)]) -> Self {
        let values = values
            .iter()
            .map(|(value, gloss)| DescribedValue { value: self.text(value), gloss: Some((*gloss).into()) })
            .collect();
        let table = self.document.operations.last_mut().and_then(|operation| operation.tables.last_mut());
        table.and_then(|table| table.rows.last_mut()).expect("values belong to a row").values = values;
        self
    }

    /// Says of the last row of the last table where its value is sent.
    pub(crate) fn row_place(mut self, place: Place) -> Self {
        let table = self.document.operations.last_mut().and_then(|operation| operation.tables.last_mut());
        table.and_then(|table| table.rows.last_mut()).expect("a place belongs to a row").place = Some(place);
        self
    }

    /// Says of the last table that it marks what is optional, and of its last row what holds where nothing is sent.
    pub(crate) fn marked_with_default(mut self, default: &'static str) -> Self {
        let default = self.text(default);
        let table = self.document.operations.last_mut().and_then(|operation| operation.tables.last_mut());
        let table = table.expect("a mark belongs to a table");
        table.marks_optional = true;
        table.rows.last_mut().expect("a default belongs to a row").default = Some(default);
        self
    }

    /// A request example.
    pub(crate) fn request(self, body: &str) -> Self {
        self.example(Direction::Request, None, body)
    }

    /// An answer to a successful call.
    pub(crate) fn ok(self, body: &str) -> Self {
        self.example(Direction::Response, Some(Outcome::Ok), body)
    }

    /// An answer to a failed call.
    pub(crate) fn error(self, body: &str) -> Self {
        self.example(Direction::Response, Some(Outcome::Error), body)
    }

    /// An answer to a successful call whose keys keep their order.
    pub(crate) fn answer(self, body: Json<'static>) -> Self {
        self.shown(Direction::Response, Some(Outcome::Ok), body)
    }

    fn example(self, direction: Direction, outcome: Option<Outcome>, body: &str) -> Self {
        self.shown(direction, outcome, json(body))
    }

    fn shown(mut self, direction: Direction, outcome: Option<Outcome>, mut body: Json<'static>) -> Self {
        body.span = self.span();
        let operation = self.document.operations.last_mut().expect("an example belongs to an operation");
        operation.examples.push(Example { direction, outcome, status: None, title: None, body });
        self
    }
}

fn declared(kind: &'static str) -> Option<Declared<'static>> {
    let inside = |outer| kind.strip_prefix(outer).and_then(|kind| declared(kind.strip_suffix('>')?)).map(Box::new);
    Some(match kind {
        _ if kind.starts_with("array<") => Declared::Array(inside("array<")),
        _ if kind.starts_with("map<") => Declared::Map(inside("map<")),
        _ if kind.starts_with(|char: char| char.is_ascii_uppercase()) => Declared::Named(kind.into()),
        "boolean" => Declared::Boolean,
        "integer" => Declared::Integer,
        "number" => Declared::Number,
        "string" => Declared::String,
        "object" => Declared::Object,
        "array" => Declared::Array(None),
        _ => return None,
    })
}

/// What pages in the given order add up to, and what is said of them.
pub(crate) fn infer(pages: Vec<Page>) -> (Inferred, Vec<&'static str>) {
    let mut diagnostics = Diagnostics::default();
    let (inferred, _) = infer_and_report(pages, &mut diagnostics);
    (inferred, diagnostics.iter().map(|diagnostic| diagnostic.code.id).collect())
}

/// What pages in the given order add up to, and their sources.
pub(crate) fn infer_and_report(pages: Vec<Page>, diagnostics: &mut Diagnostics) -> (Inferred, Sources) {
    let mut sources = Sources::default();
    let mut documents = Vec::new();
    for page in pages {
        let source = sources.add(page.name, " ".repeat(1 << 10));
        documents.push(Document { source, ..page.document });
    }
    let inferred = crate::infer("test-api", &sources, &documents, diagnostics);
    (inferred, sources)
}
