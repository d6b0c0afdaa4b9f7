//! Operations that are said to be the same as others: what is said of those holds for them too.

use std::collections::BTreeMap;

use docwright_schema::{document::Place, schema::Wrapping};

use super::{OperationEvidence, ParameterEvidence};
use crate::shape::Shape;

/// Gives operations what the one has that they are the same as: parameters that they do not describe, and bodies where none
/// of their own is known.
pub(crate) fn follow(operations: &mut [OperationEvidence<'_>]) {
    let same: Vec<(usize, usize)> = {
        let titled = titled(operations);
        let told = operations.iter().enumerate().filter_map(|(at, operation)| {
            let same = operation.parts.iter().find_map(|part| part.operation.same_as.as_ref())?;
            let other = titled.get(&same.text.to_lowercase()).copied().flatten()?;
            (other != at).then_some((at, other))
        });
        told.collect()
    };
    // What is followed itself gives what it had before.
    let given: Vec<_> = same.iter().map(|&(at, other)| (at, Given::of(&operations[other]))).collect();
    given.into_iter().for_each(|(at, given)| given.add_to(&mut operations[at]));
}

/// The operations by their titles; none where two have the same.
fn titled(operations: &[OperationEvidence<'_>]) -> BTreeMap<String, Option<usize>> {
    let mut titled = BTreeMap::new();
    for (at, operation) in operations.iter().enumerate() {
        for title in operation.parts.iter().filter_map(|part| part.operation.title.as_ref()) {
            let only = titled.entry(title.text.to_lowercase()).or_insert(Some(at));
            *only = only.filter(|known| *known == at);
        }
    }
    titled
}

/// What an operation gives to others.
struct Given {
    parameters: Vec<ParameterEvidence>,
    request: Shape,
    answer: Shape,
    wrapping: Wrapping,
}

impl Given {
    fn of(operation: &OperationEvidence<'_>) -> Self {
        let parameters = operation.parameters.iter().filter(|parameter| parameter.location != Place::Path);
        Self {
            parameters: parameters.cloned().collect(),
            request: operation.request.clone(),
            answer: operation.answer.clone(),
            wrapping: operation.wrapping,
        }
    }

    fn add_to(mut self, operation: &mut OperationEvidence<'_>) {
        self.parameters.retain(|given| operation.parameters.iter().all(|own| own.name != given.name));
        operation.parameters.extend(self.parameters);
        if operation.request == Shape::default() {
            operation.request = self.request;
        }
        if operation.answer == Shape::default() {
            operation.answer = self.answer;
            operation.wrapping = self.wrapping;
        }
    }
}

#[cfg(test)]
mod tests {
    use docwright_schema::document::Place;

    use crate::testing::{Page, infer};

    /// The last operation of a page that says it is the same as `title`, where two others describe theirs.
    fn check(title: &'static str, expected: &str) {
        let page = Page::new("ovens.md")
            .operation("PATCH", "/ovens/{id}")
            .titled("Change Oven")
            .table(Place::Query, &[["quick", "boolean", "", ""], ["note", "string", "", ""]])
            .request(r#"{"heat": 200}"#)
            .ok(r#"{"id": 4, "heat": 200}"#)
            .operation("GET", "/doors/{id}")
            .titled("Get Door")
            .operation("PATCH", "/kitchens/{kitchen}/oven")
            .titled("Change Oven of Kitchen")
            .same_as(title)
            .table(Place::Query, &[["note", "integer", "", ""]]);
        let outline = infer(vec![page]).0.schema.to_string();
        let own = outline.split("\n\n").find(|part| part.contains("/kitchens/")).expect("it is there");
        let lines: Vec<&str> = own.lines().skip(2).map(str::trim).collect();
        assert_eq!(lines.join("\n"), expected, "{outline}");
    }

    #[test]
    fn what_is_said_of_one_holds_for_the_other() {
        let own = "path kitchen: unknown\nquery note?: integer\nquery quick?: boolean\n\
                   body application/json: UpdateKitchenOvenRequest\nanswer 200 bare: Oven";
        check("change oven", own);
    }

    #[test]
    fn what_is_no_title_of_an_operation_says_nothing() {
        check("Oven", "path kitchen: unknown\nquery note?: integer\nanswer 200 bare: nothing");
    }
}
