//! From documents to evidence: what each operation's pages show and claim, in one place each.

mod agree;
mod anchor;
mod insert;
mod operation;
mod request;
pub(crate) mod response;
pub(crate) mod same;
mod sent;

use std::collections::BTreeMap;

use docwright_schema::{
    Diagnostic, Diagnostics, Site, Sources, codes,
    document::{self, Direction, Document, Method, Outcome},
};

pub(crate) use operation::{OperationEvidence, Part};
pub(crate) use request::ParameterEvidence;

use crate::{
    models::Models,
    parallel,
    rules::envelope::{self, EnvelopeRule},
};

/// Everything the documents say about operations.
pub(crate) struct Evidence<'d> {
    /// The operations, ordered by method and path, then by page.
    pub operations: Vec<OperationEvidence<'d>>,
    /// What stands around payloads.
    pub envelope: Option<EnvelopeRule>,
    /// What is described apart from operations.
    pub models: Models,
}

/// Names an operation across pages: by method and path with the placeholders' names left out, or
/// by its own place where one of the two is unknown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Complete(String, Method),
    Incomplete(Site),
}

/// Gathers the evidence of all documents.
pub(crate) fn collect<'d>(
    sources: &Sources,
    documents: &'d [Document<'d>],
    diagnostics: &mut Diagnostics,
) -> Evidence<'d> {
    let mut groups: BTreeMap<Key, Vec<Part<'d>>> = BTreeMap::new();
    for document in documents {
        for operation in &document.operations {
            groups.entry(key_of(document, operation)).or_default().push(Part { document, operation });
        }
    }
    for parts in groups.values() {
        report_twice(parts, diagnostics);
    }
    let mut operations: Vec<_> = groups.into_values().map(OperationEvidence::new).collect();
    let envelope = envelope::learn(operations.iter().flat_map(OperationEvidence::response_roots));
    parallel::each_reporting(&mut operations, diagnostics, |operation, diagnostics| {
        operation.tell_outcomes(envelope.as_ref());
        sent::take(operation, envelope.as_ref());
        request::gather(operation, diagnostics);
    });
    let common = envelope.as_ref().map(|rule| rule.common_fields(&operations));
    parallel::each_reporting(&mut operations, diagnostics, |operation, diagnostics| {
        operation.wrapping = envelope::wrapping(operation, envelope.as_ref(), common.as_ref());
        response::gather(operation, envelope.as_ref(), diagnostics);
    });
    request::share_common_parameters(&mut operations, documents, sources);
    Evidence { operations, envelope, models: Models::of(sources, documents) }
}

fn key_of(document: &Document<'_>, operation: &document::Operation<'_>) -> Key {
    match (operation.method, &operation.path) {
        (Some((method, _)), Some(path)) => Key::Complete(without_placeholders(&path.text), method),
        _ => Key::Incomplete(Site::new(document.source, operation.span)),
    }
}

/// `/a/{id}/b` as `/a/{}/b`.
fn without_placeholders(path: &str) -> String {
    let mut inside = false;
    let kept = path.chars().filter(|&sign| {
        let keep = !inside || sign == '}';
        inside = if sign == '{' { true } else { inside && sign != '}' };
        keep
    });
    kept.collect()
}

fn report_twice(parts: &[Part<'_>], diagnostics: &mut Diagnostics) {
    let [first, others @ ..] = parts else { return };
    for other in others {
        let message = format!("`{}` is documented here and elsewhere", first.label());
        let diagnostic = Diagnostic::new(&codes::OPERATION_TWICE, other.site(), message);
        diagnostics.push(diagnostic.and(first.site(), "documented here first"));
    }
}

impl<'d> OperationEvidence<'d> {
    /// The root values of all answers that are objects, with what the page says of their outcome.
    fn response_roots(&self) -> impl Iterator<Item = envelope::Root<'_, 'd>> {
        self.examples.iter().filter(|example| example.direction == Direction::Response).filter_map(|example| {
            let document::Example { body, status, .. } = example.example;
            let failed = status.is_some_and(|status| status >= 400);
            let outcome = example.example.outcome.or(failed.then_some(Outcome::Error));
            envelope::Root::new(outcome, body)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholder_names_do_not_tell_operations_apart() {
        assert_eq!(without_placeholders("/a/{id}/b/{x}"), "/a/{}/b/{}");
        assert_eq!(without_placeholders("/a"), "/a");
    }
}
