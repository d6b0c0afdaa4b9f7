//! JSON between prose.

use super::super::bare;

/// Looks for JSON at the first bracket of `text`: `found` is what it should end with, or nothing.
#[track_caller]
fn check(text: &str, found: Option<(&str, bool)>) {
    let start = text.find(['{', '[']).expect("a bracket");
    let bare = bare(text, start).map(|bare| (bare.span.of(text), bare.cut));
    assert_eq!(bare, found, "in {text}");
}

#[test]
fn ends_where_the_brackets_are_closed() {
    check("返回:\n{\n\"a\": \"}\", // }\n\"b\": {}\n}\n说明", Some(("{\n\"a\": \"}\", // }\n\"b\": {}\n}", false)));
    check("[{\"a\": 1}]", Some(("[{\"a\": 1}]", false)));
    check("{a: 1, b: it's} x", Some(("{a: 1, b: it's}", false)));
    check("{\"u\": http://x.test}", Some(("{\"u\": http://x.test}", false)));
    check("{}\n", Some(("{}", false)));
    check("[]\n", Some(("[]", false)));
}

#[test]
fn is_cut_where_a_line_cannot_be_json() {
    for line in
        ["错误时返回:", "## Errors", "name | type |", "---|---|", "- GET", "* POST", "The answer follows.", "Note: x"]
    {
        check(&format!("{{\n\"a\": 1,\n\n{line}\n{{\"b\": 2}}"), Some(("{\n\"a\": 1,", true)));
    }
    check("{\"a\": [1,\n2", Some(("{\"a\": [1,\n2", true)));
    check("{\"a\": \"x\n", Some(("{\"a\": \"x", true)));
}

#[test]
fn lines_of_json_go_on() {
    for line in ["\"b\": 2,", "1.5,", "-3", "true,", "// note", "# note\n\"b\": 2", "...", "'b': 2", "“b”: 2"] {
        let text = format!("{{\"a\": 1,\n{line}\n}}");
        check(&text, Some((text.as_str(), false)));
    }
}

#[test]
fn other_things_stand_in_brackets() {
    for text in [
        "[text](url)",
        "[Label]",
        "{{x}}",
        "{{ \"x\" }}",
        "{id}/x",
        "{a|b}",
        "{\"a\"}",
        "[1] a footnote",
        "[ ] to do",
        "[x] done",
        "[\"a\"](url)",
        "[...]\n",
        "[`a`, `b`]",
        "{...}",
        "[...]",
        "{id:int}",
        "{}/x",
        "{ return 1; }",
        "[2031-01-02] done",
    ] {
        check(text, None);
    }
}
