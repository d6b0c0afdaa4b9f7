//! Infers one schema from what documentation pages say.
//!
//! The passes stand in [`infer`] in their order. Evidence is merged and never decided upon before all
//! of it is there; names are given over the finished set. So neither the order of pages nor the
//! order of examples and keys ever shows in the result.

mod abridged;
mod bodies;
mod evidence;
mod facts;
mod format;
mod graph;
mod keys;
#[cfg(test)]
mod laws;
mod memory;
mod models;
mod naming;
mod operations;
mod overrides;
mod parallel;
mod record;
mod redact;
pub mod rules;
pub mod sensitive;
mod sets;
mod shape;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod types;

use std::collections::{BTreeMap, BTreeSet};

use heck::ToUpperCamelCase;

use docwright_schema::{
    Address, Diagnostics, Draft, Provenance, Schema, SourceId, Sources, codes,
    document::{Document, Method},
    schema::{Area, Envelope, ErrorBody, Field, Presence, TypeBody},
};

pub use self::{
    memory::{Recalled, remember, remember_names, report as report_recalled},
    overrides::{Override, Rejected, address, addresses, overrule},
    redact::{Redaction, Unused, redact},
};
use crate::{
    bodies::Bodies,
    evidence::{Evidence, OperationEvidence},
    graph::Scope,
    naming::{area, distinct::distinct, operation::OperationName, words::Words},
    operations::Named,
    record::Recorder,
    rules::{envelope, identifier, paging, presence},
    sets::SetPlace,
    shape::{NodeId, Objects},
    types::Types,
};

/// What the documents add up to.
#[derive(Debug, Clone)]
pub struct Inferred {
    /// What the API is.
    pub schema: Schema,
    /// Where each fact of it stands.
    pub provenance: Provenance,
}

/// Infers the schema of the API that is called `name`.
///
/// # Panics
/// When a name was given twice or a reference leads nowhere, which no input can bring about.
pub fn infer(name: &str, sources: &Sources, documents: &[Document<'_>], diagnostics: &mut Diagnostics) -> Inferred {
    let mut recorder = Recorder::new(sources);
    let mut draft = Draft { name: name.to_owned(), ..Draft::default() };
    let mut evidence = evidence::collect(sources, documents, diagnostics);
    let names = operation_names(&evidence, sources);
    let ids = operation_ids(&evidence, &names, diagnostics);
    let areas = operation_areas(&evidence, &names, sources);
    let bodies = bodies::take(&mut evidence, &names);
    let groups = named_groups(&bodies);
    let words: Vec<Words> = ids.iter().map(|id| Words::of(id)).collect();
    let reserved = reserved_names(&evidence, &words);
    let type_names = naming::types::name(&bodies.graph, &groups, &words, &reserved, diagnostics);

    let known_areas: BTreeSet<&String> = areas.iter().collect();
    let area_of = |name: &str, operations: &BTreeSet<usize>| type_area(name, operations, &areas, &known_areas);
    let places = parameter_places(&evidence, &words);
    let (sets, set_types) = sets::name(&bodies.graph, &type_names, &reserved, &places, &area_of);
    let mut types = Types::new(&bodies.graph, type_names, sets);
    draft.types = types.objects(&area_of, &mut recorder, diagnostics);
    draft.types.extend(set_types);
    presence::end_circles(&mut draft.types);
    draft.envelope = envelope(&evidence, &bodies, &mut types, &mut recorder, diagnostics);
    draft.error = error_body(&evidence, &bodies, &mut types, &mut recorder, diagnostics);
    let discriminator = evidence.envelope.as_ref().and_then(|rule| bodies.envelope.fields.get(&*rule.discriminator));
    facts::gather(&mut draft, documents, discriminator.map(|member| &member.shape), &mut recorder);
    let members = member_idents(&draft);
    let shared_titles = shared_titles(documents);
    for (at, operation) in evidence.operations.iter().enumerate() {
        let (id, area) = (ids[at].clone(), areas[at].clone());
        let subject = Named {
            evidence: operation,
            shared_titles: &shared_titles,
            id,
            area,
            payload: &bodies.payloads[at],
            request: &bodies.requests[at],
        };
        let mut assembled = operations::assemble(&subject, sources, &mut types, &members, &mut recorder, diagnostics);
        abridged::mark(&draft, operation, &mut assembled, diagnostics);
        draft.operations.push(assembled);
    }
    draft.operations.sort_by(|a, b| a.id.cmp(&b.id));
    draft.areas = draft_areas(&draft);
    identifier::give(&mut draft, &mut recorder);
    let schema = draft.close().unwrap_or_else(|error| panic!("inference names things once and resolves them: {error}"));
    Inferred { schema, provenance: recorder.finish() }
}

fn operation_names(evidence: &Evidence<'_>, sources: &Sources) -> Vec<OperationName> {
    let mut on_page: BTreeMap<SourceId, usize> = BTreeMap::new();
    for operation in &evidence.operations {
        *on_page.entry(operation.first().document.source).or_default() += 1;
    }
    let name = |operation: &OperationEvidence<'_>| {
        let is_alone = on_page.get(&operation.first().document.source) == Some(&1);
        operation_name(operation, paging::answers_in_lists(operation, evidence.envelope.as_ref()), is_alone, sources)
    };
    evidence.operations.iter().map(name).collect()
}

