//! What the reader makes of examples, in a form one can read.

mod bare;
mod laws;
mod limits;
mod repairs;
mod surroundings;

use docwright_schema::{
    Diagnostics, Sources, Span,
    json::{Json, Value},
};

use super::{read, try_read};

/// Reads `input` as a block and compares the documents, one a line, and the diagnostics with their line and column.
///
/// A document is shown as JSON; a remark stands behind its member as `/*…*/`, and `…` ends what is not complete.
#[track_caller]
fn check(input: &str, documents: &str, diagnostics: &str) {
    let (shown, reported) = reading(input);
    assert_eq!(shown, documents, "the documents of {input}");
    assert_eq!(reported, diagnostics, "the diagnostics of {input}");
}

fn reading(input: &str) -> (String, String) {
    let mut sources = Sources::default();
    let source = sources.add("page", input);
    let mut diagnostics = Diagnostics::default();
    let text = sources.get(source).text();
    let documents = read(source, text, Span::new(0..text.len()), &mut diagnostics);
    let shown: Vec<String> = documents.iter().map(show).collect();
    let place = |diagnostic: &docwright_schema::Diagnostic| {
        let place = diagnostic.primary.map(|site| sources.line_column(site));
        let place = place.map(|place| format!(" {}:{}", place.line, place.column));
        format!("{}{}", diagnostic.code.id, place.unwrap_or_default())
    };
    let reported: Vec<String> = diagnostics.iter().map(place).collect();
    (shown.join("\n"), reported.join(", "))
}

fn show(json: &Json<'_>) -> String {
    let ellipsis = |complete: bool| (!complete).then(|| "…".to_owned());
    match &json.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => format!("{text:?}"),
        Value::Array(array) => {
            let items = array.items.iter().map(show).chain(ellipsis(array.complete));
            format!("[{}]", items.collect::<Vec<_>>().join(", "))
        }
        Value::Object(object) => {
            let members = object.members.iter().map(|member| {
                let remark = member.remark.as_ref().map(|remark| format!(" /*{remark}*/")).unwrap_or_default();
                format!("{}: {}{remark}", member.key, show(&member.value))
            });
            format!("{{{}}}", members.chain(ellipsis(object.complete)).collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether `input` is taken for JSON where it could be something else.
fn relied_on(input: &str) -> bool {
    let mut sources = Sources::default();
    let source = sources.add("page", input);
    let text = sources.get(source).text();
    let mut diagnostics = Diagnostics::default();
    let found = try_read(source, text, Span::new(0..text.len()), &mut diagnostics).is_some();
    assert!(found || diagnostics.is_empty(), "nothing is reported of what is no JSON");
    found
}
