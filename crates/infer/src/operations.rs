//! The operations of the schema.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Address, Diagnostics, Instance, Site, Sources,
    document::{self, Direction, Media, Outcome, Place, Text},
    schema::{Answer, Body, Example, Operation, Parameter, Type, TypeRef, Wrapping},
};

use crate::{
    evidence::{OperationEvidence, ParameterEvidence},
    naming::{
        distinct::{free, with_fingerprint},
        words::Words,
    },
    record::Recorder,
    rules::limits,
    shape::Shape,
    types::{Types, default, description},
};

/// What is known of one operation once everything is named.
pub(crate) struct Named<'e, 'd> {
    pub evidence: &'e OperationEvidence<'d>,
    /// Titles that say nothing, because many pages have them.
    pub shared_titles: &'e BTreeSet<&'e str>,
    pub id: String,
    pub area: String,
    pub payload: &'e Shape,
    pub request: &'e Shape,
}

/// Puts one operation together. `members` lists the idents of each type's members.
pub(crate) fn assemble(
    named: &Named<'_, '_>,
    sources: &Sources,
    types: &mut Types<'_>,
    members: &BTreeMap<String, BTreeSet<String>>,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Operation {
    let evidence = named.evidence;
    let first = evidence.first();
    let body = body(named, types, diagnostics);
    let taken = match body.as_ref().map(|body| &body.ty.kind) {
        Some(Type::Ref { name }) => members.get(name).cloned().unwrap_or_default(),
        Some(_) => BTreeSet::from(["body".to_owned()]),
        None => BTreeSet::new(),
    };
    let mut operation = Operation {
        id: named.id.clone(),
        area: named.area.clone(),
        page: sources.get(first.document.source).name().to_owned(),
        method: evidence.method(),
        path: evidence.path().map(str::to_owned),
        title: title(evidence, named.shared_titles),
        description: prose(evidence),
        deprecated: evidence.parts.iter().any(|part| part.operation.deprecated),
        parameters: Vec::new(),
        body,
        answer: answer(named, types, diagnostics),
        examples: examples(evidence, sources),
    };
    let address = Address::operation(operation.key());
    operation.parameters = parameters(evidence, &address, &taken, types, recorder, diagnostics);
    record(evidence, &operation, &address, recorder);
    operation
}

fn plain(text: &Text<'_>) -> Option<String> {
    Some(text.text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// What the page calls the operation: its title, or else the first line of its description.
fn title(evidence: &OperationEvidence<'_>, shared: &BTreeSet<&str>) -> Option<String> {
    let own = evidence.parts.iter().filter_map(|part| part.operation.title.as_ref());
    let titles = own.filter(|title| !shared.contains(&*title.text)).filter_map(plain);
    let lines = evidence.parts.iter().filter_map(|part| part.operation.description.first().and_then(plain));
    titles.chain(lines).next()
}

fn prose(evidence: &OperationEvidence<'_>) -> Option<String> {
    let mut seen = BTreeSet::new();
    let texts = evidence.parts.iter().flat_map(|part| &part.operation.description).filter_map(plain);
    let paragraphs: Vec<String> = texts.filter(|text| seen.insert(text.clone())).collect();
    Some(paragraphs.join("\n")).filter(|text| !text.is_empty())
}

fn body(named: &Named<'_, '_>, types: &mut Types<'_>, diagnostics: &mut Diagnostics) -> Option<Body> {
    let request = named.request;
    if !request.is_seen() && request.nodes.is_empty() && request.claims.is_empty() {
        return None;
    }
    let ty = types.of_request(request, "", diagnostics);
    let told = named.evidence.parts.iter().find_map(|part| part.operation.media);
    // Only an object has the fields of a form.
    let told = told.filter(|media| *media == Media::Json || matches!(ty.kind, Type::Ref { .. }));
    let media = if types.holds_file(request) { Media::Multipart } else { told.unwrap_or(Media::Json) };
    Some(Body { media_type: media.as_str().to_owned(), ty })
}

fn answer(named: &Named<'_, '_>, types: &mut Types<'_>, diagnostics: &mut Diagnostics) -> Answer {
    let evidence = named.evidence;
    let statuses = evidence.bodies(Direction::Response, Some(Outcome::Ok)).filter_map(|example| example.example.status);
    let told = evidence.parts.iter().filter_map(|part| part.operation.status);
    let payload = named.payload;
    let is_known =
        payload.is_seen() || !payload.nodes.is_empty() || !payload.claims.is_empty() || payload.arrays.items.is_some();
    Answer {
        status: statuses.min().or(told.min()).unwrap_or(200),
        wrapping: evidence.wrapping,
        payload: is_known.then(|| types.of_answer(payload, "data", diagnostics)),
    }
}

fn parameters(
    evidence: &OperationEvidence<'_>,
    address: &Address,
    taken: &BTreeSet<String>,
    types: &mut Types<'_>,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Parameter> {
    let mut ordered: Vec<&ParameterEvidence> = evidence.parameters.iter().collect();
    ordered.sort_by_key(|parameter| (parameter.location, parameter.rank, &parameter.name));
    let idents = idents(&ordered, taken);
    let mut parameters = Vec::with_capacity(ordered.len());
    for (parameter, ident) in ordered.into_iter().zip(idents) {
        let ParameterEvidence { location, name, shape, .. } = parameter;
        let claims = || shape.claims.iter().filter_map(|claim| claim.required);
        recorder.shape(&address.part("parameter").part(location.as_str()).part(name), shape);
        let ty = TypeRef { nullable: false, ..types.of_request(shape, name, diagnostics) };
        parameters.push(Parameter {
            limits: limits::decide(shape, &ty.kind),
            location: *location,
            name: name.clone(),
            ident,
            ty,
            required: *location == Place::Path
                || (claims().any(|required| required) && !claims().any(|required| !required)),
            description: description(shape),
            default: default(shape),
        });
    }
    parameters
}

/// Idents that no body member has either; what clashes says where it goes.
fn idents(parameters: &[&ParameterEvidence], taken: &BTreeSet<String>) -> Vec<String> {
    let wanted: Vec<String> = parameters.iter().map(|parameter| Words::of(&parameter.name).snake()).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    wanted.iter().for_each(|ident| *counts.entry(ident).or_default() += 1);
    let mut used = taken.clone();
    let choose = |(parameter, ident): (&&ParameterEvidence, &String)| {
        let choice = match ident.is_empty() {
            true => with_fingerprint("parameter", &parameter.name),
            false if taken.contains(ident) || counts[&**ident] > 1 => {
                format!("{}_{ident}", parameter.location.as_str())
            }
            false => ident.clone(),
        };
        free(choice, &mut used)
    };
    parameters.iter().zip(&wanted).map(choose).collect()
}

fn examples(evidence: &OperationEvidence<'_>, sources: &Sources) -> Vec<Example> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut examples = Vec::new();
    for example in &evidence.examples {
        let kind = match example.outcome {
            None => "request",
            Some(Outcome::Ok) => "ok",
            Some(Outcome::Error) => "error",
        };
        let count = counts.entry(kind).or_default();
        *count += 1;
        examples.push(Example {
            name: format!("{kind}_{count}"),
            page: sources.get(example.document.source).name().to_owned(),
            direction: example.direction,
            outcome: example.outcome,
            status: example.example.status,
            partial: !example.example.body.is_complete(),
            value: Instance::from(&example.example.body),
        });
    }
    examples
}

/// Notes where the operation and its examples stand.
fn record(evidence: &OperationEvidence<'_>, operation: &Operation, address: &Address, recorder: &mut Recorder<'_>) {
    for part in &evidence.parts {
        recorder.site(address, part.site(), "operation");
        let document::Operation { method, path, description, returns, .. } = part.operation;
        let said = [("method", method.map(|(_, span)| span)), ("path", path.as_ref().map(|path| path.span))];
        let said = said.into_iter().filter_map(|(rule, span)| Some((rule, span?)));
        let said = said.chain(description.iter().map(|text| ("description", text.span)));
        let said = said.chain(returns.iter().map(|returns| ("returns", returns.span)));
        for (rule, span) in said {
            recorder.site(address, Site::new(part.document.source, span), rule);
        }
    }
    for (example, named) in evidence.examples.iter().zip(&operation.examples) {
        let site = Site::new(example.document.source, example.example.body.span);
        recorder.site(&address.part("example").part(&named.name), site, "example");
    }
    let wrapped = operation.answer.wrapping == Wrapping::Envelope;
    if wrapped && let Some(example) = evidence.bodies(Direction::Response, Some(Outcome::Ok)).next() {
        recorder.site(
            &Address::api("envelope"),
            Site::new(example.document.source, example.example.body.span),
            "envelope",
        );
    }
}