/// What an operation's path says, or its page's name where it has none.
fn operation_name(
    operation: &OperationEvidence<'_>,
    is_list: bool,
    is_alone: bool,
    sources: &Sources,
) -> OperationName {
    if let (Some(method), Some(path)) = (operation.method(), operation.path()) {
        let titles = operation.parts.iter().map(|part| part.operation.title.as_ref());
        let titles: Vec<Words> =
            titles.map(|title| title.map(|title| Words::of(&title.text)).unwrap_or_default()).collect();
        let (method, path) = naming::operation::told_by_titles(method, path, &titles);
        let mut name = naming::operation::name(method, path, is_list);
        // A page of its own tells two versions of one path apart better than any part of the path does.
        let stem = area::stem(sources.get(operation.first().document.source).name());
        if is_alone && stem.len() > 1 {
            name.candidates.insert(name.candidates.len() - 1, stem);
        }
        return name;
    }
    let first = operation.first();
    let page = area::page_words(sources.get(first.document.source).name());
    let title = first.operation.title.as_ref().or(first.operation.description.first());
    let title = title.map(|title| Words::of(&title.text)).unwrap_or_default();
    let entity = match operation.path() {
        Some(path) => naming::operation::name(operation.method().unwrap_or(Method::Get), path, is_list).entity,
        None => naming::operation::entity_of_page(&page),
    };
    OperationName { entity, candidates: vec![page.clone(), page.and(&title)] }
}

fn operation_ids(evidence: &Evidence<'_>, names: &[OperationName], diagnostics: &mut Diagnostics) -> Vec<String> {
    let candidates: Vec<Vec<String>> =
        names.iter().map(|name| name.candidates.iter().map(Words::snake).collect()).collect();
    let print = |operation: &OperationEvidence<'_>| {
        let first = operation.first();
        let title = first.operation.title.as_ref().map_or("", |title| &title.text);
        format!("{} {title}", first.label())
    };
    let prints: Vec<String> = evidence.operations.iter().map(print).collect();
    let ids = distinct(&candidates, &prints, &BTreeSet::new());
    for ((operation, id), candidates) in evidence.operations.iter().zip(&ids).zip(&candidates) {
        if !candidates.contains(id) {
            let message = format!("nothing tells this operation from another but its place; it is called `{id}`");
            diagnostics.report(&codes::NAME_CLASH, operation.first().site(), message);
        }
    }
    ids
}

/// Pages that have a title in common are titled by whoever made the site, and not after what they document.
const PAGES_THAT_SHARE: usize = 3;

fn shared_titles<'d>(documents: &'d [Document<'_>]) -> BTreeSet<&'d str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for title in documents.iter().filter_map(|document| document.title.as_ref()) {
        *counts.entry(&title.text).or_default() += 1;
    }
    counts.retain(|_, count| *count >= PAGES_THAT_SHARE);
    counts.into_keys().collect()
}

/// The names that types cannot have: those of the generated crates' own items and of their operations.
fn reserved_names(evidence: &Evidence<'_>, ids: &[Words]) -> BTreeSet<String> {
    let complete = evidence.operations.iter().zip(ids).filter(|(operation, _)| operation.is_complete());
    let operations = complete.map(|(_, id)| id.snake().to_upper_camel_case());
    operations.chain(naming::types::RESERVED.map(str::to_owned)).collect()
}

fn operation_areas(evidence: &Evidence<'_>, names: &[OperationName], sources: &Sources) -> Vec<String> {
    let operations = evidence.operations.iter().zip(names);
    let places = operations.map(|(operation, name)| area::Place {
        page: sources.get(operation.first().document.source).name(),
        path: operation.path(),
        entity: &name.entity,
    });
    area::areas(&places.collect::<Vec<_>>())
}

/// The groups of nodes that become types: those with known members, but for the body of errors.
fn named_groups(bodies: &Bodies) -> BTreeMap<NodeId, Vec<NodeId>> {
    let error: BTreeSet<NodeId> = bodies.error.nodes.iter().map(|&node| bodies.graph.leader(node)).collect();
    let mut groups = bodies.graph.groups();
    let shapes = bodies.payloads.iter().chain(&bodies.requests).chain([&bodies.error]);
    let shapes = shapes.chain(bodies.envelope.fields.values().map(|member| &member.shape));
    let reachable = bodies.graph.reachable(shapes);
    let is_named = |leader: &NodeId| !bodies.graph.node(*leader).objects.fields.is_empty() && !error.contains(leader);
    groups.retain(|leader, _| reachable.contains(leader) && is_named(leader));
    groups
}

