//! Answers: a schema for each status, and every documented example.

use std::collections::BTreeMap;

use docwright_schema::schema::{Direction, Envelope, Example, Operation, Outcome, Wrapping};

use super::{components::Components, json::Object, types};

/// The answers of an operation by status.
///
/// An error sample whose status the docs do not tell comes with the status of success: that is how APIs with an
/// envelope report failure.
pub(super) fn responses(components: &Components<'_>, operation: &Operation) -> Object {
    let own = status_key(operation.answer.status);
    let mut by_status: BTreeMap<String, Vec<&Example>> = [(own.clone(), Vec::new())].into();
    for example in operation.examples.iter().filter(|example| example.direction == Direction::Response) {
        let status = example.status.map_or_else(|| own.clone(), status_key);
        by_status.entry(status).or_default().push(example);
    }
    by_status.into_iter().fold(Object::new(), |responses, (status, shown)| {
        let response = response(components, operation, &shown, status == own);
        responses.entry(status, response)
    })
}

/// OpenAPI knows no status that HTTP does not.
fn status_key(status: u16) -> String {
    if (100..600).contains(&status) { status.to_string() } else { "default".to_owned() }
}

fn response(components: &Components<'_>, operation: &Operation, shown: &[&Example], is_own: bool) -> Object {
    let fails = shown.iter().any(|example| is_error(example));
    let succeeds = shown.iter().any(|example| !is_error(example));
    let success = if is_own || succeeds { success(components, operation) } else { None };
    // An example of success is accepted, though the docs may describe no body.
    let success = success.or_else(|| succeeds.then(Object::new));
    let schema = match (success, fails) {
        (Some(success), true) => Some(types::any_of([success, components.error_ref()])),
        (None, true) => Some(components.error_ref()),
        (success, false) => success,
    };
    let description = match (is_own || succeeds, fails) {
        (true, false) => "The call succeeded.",
        (true, true) => "The call succeeded or failed, which the body tells.",
        (false, _) => "The call failed.",
    };
    let content = schema.map(|schema| {
        let body = Object::new().entry("schema", schema).some("examples", examples(shown).not_empty());
        Object::new().entry("application/json", body)
    });
    Object::new().entry("description", description).some("content", content)
}

fn is_error(example: &Example) -> bool {
    example.outcome == Some(Outcome::Error)
}

/// The body of a successful answer, where the docs show one.
fn success(components: &Components<'_>, operation: &Operation) -> Option<Object> {
    match (&components.schema.envelope, operation.answer.wrapping) {
        (Some(envelope), Wrapping::Envelope) => Some(enveloped(envelope, operation)),
        _ => operation.answer.payload.as_ref().map(types::of_ref),
    }
}

fn enveloped(envelope: &Envelope, operation: &Operation) -> Object {
    let told = is_told(envelope, operation);
    let properties = types::properties(&envelope.fields, |field| {
        let schema = types::of_ref(&field.ty);
        if told && field.name == envelope.discriminator { schema.filled("enum", &envelope.success) } else { schema }
    });
    let payload = operation.answer.payload.as_ref().map(types::of_ref);
    types::structure(None, properties.some(&envelope.payload, payload), types::required(&envelope.fields))
}

/// Whether the examples bear the discriminator out: pages label samples wrongly now and then.
fn is_told(envelope: &Envelope, operation: &Operation) -> bool {
    let mut shown = operation.examples.iter().filter(|example| example.outcome == Some(Outcome::Ok));
    shown
        .all(|example| example.value.get(&envelope.discriminator).is_some_and(|value| envelope.success.contains(value)))
}

/// Examples under their names, each with its outcome.
pub(super) fn examples(shown: &[&Example]) -> Object {
    shown.iter().fold(Object::new(), |examples, example| {
        let outcome = match (example.direction, example.outcome) {
            (Direction::Request, _) => None,
            (Direction::Response, Some(Outcome::Error)) => Some("error"),
            (Direction::Response, Some(Outcome::Ok) | None) => Some("ok"),
        };
        let partial = example.partial.then_some(true);
        let written = Object::new().some("x-docwright-outcome", outcome).some("x-docwright-partial", partial);
        let written = written.entry("value", &example.value);
        examples.entry(&example.name, written)
    })
}
