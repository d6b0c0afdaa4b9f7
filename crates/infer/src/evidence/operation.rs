//! One operation's evidence.

use std::collections::BTreeSet;

use docwright_schema::{
    Site,
    document::{Direction, Document, Example, Method, Operation, Outcome},
    json::Value,
    schema::Wrapping,
};

use super::request::ParameterEvidence;
use crate::{rules::envelope::EnvelopeRule, shape::Shape};

/// What one page says of an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part<'d> {
    pub document: &'d Document<'d>,
    pub operation: &'d Operation<'d>,
}

/// An example and what it turned out to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ExampleEvidence<'d> {
    pub document: &'d Document<'d>,
    pub example: &'d Example<'d>,
    /// Whether it is sent or received.
    pub direction: Direction,
    /// Success or error; none for requests.
    pub outcome: Option<Outcome>,
}

/// What all pages say of one operation.
pub(crate) struct OperationEvidence<'d> {
    /// What each page says, in the order of pages; there is at least one.
    pub parts: Vec<Part<'d>>,
    /// All examples in the order of pages.
    pub examples: Vec<ExampleEvidence<'d>>,
    /// Parameters outside the body.
    pub parameters: Vec<ParameterEvidence>,
    /// The request body.
    pub request: Shape,
    /// Answers to successful calls, as a whole.
    pub answer: Shape,
    /// How payloads stand in those answers.
    pub wrapping: Wrapping,
    /// Answers to failed calls, as a whole.
    pub error: Shape,
}

impl Part<'_> {
    /// The place that documents the operation.
    pub(crate) fn site(&self) -> Site {
        Site::new(self.document.source, self.operation.span)
    }

    /// Method and path for people.
    pub(crate) fn label(&self) -> String {
        let method = self.operation.method.map_or("?", |(method, _)| method.as_str());
        let path = self.operation.path.as_ref().map_or("?", |path| &path.text);
        format!("{method} {path}")
    }
}

impl<'d> OperationEvidence<'d> {
    pub(crate) fn new(parts: Vec<Part<'d>>) -> Self {
        let examples = parts.iter().flat_map(|part| {
            let document = part.document;
            let evidence = |example: &'d Example<'d>| {
                let Example { direction, outcome, .. } = *example;
                ExampleEvidence { document, example, direction, outcome }
            };
            part.operation.examples.iter().map(evidence)
        });
        Self {
            examples: examples.collect(),
            parts,
            parameters: Vec::new(),
            request: Shape::default(),
            answer: Shape::default(),
            wrapping: Wrapping::Bare,
            error: Shape::default(),
        }
    }

    /// The page that comes first.
    pub(crate) fn first(&self) -> Part<'d> {
        self.parts[0]
    }

    /// The HTTP method.
    pub(crate) fn method(&self) -> Option<Method> {
        self.parts.iter().find_map(|part| part.operation.method).map(|(method, _)| method)
    }

    /// The path template, with the placeholders' names of the place that says the most.
    pub(crate) fn path(&self) -> Option<&'d str> {
        let said = |part: &&Part<'_>| part.operation.tables.len() + part.operation.examples.len();
        let named = self.parts.iter().filter(|part| part.operation.path.is_some()).rev();
        named.max_by_key(said).and_then(|part| part.operation.path.as_ref()).map(|path| &*path.text)
    }

    /// Whether a request can be built.
    pub(crate) fn is_complete(&self) -> bool {
        self.method().is_some() && self.path().is_some()
    }

    /// The names of the path's placeholders.
    pub(crate) fn placeholders(&self) -> BTreeSet<&'d str> {
        let path = self.path().unwrap_or_default();
        path.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect()
    }

    /// Decides for each answer whether it reports success: the page's word first, then the
    /// status, then the envelope's discriminator.
    pub(crate) fn tell_outcomes(&mut self, envelope: Option<&EnvelopeRule>) {
        for example in &mut self.examples {
            example.outcome = match example.direction {
                Direction::Request => None,
                Direction::Response => {
                    let told = example.outcome.or_else(|| Outcome::of_status(example.example.status?));
                    Some(told.unwrap_or_else(|| outcome_by_envelope(example.example, envelope)))
                }
            };
        }
    }

    /// The bodies of one direction and outcome.
    pub(crate) fn bodies(
        &self,
        direction: Direction,
        outcome: Option<Outcome>,
    ) -> impl Iterator<Item = &ExampleEvidence<'d>> {
        self.examples.iter().filter(move |example| example.direction == direction && example.outcome == outcome)
    }

    /// The merged shape of the bodies of one direction and outcome.
    pub(crate) fn observe(&self, direction: Direction, outcome: Option<Outcome>) -> Shape {
        let mut shape = Shape::default();
        for example in self.bodies(direction, outcome) {
            shape.merge(Shape::observe(example.document.source, &example.example.body));
        }
        shape
    }
}

fn outcome_by_envelope(example: &Example<'_>, envelope: Option<&EnvelopeRule>) -> Outcome {
    match (&example.body.value, envelope) {
        (Value::Object(root), Some(envelope)) => envelope.outcome(root),
        _ => Outcome::Ok,
    }
}
