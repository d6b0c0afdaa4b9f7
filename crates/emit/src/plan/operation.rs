//! Operations: what their structs hold, take and send.

use std::collections::BTreeSet;

use docwright_schema::{
    Instance, Schema,
    schema::{self, Direction, Example, Method, Outcome, Place, Type, TypeRef, Wrapping},
};

use super::{
    model::{ARGUMENTS, Member, Struct, format_doc, with_default, with_limits},
    names::free,
    paging::Paging,
    ty::{RustType, Types},
};
use crate::prose::{Doc, code};

/// An operation that can be called.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Operation {
    pub name: String,
    pub doc: Doc,
    pub is_deprecated: bool,
    /// The method, in capitals.
    pub method: &'static str,
    pub path: String,
    /// The page that documents it.
    pub page: String,
    pub parameters: Vec<Parameter>,
    pub body: Option<Body>,
    pub answer: Answer,
    /// How its answer leads to the next one, where that is a page of a list.
    pub paging: Option<Paging>,
    /// Its name among the operations of its area.
    pub call: String,
}

/// A parameter outside the body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Parameter {
    pub ident: String,
    pub wire: String,
    pub doc: Doc,
    pub place: Place,
    pub is_required: bool,
    /// Whether its value is copied instead of borrowed.
    pub is_copy: bool,
    pub value: ParameterValue,
}

/// What a parameter holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ParameterValue {
    /// A value that is sent as it prints.
    One(RustType),
    /// Any number of them, sent one by one.
    Many(RustType),
    /// Whatever the caller can print: the docs do not say what it is, or it is nothing that prints.
    Printed,
}

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Body {
    /// The field of the operation that holds it.
    pub field: String,
    pub ty: RustType,
    pub encoding: Encoding,
    /// The struct whose members are the operation's own arguments and setters, unless there are too many arguments.
    pub spread: Option<Struct>,
}

/// How a request body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Json,
    /// As URL-encoded pairs.
    Form,
    /// In parts, of which some are files.
    Multipart,
    /// In parts where there is a file, and as JSON, which the docs show, where there is none.
    MultipartOrJson,
}

impl Encoding {
    fn new(media_type: &str) -> Self {
        match media_type {
            json if json.contains("json") => Self::Json,
            parts if parts.starts_with("multipart/") => Self::Multipart,
            form if form.contains("form") => Self::Form,
            _ => Self::Json,
        }
    }
}

/// What an answer is read as.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// A payload in the envelope.
    Envelope(RustType),
    /// The whole body, which has the envelope's discriminator in it.
    Whole(RustType),
    /// The envelope without a payload.
    Acknowledged,
    /// A payload alone.
    Bare(RustType),
    /// Nothing.
    Empty,
}

impl Answer {
    pub(super) fn new(schema: &Schema, operation: &schema::Operation, types: &Types<'_>) -> Self {
        let (answer, has_envelope) = (&operation.answer, schema.envelope.is_some());
        let payload = answer.payload.as_ref().filter(|_| !is_acknowledged(schema, operation));
        match (payload.map(|ty| types.of(ty).without_files()), answer.wrapping) {
            (Some(ty), Wrapping::Envelope) if has_envelope => Self::Envelope(ty),
            (Some(ty), Wrapping::Whole) if has_envelope => Self::Whole(ty),
            (None, Wrapping::Envelope | Wrapping::Whole) if has_envelope => Self::Acknowledged,
            (Some(ty), _) => Self::Bare(ty),
            (None, _) => Self::Empty,
        }
    }

    /// The type that reads and writes a whole body.
    pub(crate) fn wire(&self) -> RustType {
        match self {
            Self::Envelope(ty) => RustType::Wrapped("Envelope".to_owned(), Box::new(ty.clone())),
            Self::Whole(ty) => RustType::Wrapped("Whole".to_owned(), Box::new(ty.clone())),
            Self::Acknowledged => RustType::Named("Acknowledged".to_owned()),
            Self::Bare(ty) => ty.clone(),
            Self::Empty => RustType::Value,
        }
    }
}

