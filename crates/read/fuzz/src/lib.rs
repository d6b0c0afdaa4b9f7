//! What has to hold of everything that is read, shared by the fuzz targets.
//!
//! In `crates/read`, with `cargo-fuzz` and a nightly Rust; our pages and their examples are the seeds:
//!
//! ```console
//! $ mkdir -p fuzz/corpus/{page,json}
//! $ cargo +nightly fuzz run -s none page fuzz/corpus/page ../../{docs,tests/pages} -- -dict=fuzz/pieces.dict -max_len=8192
//! $ cargo +nightly fuzz run -s none json fuzz/corpus/json ../../generated/tests -- -dict=fuzz/pieces.dict -max_len=8192
//! ```
//!
//! No sanitizer is needed, since nothing here is unsafe, and without one targets run several times as fast.

use docwright_schema::{
    Diagnostics, Site, Sources, Span,
    document::{Credential, Document, Example, Operation, Row, Table, Text},
    json::{Json, Value},
};

/// Walks over the places in a page's text.
struct Spans<'t>(&'t str);

/// Checks that every place in a document can be sliced out of its page.
pub fn assert_document(document: &Document<'_>, text: &str) {
    let spans = Spans(text);
    spans.text(document.title.as_ref());
    document.operations.iter().for_each(|operation| spans.operation(operation));
    document.error_codes.iter().for_each(|code| spans.span(code.span));
    let guide = &document.guide;
    guide.servers.iter().for_each(|server| spans.text(Some(&server.url)));
    guide.credentials.iter().for_each(|credential| spans.credential(credential));
    guide.common_parameters.iter().for_each(|table| spans.table(table));
    guide.rate_limits.iter().for_each(|limit| spans.span(limit.span));
}

/// Checks that every place in an example can be sliced out of its page, and lies within the value around it.
pub fn assert_json(json: &Json<'_>, text: &str) {
    Spans(text).json(json, Span::new(0..text.len()));
}

/// Checks that every place that is reported can be sliced out of its page.
pub fn assert_diagnostics(diagnostics: &Diagnostics, sources: &Sources) {
    for diagnostic in diagnostics.iter() {
        let secondary = diagnostic.secondary.iter().map(|(site, _)| site);
        for &Site { source, span } in diagnostic.primary.iter().chain(secondary) {
            Spans(sources.get(source).text()).span(span);
        }
    }
}

impl Spans<'_> {
    fn span(&self, span: Span) {
        assert!(self.0.get(span.range()).is_some(), "{span:?} is no part of the {} bytes", self.0.len());
    }

    fn text(&self, text: Option<&Text<'_>>) {
        text.iter().for_each(|text| self.span(text.span));
    }

    fn operation(&self, operation: &Operation<'_>) {
        self.span(operation.span);
        self.text(operation.title.as_ref());
        self.text(operation.path.as_ref());
        operation.description.iter().for_each(|text| self.text(Some(text)));
        let single = [operation.method.map(|(_, span)| span), operation.lost_url, operation.common_parameters];
        single.into_iter().flatten().for_each(|span| self.span(span));
        operation.tables.iter().for_each(|table| self.table(table));
        operation.examples.iter().for_each(|example| self.example(example));
        operation.error_codes.iter().for_each(|code| self.span(code.span));
    }

    fn table(&self, table: &Table<'_>) {
        self.span(table.span);
        self.text(table.anchor.as_ref());
        table.rows.iter().for_each(|row| self.row(row));
    }

    fn row(&self, row: &Row<'_>) {
        self.span(row.span);
        self.span(row.name.span);
        [&row.description, &row.default, &row.example].into_iter().for_each(|text| self.text(text.as_ref()));
        row.values.iter().for_each(|value| self.span(value.value.span));
    }

    fn credential(&self, credential: &Credential<'_>) {
        self.span(credential.span);
        credential.rows.iter().for_each(|row| self.row(row));
    }

    fn example(&self, example: &Example<'_>) {
        self.text(example.title.as_ref());
        self.json(&example.body, Span::new(0..self.0.len()));
    }

    fn json(&self, json: &Json<'_>, around: Span) {
        self.within(json.span, around);
        match &json.value {
            Value::Array(array) => array.items.iter().for_each(|item| self.json(item, json.span)),
            Value::Object(object) => object.members.iter().for_each(|member| {
                self.within(member.key_span, json.span);
                self.json(&member.value, json.span);
            }),
            _ => {}
        }
    }

    fn within(&self, span: Span, around: Span) {
        self.span(span);
        assert!(around.start <= span.start && span.end <= around.end, "{span:?} leaves {around:?}");
    }
}
