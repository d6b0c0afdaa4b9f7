//! One test for each kind of repair.

use super::check;

#[test]
fn strict_json_is_read_as_it_stands() {
    check(r#"{"id": 7, "tags": ["a", true, null], "none": {}}"#, r#"{id: 7, tags: ["a", true, null], none: {}}"#, "");
    check("[1.50, 12345678901234567890123, -0, 2E+3]", "[1.50, 12345678901234567890123, -0, 2E+3]", "");
    check(r#"["\u00e9\n\/\ud83d\ude00"]"#, r#"["é\n/😀"]"#, "");
}

#[test]
fn comments_describe_their_members() {
    check(
        "{\"a\": 1, // first\n\"b\": 2 /* second */, # more\n\"c\": 3}",
        "{a: 1 /*first*/, b: 2 /*second*/, c: 3}",
        "json-comment 1:10",
    );
    check(
        "{\n// above\n// it\n\"a\": 1,\n/* far */\n\"b\": 2 // near\n}",
        "{a: 1 /*above\nit*/, b: 2 /*near*/}",
        "json-comment 2:1",
    );
    check(
        "{\"a\": { // opened\n\"b\": [ // list\n1 // item\n] // closed\n}}",
        "{a: {b: [1] /*list*/} /*opened*/}",
        "json-comment 1:9",
    );
    check("{\"a\": 1,\n/*\n * two\n * lines\n */\n\"b\": 2}", "{a: 1, b: 2 /*two\nlines*/}", "json-comment 2:1");
}

#[test]
fn comments_that_describe_nothing_are_dropped() {
    check("{\"a\": 1,\n// \"old\": 2,\n\"b\": 3}", "{a: 1, b: 3}", "json-comment 2:1");
    check("{\"u\": \"http://x.test//y\"}", "{u: \"http://x.test//y\"}", "");
    check("{\"a\": 1 /* open\n, \"b\": 2}", "{a: 1 /*open*/, b: 2}", "json-comment 1:9");
}

#[test]
fn remarks_need_no_comment_marks() {
    check("{\"a\": 0,    返回码(0：成功)\n\"b\": 1}", "{a: 0 /*返回码(0：成功)*/, b: 1}", "json-comment 1:13");
    check(
        "{\"a\": \"2.5\",(收入)\n\"b\": \"1\"(支出), \"c\": 3 个}",
        "{a: \"2.5\" /*收入*/, b: \"1\" /*支出*/, c: 3 /*个*/}",
        "json-comment 1:13",
    );
}

#[test]
fn commas() {
    check("{\"a\": [1, 2,], }", "{a: [1, 2]}", "json-comma 1:13");
    check("{\"a\": 1\n\"b\": [{} {}]}", "{a: 1, b: [{}, {}]}", "json-comma 2:1");
    check("[1,, 2]", "[1, 2]", "json-comma 1:4");
}

#[test]
fn marks_of_other_alphabets_and_languages() {
    check("{“a”：“x”，‘b’： 2}", "{a: \"x\", b: 2}", "json-quotes 1:2, json-punctuation 1:5");
    check("{\"a\" = 1; \"b\" => 2; \"c\" 3}", "{a: 1, b: 2, c: 3}", "json-punctuation 1:6");
}

#[test]
fn quotes() {
    check("{'a': 'it''s'}", "{a: \"it''s\"}", "json-quotes 1:2, json-string 1:7");
    check(
        "{id: 7, name: Ann, site: http://x.test/a}",
        "{id: 7, name: \"Ann\", site: \"http://x.test/a\"}",
        "json-quotes 1:2",
    );
    check("{“a\": `x`, &quot;b&quot;: &quot;1 &lt; 2&quot;}", "{a: \"x\", b: \"1 < 2\"}", "json-quotes 1:2");
    check("{\"a:\" {}, \"b: \"x\", c\": 1}", "{a: {}, b: \"x\", c: 1}", "json-quotes 1:2");
}

#[test]
fn an_open_quote_ends_with_its_line() {
    check("{\"a\": \"x,\n\"b\": \"y\"}", "{a: \"x\", b: \"y\"}", "json-quotes 1:7");
    check("{\"a\": \"x, // note\n\"b\": 1}", "{a: \"x\" /*note*/, b: 1}", "json-quotes 1:7, json-comment 1:11");
    check("{\"a\": \"x, \"b\": \"y\"}", "{a: \"x\", b: \"y\"}", "json-quotes 1:7");
}

#[test]
fn strings_hold_what_they_should_escape() {
    check("{\"a\": \"one\n two\", \"b\": \"t\tab\"}", r#"{a: "one\n two", b: "t\tab"}"#, "json-string 1:7");
    check(r#"["\d", "\u12", "\ud83d!", "\'"]"#, r#"["\\d", "\\u12", "�!", "'"]"#, "json-string 1:2");
    check(
        r#"{"a": "say "hi" now", "b": "{"x":"1","y":[2]}"}"#,
        r#"{a: "say \"hi\" now", b: "{\"x\":\"1\",\"y\":[2]}"}"#,
        "json-string 1:7",
    );
}

#[test]
fn numbers() {
    check("[+1, .5, 2., 007, 00.10, 0x1F, 5L, 1_000]", "[1, 0.5, 2.0, 7, 0.10, 31, 5, 1000]", "json-number 1:2");
    check("{\"a\": 1e9, \"b\": 511e901}", "{a: 1e9, b: \"511e901\"}", "json-quotes 1:17");
    check("[70%, 1.2.3, 138****00]", r#"["70%", "1.2.3", "138****00"]"#, "json-quotes 1:2");
    check("{\"at\": 2031-01-02 03:04:05, \"n\": 1}", "{at: \"2031-01-02 03:04:05\", n: 1}", "json-quotes 1:8");
}

#[test]
fn literals_of_other_languages() {
    check("[True, False, None, NULL]", "[true, false, null, null]", "json-literal 1:2");
    check("{\"a\": NaN, \"b\": undefined, \"c\": 1}", "{c: 1, …}", "json-literal 1:7");
    check("[ObjectId(\"5f\"), NumberLong(7)]", "[\"5f\", 7]", "json-literal 1:2");
    check("{\"a\": md5(\"x\"), \"b\": 1}", "{b: 1, …}", "json-literal 1:7");
}

#[test]
fn of_alternatives_the_first_is_taken() {
    check("[true|false, 1 | 2, \"a\"|\"b\", 0/1, null | {\"x\": 1}]", "[true, 1, \"a\", 0, null]", "json-literal 1:6");
}

#[test]
fn what_has_no_value_is_left_out() {
    check("{\"a\": , \"b\":\n\"c\": 1, \"d\": }", "{c: 1, …}", "json-value-missing 1:2, json-comma 2:1");
    check(
        "{\"a\", \"b\": <number>, \"c\": int, \"d\": see the table, \"e\": 1}",
        "{e: 1, …}",
        "json-value-missing 1:2",
    );
}

#[test]
fn ellipses_leave_parts_out() {
    check("{\"a\": [1, ...], \"b\": {…}, ...}", "{a: [1, …], b: {…}, …}", "json-elided 1:11");
    check("[1,\n...\n2\n.\n.\n]", "[1, 2, …]", "json-elided 2:1");
    check("{\"a\": ..., // ...\n\"b\": \"...\"}", "{b: \"...\", …}", "json-elided 1:7, json-comment 1:12");
}

#[test]
fn cut_off_examples_are_closed() {
    check("{\"a\": [{\"b\": \"x\", \"c\": \"y", "{a: [{b: \"x\", …}, …], …}", "json-truncated 1:26");
    check("{\"a\": 1, \"b\": 12", "{a: 1, …}", "json-truncated 1:17");
    check("{\"a\": 1, \"b\": tru\n", "{a: 1, …}", "json-truncated 1:18");
    check("{\"a\": 1, \"b\"\n", "{a: 1, …}", "json-truncated 1:13");
    check("{\"a\": {\"b\": 1}\n{\"c\": 2}", "{a: {b: 1}, …}\n{c: 2}", "json-truncated 1:15");
}

#[test]
fn brackets() {
    check("{\"a\": [1, 2}, \"b\": 3}", "{a: [1, 2], b: 3}", "json-brackets 1:12");
    check("{\"a\": [{\"b\": 1]}", "{a: [{b: 1, …}]}", "json-brackets 1:15");
    check("{\"a\": {\"b\": [1]], \"c\": 2}}", "{a: {b: [1], c: 2}}", "json-brackets 1:16");
    check("{\"a\": 1}}", "{a: 1}", "json-brackets 1:9");
    check("{ {\"a\": 1} }", "{a: 1}", "json-brackets 1:1");
    check("{ {\"a\": 1}, {\"a\": 2} }", "[{a: 1}, {a: 2}]", "json-brackets 1:1");
    check("\"a\": 1,\n\"b\": 2", "{a: 1, b: 2, …}", "json-brackets 1:1");
}

#[test]
fn of_members_with_one_key_the_first_is_kept() {
    check("{\"a\": 1, \"b\": 2, \"a\": 3, \"c\": 4, \"b\": 5}", "{a: 1, b: 2, c: 4}", "json-duplicate-key 1:18");
}

#[test]
fn what_copying_left_behind_is_ignored() {
    check("{\u{a0}\"a\":\u{200b} 1}<br/>", "{a: 1}", "json-markup 1:2");
    check("1. {\n2. \"a\": 200,\n3. \"b\": [\n4. 1.5\n5. ]}", "{a: 200, b: [1.5]}", "json-markup 1:1");
}

#[test]
fn what_fits_no_repair_is_left_out() {
    check("{\"a\": 1, {\"b\": 2}}\n{\"c\": 3}", "{c: 3}", "json-unreadable 1:10");
    check("{ return x; }", "", "json-unreadable 1:1");
    check("none", "", "json-unreadable 1:1");
}
