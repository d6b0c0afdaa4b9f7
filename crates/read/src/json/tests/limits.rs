//! Input that would cost time or stack.

use super::{super::bare, reading};

fn nested(depth: usize) -> String {
    format!("{}1{}", "{\"a\":[".repeat(depth / 2), "]}".repeat(depth / 2))
}

#[test]
fn nests_up_to_a_hundred_levels() {
    let (shown, reported) = reading(&nested(100));
    assert_eq!(shown.matches('[').count(), 50);
    assert_eq!(reported, "");
}

#[test]
fn what_is_nested_deeper_is_left_out() {
    let (shown, reported) = reading(&format!("{}\n{{\"b\": 2}}", nested(102)));
    assert_eq!(shown, "{b: 2}");
    assert_eq!(reported, "json-too-deep 1:301");
}

#[test]
fn deep_input_takes_no_stack() {
    for unit in ["[", "{\"a\":", "{"] {
        let (shown, reported) = reading(&unit.repeat(100_000));
        assert_eq!(shown, "");
        assert!(reported.starts_with("json-too-deep 1:"), "{reported}");
    }
}

#[test]
fn two_megabytes_of_one_mark() {
    for (unit, expected) in
        [("[", "json-too-deep"), ("\"", "json-unreadable"), ("{\"a\":", "json-too-deep"), ("/*", "json-unreadable")]
    {
        let (shown, reported) = reading(&unit.repeat(2_000_000 / unit.len()));
        assert_eq!(shown, "");
        assert!(reported.starts_with(expected), "{unit}: {reported}");
    }
}

/// Texts that make a reader look far ahead from each of their parts; what comes out matters less than that it comes.
const COSTLY: &[&str] = &[
    "{\"a\":\"x\"y",
    "[\"\n\\",
    "[\"\n'\n",
    "a:{}",
    "{/*",
    "[\"{\"",
    "[1|",
    "{\"a\" ",
    "{a ",
    "[张, ",
    "\"a\":",
    "<a ",
    "{'",
    "“",
    "&quot;",
    "{\"a\":1]",
    "[}",
    "1.\n",
    "A(",
    "{\"a\":\n",
    "...\n",
    "{\"a\",",
    "[1 x,",
    "[1(a),",
    "{\"a\":\"\\",
    "HTTP/1.1 ",
    "x: {} ",
    "{\"k\":1,// \n",
];

#[test]
fn costly_input_takes_linear_time() {
    for unit in COSTLY {
        for head in ["", "[", "{\"a\": \""] {
            reading(&format!("{head}{}", unit.repeat(100_000 / unit.len())));
        }
    }
}

#[test]
fn looking_for_json_takes_linear_time() {
    for unit in COSTLY {
        let text = unit.repeat(100_000 / unit.len());
        let mut at = 0;
        while let Some(start) = text[at..].find(['{', '[']).map(|length| at + length) {
            at = bare(&text, start).map_or(start + 1, |bare| bare.span.range().end);
        }
    }
}
