//! The bodies of all operations, taken apart into payloads, envelope, errors and requests.

use std::collections::BTreeSet;

use docwright_schema::schema::Wrapping;

use crate::{
    evidence::{Evidence, OperationEvidence, same},
    graph::{Context, Graph, Scope},
    models::{self, Models},
    naming::{operation::OperationName, words::Words},
    parallel,
    rules::{counterpart::Sent, entity, map, paging, shared_values},
    shape::{Objects, Refers, Shape},
};

/// What is left of the bodies once their objects are nodes of a graph.
pub(crate) struct Bodies {
    pub graph: Graph,
    /// Each operation's payload.
    pub payloads: Vec<Shape>,
    /// Each operation's request body.
    pub requests: Vec<Shape>,
    /// The members that stand around payloads.
    pub envelope: Objects,
    /// The answers to failed calls, of all operations together.
    pub error: Shape,
}

/// Takes all bodies apart and unites what is one thing.
pub(crate) fn take(evidence: &mut Evidence<'_>, names: &[OperationName]) -> Bodies {
    mark_maps(evidence);
    share_values(evidence);
    let models = std::mem::take(&mut evidence.models);
    refer(evidence, &models);
    same::follow(&mut evidence.operations);
    fill_in(evidence);
    let mut bodies = Bodies {
        graph: Graph::new(models, evidence),
        payloads: Vec::new(),
        requests: Vec::new(),
        envelope: Objects::default(),
        error: Shape::default(),
    };
    let payload_key = evidence.envelope.as_ref().map(|rule| rule.payload.clone()).unwrap_or_default();
    let mut error = Shape::default();
    for (at, (operation, name)) in evidence.operations.iter_mut().zip(names).enumerate() {
        error.merge(std::mem::take(&mut operation.error));
        let payload = take_payload(operation, &payload_key, &mut bodies.envelope);
        let context = Context { scope: Scope::Answer, operation: Some(at) };
        bodies.payloads.push(bodies.graph.add(payload, &name.entity, context));
        let context = Context { scope: Scope::Request(Some(at)), operation: Some(at) };
        let request = std::mem::take(&mut operation.request);
        bodies.requests.push(bodies.graph.add(request, &name.entity, context));
    }
    bodies.error = bodies.graph.add(error, &Words::of("error"), Context { scope: Scope::Error, operation: Some(0) });
    bodies.graph.add_models();
    let pairs = entity::pairs(&mut bodies.graph);
    bodies.graph.unite(pairs);
    let pages = paging::pairs(&bodies.graph);
    bodies.graph.unite(pages);
    bodies
}

/// Sets of values are told where they are sent.
fn share_values(evidence: &mut Evidence<'_>) {
    let mut known = shared_values::Known::default();
    for operation in &evidence.operations {
        known.learn("", &operation.request);
        operation.parameters.iter().for_each(|parameter| known.learn(&parameter.name, &parameter.shape));
    }
    parallel::each(&mut evidence.operations, |operation| known.note("", &mut operation.answer));
}

/// Answers show little of what requests describe.
fn fill_in(evidence: &mut Evidence<'_>) {
    let operations = &mut evidence.operations;
    let mut answers: Vec<Shape> =
        operations.iter_mut().map(|operation| std::mem::take(&mut operation.answer)).collect();
    let mut sent = Sent::default();
    operations.iter().for_each(|operation| sent.learn(&operation.request));
    answers.iter_mut().for_each(|answer| sent.fill(answer));
    operations.iter_mut().zip(answers).for_each(|(operation, answer)| operation.answer = answer);
}

/// Notes which models stand in which bodies.
fn refer(evidence: &mut Evidence<'_>, known: &Models) {
    let payload_key = evidence.envelope.as_ref().map(|rule| rule.payload.clone()).unwrap_or_default();
    parallel::each(&mut evidence.operations, |operation| {
        let told = operation.parts.iter().find_map(|part| {
            let refers = Refers::from(part.operation.returns.as_ref()?);
            Some((known.resolve(part.document.source, &refers)?, refers))
        });
        if let Some((model, refers)) = told {
            let payload = match operation.wrapping {
                Wrapping::Envelope => operation.answer.field_mut(&payload_key),
                _ => &mut operation.answer,
            };
            models::return_from(payload, model, &refers, known);
        }
        for body in [&mut operation.answer, &mut operation.request, &mut operation.error] {
            models::place(body, known);
        }
        operation.parameters.iter_mut().for_each(|parameter| models::take_values(&mut parameter.shape, known));
    });
}

/// Maps are told by the bodies of all operations together.
fn mark_maps(evidence: &mut Evidence<'_>) {
    let mut known = BTreeSet::new();
    for operation in &evidence.operations {
        for body in [&operation.answer, &operation.request, &operation.error] {
            map::names(body, &mut known);
        }
    }
    evidence.models.all.iter().for_each(|model| map::names(&model.shape, &mut known));
    parallel::each(&mut evidence.operations, |operation| {
        for body in [&mut operation.answer, &mut operation.request, &mut operation.error] {
            map::mark(body, &known);
        }
    });
    evidence.models.all.iter_mut().for_each(|model| map::mark(&mut model.shape, &known));
}

fn take_payload(operation: &mut OperationEvidence<'_>, payload_key: &str, envelope: &mut Objects) -> Shape {
    let mut answer = std::mem::take(&mut operation.answer);
    if operation.wrapping != Wrapping::Envelope {
        return answer;
    }
    let Some(mut root) = answer.object.take() else { return Shape::default() };
    let payload = root.fields.remove(payload_key).map(|member| member.shape);
    envelope.merge(*root);
    payload.unwrap_or_default()
}
