//! Bodies that are sent and stand where an answer would.

use std::collections::BTreeSet;

use docwright_schema::{
    Instance,
    document::{Direction, Method, Outcome, Place},
    json::{Object, Value},
};

use super::operation::{ExampleEvidence, OperationEvidence};
use crate::rules::envelope::EnvelopeRule;

/// Takes requests out of an operation's answers. Where pages show what is sent without a word, it looks like one more
/// answer, but it has nothing in common with the others: it has what the tables of the request list, or where there are
/// none, a request example shows it too, or it lacks the envelope of the others.
pub(super) fn take(operation: &mut OperationEvidence<'_>, envelope: Option<&EnvelopeRule>) {
    if !operation.method().is_some_and(Method::has_body) {
        return;
    }
    let is_strange = strange(operation);
    if !is_strange.contains(&true) {
        return;
    }
    let (asked, told) = (listed(operation, false), listed(operation, true));
    let requests: Vec<Instance> =
        operation.bodies(Direction::Request, None).map(|example| Instance::from(&example.example.body)).collect();
    let is_requested = |example: &ExampleEvidence<'_>| requests.contains(&Instance::from(&example.example.body));
    let is_enveloped = |root: &Object<'_>| envelope.is_some_and(|rule| root.get(&rule.discriminator).is_some());
    let has_envelope = operation.examples.iter().filter_map(answer).any(is_enveloped);
    let is_sent = |example: &ExampleEvidence<'_>, root: &Object<'_>| {
        let mut keys = root.members.iter().map(|member| &*member.key);
        match asked.is_empty() {
            true if keys.any(|key| told.contains(key)) => false,
            true => is_requested(example) || requests.is_empty() && has_envelope && !is_enveloped(root),
            false => keys.all(|key| asked.contains(key) && !told.contains(key)),
        }
    };
    for (example, _) in operation.examples.iter_mut().zip(is_strange).filter(|(_, is_strange)| *is_strange) {
        if answer(example).is_some_and(|root| is_sent(example, root)) {
            (example.direction, example.outcome) = (Direction::Request, None);
        }
    }
}

/// Whether each example is an answer that shares no key with any other answer.
fn strange(operation: &OperationEvidence<'_>) -> Vec<bool> {
    let roots: Vec<Option<&Object<'_>>> = operation.examples.iter().map(answer).collect();
    let is_strange = |root: &Object<'_>| {
        let mut others = roots.iter().copied().flatten().filter(|other| !std::ptr::eq(*other, root)).peekable();
        let shares = |other: &Object<'_>| root.members.iter().any(|member| other.get(&member.key).is_some());
        others.peek().is_some() && !others.any(shares)
    };
    roots.iter().map(|root| root.is_some_and(is_strange)).collect()
}

/// The root of an answer to a successful call.
fn answer<'e>(example: &'e ExampleEvidence<'_>) -> Option<&'e Object<'e>> {
    match &example.example.body.value {
        Value::Object(root) if example.outcome == Some(Outcome::Ok) => Some(root),
        _ => None,
    }
}

/// The names that the tables of an operation's answers list, or those of what is sent.
fn listed<'d>(operation: &OperationEvidence<'d>, of_answers: bool) -> BTreeSet<&'d str> {
    let tables = operation.parts.iter().flat_map(|part| &part.operation.tables);
    let rows = tables.filter(|table| (table.place == Place::Response) == of_answers).flat_map(|table| &table.rows);
    rows.map(|row| row.name.text.trim()).collect()
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    const SENT: &str = r#"{"user": "an", "word": "open"}"#;
    /// What is said of a log-in to which something is sent, and of one whose answer is two things.
    const TAKEN: &str = "POST /login, body application/json: LoginRequest, answer 200 in envelope: LoginResponse, \
                         examples ok_1 request_1";
    const LEFT: &str = "body application/json: LoginRequest, answer 200 bare: LoginResponse, examples ok_1 ok_2";

    /// A page with three answers in an envelope, after which someone logs in.
    fn page(method: &str) -> Page {
        let page = ["/a", "/b", "/c"]
            .into_iter()
            .fold(Page::new("a.md"), |page, path| page.operation("GET", path).ok(r#"{"errno": 0, "data": {"id": 1}}"#));
        page.operation(method, "/login").ok(r#"{"errno": 0, "data": {"token": "x"}}"#)
    }

    /// Compares what is said of the log-in.
    fn check(page: Page, expected: &str) {
        let outline = infer(vec![page]).0.schema.to_string();
        let own = outline.split("\n\n").find(|part| part.contains("/login")).expect("it is there");
        let lines: Vec<&str> = own.lines().map(str::trim).filter(|line| !line.starts_with("in ")).skip(1).collect();
        assert_eq!(lines.join(", "), expected, "{outline}");
    }

    #[test]
    fn an_answer_that_is_the_request_is_none() {
        check(page("POST").ok(SENT).request(SENT), &format!("{TAKEN} request_2"));
    }

    #[test]
    fn what_lacks_the_envelope_of_the_others_is_sent() {
        check(page("POST").ok(SENT), TAKEN);
    }

    #[test]
    fn what_a_table_of_the_request_lists_is_sent() {
        let table: [[&str; 4]; 2] = [["user", "string", "", ""], ["word", "string", "", ""]];
        check(page("POST").ok(SENT).table(Place::Body, &table), TAKEN);
        check(page("POST").ok(SENT).table(Place::Body, &table[..1]), &format!("POST /login, {LEFT}"));
    }

    #[test]
    fn what_a_table_of_the_answer_lists_comes_back() {
        let table = [["user", "string", "", ""]];
        let page = page("POST").ok(SENT).request(SENT).table(Place::Response, &table);
        check(page, &format!("POST /login, {LEFT} request_1"));
    }

    #[test]
    fn what_gets_something_sends_nothing() {
        check(page("GET").ok(SENT), "GET /login, answer 200 bare: LoginResponse, examples ok_1 ok_2");
    }
}