/// Whether there is nothing in an answer but that the call succeeded: nothing is known of its payload, and all examples
/// show that it is empty.
///
/// A GET is sent for what it answers, so docs that show nothing of it have left it out.
fn is_acknowledged(schema: &Schema, operation: &schema::Operation) -> bool {
    let answers = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let mut answers = answers.filter(|example| example.outcome != Some(Outcome::Error)).peekable();
    let payload = |example: &'_ Example| match (&schema.envelope, operation.answer.wrapping) {
        (Some(envelope), Wrapping::Envelope) => example.value.get(&envelope.payload).cloned(),
        _ => Some(example.value.clone()),
    };
    let is_nothing = |value: Option<Instance>| match value {
        None | Some(Instance::Null) => true,
        Some(Instance::Object(members)) => members.is_empty(),
        Some(_) => false,
    };
    let is_unknown = |ty: &Type| matches!(ty, Type::Unknown);
    let is_known = operation.answer.payload.as_ref().is_some_and(|payload| match &payload.kind {
        Type::Map { values } => !is_unknown(&values.kind),
        kind => !is_unknown(kind),
    });
    !is_known
        && !matches!(operation.method, None | Some(Method::Get | Method::Head))
        && answers.peek().is_some()
        && answers.all(|example| !example.partial && is_nothing(payload(example)))
}

impl Operation {
    /// The operation, where the docs name its method and path.
    pub(super) fn new(
        schema: &Schema,
        operation: &schema::Operation,
        types: &Types<'_>,
        structs: &dyn Fn(&str) -> Option<Struct>,
    ) -> Option<Self> {
        let (method, path) = operation.method.zip(operation.path.clone())?;
        let parameters = parameters(schema, operation, &path, types);
        let mut taken = parameters.iter().map(|parameter| parameter.ident.clone()).collect();
        let body = operation.body.as_ref().map(|body| Body::new(operation, body, &mut taken, types, structs));
        let answer = Answer::new(schema, operation, types);
        Some(Self {
            paging: Paging::new(operation, &parameters, &answer, structs),
            call: operation.id.clone(),
            name: types.names.operation(&operation.id).to_owned(),
            doc: doc(operation, method.as_str(), &path),
            is_deprecated: operation.deprecated,
            method: method.as_str(),
            path,
            page: operation.page.clone(),
            parameters,
            body,
            answer,
        })
    }

    /// The members of the body that the constructor takes one by one; `None` where it takes the body as a whole.
    pub(crate) fn body_arguments(&self) -> Option<Vec<&Member>> {
        let arguments = self.body.as_ref()?.spread.as_ref()?.arguments();
        (self.required_parameters().len() + arguments.len() <= ARGUMENTS).then_some(arguments)
    }

    /// The parameters that the constructor takes: those of the path in its order, then all others by name.
    pub(crate) fn required_parameters(&self) -> Vec<&Parameter> {
        let mut required: Vec<_> = self.parameters.iter().filter(|parameter| parameter.is_required).collect();
        let paths = required.iter().take_while(|parameter| parameter.place == Place::Path).count();
        required[paths..].sort_by(|a, b| a.ident.cmp(&b.ident));
        required
    }

    /// Whether the constructor takes nothing.
    pub(crate) fn is_plain(&self) -> bool {
        self.parameters.iter().all(|parameter| !parameter.is_required)
            && (self.body.is_none() || self.body_arguments().is_some_and(|arguments| arguments.is_empty()))
    }
}

impl Body {
    fn new(
        operation: &schema::Operation,
        body: &schema::Body,
        taken: &mut BTreeSet<String>,
        types: &Types<'_>,
        structs: &dyn Fn(&str) -> Option<Struct>,
    ) -> Self {
        let spread = spread(&body.ty, types, structs);
        let mut requests = operation.examples.iter().filter(|example| example.direction == Direction::Request);
        let encoding = match Encoding::new(&body.media_type) {
            Encoding::Multipart
                if spread.as_ref().is_some_and(|body| requests.any(|shown| has_no_file(&shown.value, body))) =>
            {
                Encoding::MultipartOrJson
            }
            encoding => encoding,
        };
        Self { field: free("body", "_", taken), ty: types.of(&body.ty), encoding, spread }
    }
}

/// Whether a request is shown as it is without its files, none of which it needs.
fn has_no_file(shown: &Instance, body: &Struct) -> bool {
    let files: Vec<&Member> = body.members.iter().filter(|member| member.inner.is_file()).collect();
    let is_left_out = |file: &&Member| shown.get(&file.wire).is_none() && !file.is_argument();
    matches!(shown, Instance::Object(_)) && !files.is_empty() && files.iter().all(is_left_out)
}

