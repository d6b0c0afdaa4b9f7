//! What a server of the documented examples answers.

use docwright_schema::{
    Instance, Schema,
    schema::{Direction, Example, Method, Operation, Outcome, Wrapping},
};

/// An operation and the answers that the docs show.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers<'s> {
    /// What names the operation in addresses.
    pub key: String,
    /// Its method.
    pub method: Method,
    /// Its path template.
    pub path: &'s str,
    /// The page that documents it.
    pub page: &'s str,
    /// The answers in the order of the docs, those that leave parts out last.
    pub shown: Vec<Shown<'s>>,
}

/// An answer that the docs show.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown<'s> {
    /// Its name, unique in its operation.
    pub name: &'s str,
    /// The HTTP status that it comes with.
    pub status: u16,
    /// Whether it says that the call failed.
    pub is_error: bool,
    /// The body; none where the docs say nothing of one.
    pub body: Option<&'s Instance>,
}

/// The answers of all operations that can be called.
pub fn answers(schema: &Schema) -> Vec<Answers<'_>> {
    schema.operations.iter().filter_map(of).collect()
}

fn of(operation: &Operation) -> Option<Answers<'_>> {
    let (method, path) = operation.method.zip(operation.path.as_deref())?;
    let examples = operation.examples.iter().filter(|example| example.direction == Direction::Response);
    let mut examples: Vec<&Example> = examples.collect();
    examples.sort_by_key(|example| example.partial);
    let mut shown: Vec<Shown<'_>> = examples.into_iter().map(|example| shown_by(operation, example)).collect();
    // An envelope says more than nothing, but not what.
    let is_empty = operation.answer.payload.is_none() && operation.answer.wrapping == Wrapping::Bare;
    if is_empty && shown.iter().all(|shown| shown.is_error) {
        shown.insert(0, Shown { name: "empty", status: success(operation), is_error: false, body: None });
    }
    Some(Answers { key: operation.key(), method, path, page: &operation.page, shown })
}

fn shown_by<'s>(operation: &Operation, example: &'s Example) -> Shown<'s> {
    let is_error = example.outcome == Some(Outcome::Error);
    let documented = example.status.filter(|&status| is_final(status) && (is_error || is_success(status)));
    let status = documented.unwrap_or_else(|| if is_error { failure(operation) } else { success(operation) });
    Shown { name: &example.name, status, is_error, body: Some(&example.value) }
}

fn is_success(status: u16) -> bool {
    (200..300).contains(&status)
}

/// Whether HTTP ends an exchange with it.
fn is_final(status: u16) -> bool {
    (200..600).contains(&status)
}

fn success(operation: &Operation) -> u16 {
    Some(operation.answer.status).filter(|&status| is_success(status)).unwrap_or(200)
}

/// The status of an error sample that states none: that of success where the body tells them apart, which is how such
/// APIs report failure, and else one that says so.
fn failure(operation: &Operation) -> u16 {
    match operation.answer.wrapping {
        Wrapping::Envelope | Wrapping::Whole => success(operation),
        Wrapping::Bare => 400,
    }
}