/// The area of a type: the only one that uses it, or the one that is about it.
fn type_area(name: &str, operations: &BTreeSet<usize>, areas: &[String], known: &BTreeSet<&String>) -> Option<String> {
    let used_in: BTreeSet<&String> = operations.iter().map(|&at| &areas[at]).collect();
    let own = Words::of(name).plural().snake();
    match used_in.len() {
        1 => used_in.first().map(|area| (*area).clone()),
        _ => known.contains(&own).then_some(own),
    }
}

fn parameter_places<'e>(evidence: &'e Evidence<'_>, ids: &[Words]) -> Vec<SetPlace<'e>> {
    let operations = evidence.operations.iter().zip(ids).enumerate();
    let places = operations.flat_map(|(at, (operation, id))| {
        operation.parameters.iter().map(move |parameter| SetPlace {
            owner: id.clone(),
            key: &parameter.name,
            shape: &parameter.shape,
            is_answer: false,
            operations: [at].into(),
        })
    });
    places.collect()
}

fn member_idents(draft: &Draft) -> BTreeMap<String, BTreeSet<String>> {
    let structs = draft.types.iter().filter_map(|(name, def)| match &def.body {
        TypeBody::Struct { fields, .. } => {
            Some((name.clone(), fields.iter().map(|field| field.ident.clone()).collect()))
        }
        TypeBody::Enumeration { .. } | TypeBody::Id { .. } => None,
    });
    structs.collect()
}

fn draft_areas(draft: &Draft) -> Vec<Area> {
    let names: Vec<String> = draft.operations.iter().map(|operation| operation.area.clone()).collect();
    let pages = draft.operations.iter().map(|operation| operation.page.as_str());
    let by_area = area::pages_by_area(&names, pages);
    by_area.into_iter().map(|(name, pages)| Area { name, pages: pages.into_iter().collect() }).collect()
}

/// The envelope with its members.
fn envelope(
    evidence: &Evidence<'_>,
    bodies: &Bodies,
    types: &mut Types<'_>,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Envelope> {
    let rule = evidence.envelope.as_ref()?;
    let address = Address::api("envelope");
    let mut fields = types.fields(&bodies.envelope, Scope::Answer, &address, recorder, diagnostics);
    require(&mut fields, &bodies.envelope, &rule.discriminator);
    for field in &mut fields {
        // What one page says of its own answer does not hold for all of them.
        field.description = field.description.take().filter(|text| is_agreed(&bodies.envelope, &field.name, text));
    }
    let (discriminator, payload) = (rule.discriminator.to_string(), rule.payload.to_string());
    Some(Envelope { discriminator, success: rule.success_values(), payload, fields })
}

/// Whether several claims give a member the same description.
fn is_agreed(objects: &Objects, key: &str, description: &str) -> bool {
    let claims = objects.fields.get(key).into_iter().flat_map(|member| &member.shape.claims);
    claims.filter(|claim| claim.description.as_deref() == Some(description)).count() > 1
}

/// What answers to failed calls look like, where they are objects.
fn error_body(
    evidence: &Evidence<'_>,
    bodies: &Bodies,
    types: &mut Types<'_>,
    recorder: &mut Recorder<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<ErrorBody> {
    let shape = &bodies.error;
    if !shape.is_seen() {
        return None;
    }
    let is_object = !shape.has_scalar() && shape.arrays.count == 0;
    let root =
        shape.nodes.first().filter(|_| is_object).map(|&node| &bodies.graph.node(bodies.graph.leader(node)).objects);
    let fields = root.map(|root| types.fields(root, Scope::Error, &Address::api("error"), recorder, diagnostics));
    let mut fields = fields.unwrap_or_default();
    if let (Some(rule), Some(root)) = (&evidence.envelope, root) {
        require(&mut fields, root, &rule.discriminator);
    }
    let is_message = |field: &&Field| envelope::MESSAGE_NAMES.contains(&&*field.name.to_ascii_lowercase());
    let message = fields.iter().find(is_message).map(|field| field.name.clone());
    Some(ErrorBody { fields, message })
}

/// Without its discriminator an answer could not be told to be one; only one that is cut off before it may lack it.
fn require(fields: &mut [Field], objects: &Objects, discriminator: &str) {
    let is_everywhere = objects.fields.get(discriminator).is_some_and(|member| member.present == objects.count);
    let field = fields.iter_mut().find(|field| field.name == discriminator && field.presence == Presence::Unproven);
    if let Some(field) = field.filter(|_| is_everywhere) {
        field.presence = Presence::Required;
    }
}