fn spread(body: &TypeRef, types: &Types<'_>, structs: &dyn Fn(&str) -> Option<Struct>) -> Option<Struct> {
    match types.of(body) {
        RustType::Named(name) => structs(&name).filter(|body| body.is_built),
        _ => None,
    }
}

/// The parameters that a request is written with: all that the docs name, and all places that the path has for one.
fn parameters(schema: &Schema, operation: &schema::Operation, path: &str, types: &Types<'_>) -> Vec<Parameter> {
    let places = placeholders(path);
    let is_sent = |parameter: &&schema::Parameter| match parameter.location {
        Place::Path => places.contains(&*parameter.name),
        Place::Header => !is_set_elsewhere(schema, &parameter.name),
        Place::Response => false,
        _ => true,
    };
    let mut parameters: Vec<_> =
        operation.parameters.iter().filter(is_sent).map(|parameter| Parameter::new(parameter, types)).collect();
    let mut taken: BTreeSet<String> = operation.parameters.iter().map(|parameter| parameter.ident.clone()).collect();
    let is_path = |name: &str| operation.parameters.iter().any(|own| own.location == Place::Path && own.name == name);
    for name in places.into_iter().filter(|name| !is_path(name)) {
        let ident = free(&heck::ToSnakeCase::to_snake_case(name), "_in_path", &mut taken);
        let (wire, place) = (name.to_owned(), Place::Path);
        let (is_required, is_copy, value) = (true, false, ParameterValue::Printed);
        parameters.push(Parameter { ident, wire, doc: Doc::default(), place, is_required, is_copy, value });
    }
    // Path parameters stand first, in the order of the path.
    parameters.sort_by_key(|parameter| match parameter.place {
        Place::Path => path.find(&format!("{{{}}}", parameter.wire)).unwrap_or_default(),
        _ => usize::MAX,
    });
    parameters
}

/// Headers that say how a body is written, and credentials, are not the caller's to give.
fn is_set_elsewhere(schema: &Schema, header: &str) -> bool {
    let credentials = schema.authentication.as_ref().map(|authentication| &*authentication.header);
    let is = |other: &str| header.eq_ignore_ascii_case(other);
    is("Accept") || is("Content-Type") || is("Content-Length") || credentials.is_some_and(is)
}

/// The names in braces, each once.
fn placeholders(path: &str) -> BTreeSet<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

impl Parameter {
    fn new(parameter: &schema::Parameter, types: &Types<'_>) -> Self {
        let doc = Doc::text(parameter.description.as_ref()).and(format_doc(&parameter.ty.kind));
        let value = ParameterValue::new(types.kind(&parameter.ty.kind).without_files(), parameter.location, types);
        Self {
            ident: parameter.ident.clone(),
            wire: parameter.name.clone(),
            doc: with_limits(with_default(doc, parameter.default.as_ref()), parameter.limits),
            place: parameter.location,
            is_required: parameter.required || parameter.location == Place::Path,
            is_copy: matches!(&value, ParameterValue::One(ty) if types.is_copy(ty)),
            value,
        }
    }
}

impl ParameterValue {
    fn new(ty: RustType, place: Place, types: &Types<'_>) -> Self {
        match ty {
            RustType::Vec(items) if items.is_text(types) && !matches!(place, Place::Path | Place::Header) => {
                Self::Many(*items)
            }
            ty if ty.is_text(types) => Self::One(ty),
            _ => Self::Printed,
        }
    }

    /// The named types in it.
    pub(crate) fn ty(&self) -> Option<&RustType> {
        match self {
            Self::One(ty) | Self::Many(ty) => Some(ty),
            Self::Printed => None,
        }
    }
}

fn doc(operation: &schema::Operation, method: &str, path: &str) -> Doc {
    let doc = Doc::text(operation.title.as_ref()).and(Doc::text(operation.description.as_ref()));
    let doc = if operation.deprecated {
        doc.and_own("The documentation says that it should no longer be used.")
    } else {
        doc
    };
    let call = code(&format!("{method} {path}"));
    doc.and_own(&format!("{call}, documented in {}.", code(&operation.page)))
}
