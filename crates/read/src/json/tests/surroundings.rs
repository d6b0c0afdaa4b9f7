//! Blocks that hold more than one document, or something else.

use std::borrow::Cow;

use docwright_schema::{
    Diagnostics, Sources, Span,
    json::{Json, Value},
};

use super::{check, read, relied_on};

#[test]
fn a_block_holds_several_documents() {
    check("{\"a\": 1}\n\n{\"a\": 2} [3]", "{a: 1}\n{a: 2}\n[3]", "");
    check("{\"a\": 1}\n...\n{\"a\": 2}", "{a: 1}\n{a: 2}", "json-elided 2:1");
    check("{\"a\": 1},\n# second\n{\"a\": 2},", "{a: 1}\n{a: 2}", "json-comma 1:9, json-comment 2:1");
}

#[test]
fn heads_of_messages_are_skipped() {
    check("HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"a\": 1}", "{a: 1}", "");
    check(
        "> POST /things HTTP/1.1\n> Host: x.test\n\n{\"a\": 1}\n\n< HTTP/1.1 201 Created\n{\"id\": 2}",
        "{a: 1}\n{id: 2}",
        "",
    );
    check("HTTP/1.1 204 No Content\n", "", "");
}

#[test]
fn names_before_documents_are_skipped() {
    check("response = {\"a\": 1};", "{a: 1}", "json-trailing 1:1, json-comma 1:20");
    check("json: [1]", "[1]", "json-trailing 1:1");
    check("callback({\"a\": 1})", "{a: 1}", "json-trailing 1:1");
}

#[test]
fn text_after_documents_is_skipped() {
    check("[\"ann\"]\n备注：名单 {x}\n{\"a\": 1}", "[\"ann\"]\n{a: 1}", "json-trailing 2:1");
}

#[test]
fn a_scalar_is_a_document_when_it_is_the_block() {
    check(" \"ok\"\n", "\"ok\"", "");
    check("12", "12", "");
    check("true", "true", "");
    check("{} 12", "{}", "json-trailing 1:4");
}

#[test]
fn nothing_is_said_of_empty_blocks() {
    check(" \n", "", "");
    check("// nothing\n", "", "");
}

#[test]
fn spans_are_those_of_the_page() {
    let mut sources = Sources::default();
    let source = sources.add("page", "前言 {\"名\": \"值\"} 后记");
    let text = sources.get(source).text();
    let block = Span::new(7..text.len() - 7);
    let documents = read(source, text, block, &mut Diagnostics::default());
    let [document] = &documents[..] else { panic!("one document, not {documents:?}") };
    assert_eq!(document.span.of(text), "{\"名\": \"值\"}");
    let Value::Object(object) = &document.value else { panic!("an object") };
    assert_eq!(object.members[0].key_span.of(text), "\"名\"");
    assert_eq!(object.members[0].value.span.of(text), "\"值\"");
}

#[test]
fn text_is_borrowed_where_nothing_forces_a_copy() {
    let mut sources = Sources::default();
    let source = sources.add("page", "['名', 1.50, b, \"\\n\", .5]");
    let text = sources.get(source).text();
    let documents = read(source, text, Span::new(0..text.len()), &mut Diagnostics::default());
    let Value::Array(list) = &documents[0].value else { panic!("a list") };
    let borrowed = |item: &Json<'_>| match &item.value {
        Value::String(text) | Value::Number(text) => matches!(text, Cow::Borrowed(_)),
        _ => false,
    };
    assert_eq!(list.items.iter().map(borrowed).collect::<Vec<_>>(), [true, true, true, false, false]);
}

#[test]
fn a_span_outside_of_the_text_holds_nothing() {
    let mut sources = Sources::default();
    let source = sources.add("page", "值");
    for span in [0..1, 1..3, 0..9] {
        assert!(read(source, "值", Span::new(span), &mut Diagnostics::default()).is_empty());
    }
}

#[test]
fn repairs_are_counted_and_both_places_of_a_key_are_told() {
    let mut sources = Sources::default();
    let source = sources.add("page", "{\"a\": 1, \"b\": [1,], \"a\": 2,}");
    let mut diagnostics = Diagnostics::default();
    let text = sources.get(source).text();
    read(source, text, Span::new(0..text.len()), &mut diagnostics);
    let reported: Vec<_> = diagnostics.iter().collect();
    assert!(reported[0].message.ends_with("(2 places)"), "{}", reported[0].message);
    assert_eq!(reported[1].primary.map(|site| site.span.start), Some(20));
    assert_eq!(reported[1].secondary[0].0.span.start, 1);
}

#[test]
fn json_is_relied_on_where_it_looks_like_nothing_else() {
    for input in [
        "{\"a\": 1}",
        "[]",
        "{a: 1, b: 'x'}",
        "{\"a\": 1, // note\n ...}",
        "HTTP/1.1 200 OK\n\n{\"a\": 1}",
        "{\"a\": [1, 2",
    ] {
        assert!(relied_on(input), "{input}");
    }
    for input in [
        "curl -d '{\"a\": 1}' http://x.test",
        "{\n  path: '/a',\n  component: Page\n}",
        "{name}",
        "{ ... }",
        "{",
        "\"ok\"",
        "12",
        "",
        "if (x) {\n  y();\n}",
        "{\"a\": 1} and more",
        "key: value",
        "\"a\": 1",
    ] {
        assert!(!relied_on(input), "{input}");
    }
}
