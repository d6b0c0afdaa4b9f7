//! What holds for every page.

use std::fmt::Write;

use proptest::{prelude::*, sample::select};

use super::reading;

/// Pieces of pages, whose order the reader must not rely on.
const PIECES: [&str; 34] = [
    "# Title",
    "## GET /v1/things/{id}",
    "**请求URL：**",
    "请求URL:",
    "- /api/v1/a/:id",
    "请求方式:",
    "- POST",
    "请求参数:",
    "字段名 | 是否必填 | 描述 |",
    "---|---|---|",
    "a[b][:c ] |",
    "false | 取值：A、B |",
    "|参数|类型|说明|",
    "|---|---|---|",
    "|x\\|y|`a|b`|1:甲 2:乙|",
    "字段名 是否必填 描述",
    "id true 编号",
    "字段名 |",
    "是否必填 |",
    "page |",
    "返回示例:",
    "{",
    "\"a\": [1,",
    "}",
    "```json",
    "```",
    "~~~~",
    "<table><tr><td>a</td><td>b</td></tr>",
    "</table>",
    "<!--",
    "-->",
    "\u{feff}\u{a0}• x:",
    "HTTP/1.1 404 Not Found",
    "curl -d '{\"a\": 1}' https://x.example.com/y?z[]=1&",
];

/// Pieces of blueprints, among which any may be missing, doubled or in another's place.
const BLUEPRINT: [&str; 36] = [
    "FORMAT: 1A",
    "HOST: https://x.example.com",
    "# Group A",
    "## Thing [/things/{id}{?a,b*}]",
    "### Show [GET]",
    "#### Move [POST /things/{+path}{#x}",
    "# DELETE /things?x={x}{&y}",
    "Title",
    "=====",
    "+ Parameters",
    "    + id: `1` (number, required) - text",
    "    + b = `x` (optional, string, `y`) ... text",
    "+ Request Name (application/json)",
    "+ Response 200 (application/json)",
    "\t+ Headers",
    "            X-Name: value",
    "    + Body",
    "        {\"a\": [1,",
    "        }",
    "    ```json",
    "    ```",
    "    + Schema",
    "+ Attributes (array[Thing])",
    "    + Attributes (Thing)",
    "+ Model",
    "    [Thing][]",
    "# Data Structures",
    "## Thing (Thing)",
    "        + *name (string)*: x (enum[string]) - text",
    "            + Members",
    "    + Include Thing",
    "    + One Of",
    "    + (object)",
    "    + Default: 1",
    "a=b&c=d",
    "<!--",
];

proptest! {
    #[test]
    fn shuffled_blueprints_are_read(picks in proptest::collection::vec((0..BLUEPRINT.len(), 1..3_usize), 0..40)) {
        let mut page = "FORMAT: 1A\n".to_owned();
        for (piece, breaks) in picks {
            write!(page, "{}{}", BLUEPRINT[piece], "\n".repeat(breaks)).expect("strings take everything");
        }
        prop_assert_eq!(reading(&page), reading(&page));
        prop_assert_eq!(reading(&page.replace('\n', "\r\n")), reading(&page));
    }

    #[test]
    fn damaged_blueprints_are_read(cut in any::<proptest::sample::Index>(), length in 0..40_usize) {
        let page = include_str!("../../../../tests/pages/blueprint/structures.md");
        let start = cut.index(page.len());
        let kept = |(at, _): &(usize, char)| !(start..start + length).contains(at);
        let damaged: String = page.char_indices().filter(kept).map(|(_, char)| char).collect();
        prop_assert_eq!(reading(&damaged), reading(&damaged));
    }

    #[test]
    fn any_text_is_read_the_same_twice(page in "\\PC{0,300}") {
        prop_assert_eq!(reading(&page), reading(&page));
    }

    #[test]
    fn shuffled_pieces_are_read(picks in proptest::collection::vec((0..PIECES.len(), 0..3_usize), 0..40)) {
        let mut page = String::new();
        for (piece, breaks) in picks {
            write!(page, "{}{}", PIECES[piece], "\n".repeat(breaks)).expect("strings take everything");
        }
        prop_assert_eq!(reading(&page), reading(&page));
    }

    #[test]
    fn any_text_between_pieces_is_read_the_same_twice(
        lines in proptest::collection::vec(prop_oneof![3 => select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,20}", 1 => any::<String>()], 0..30),
    ) {
        let page = lines.join("\n");
        prop_assert_eq!(reading(&page), reading(&page));
    }

    #[test]
    fn line_ends_do_not_matter(picks in proptest::collection::vec(0..PIECES.len(), 0..30)) {
        let lines: Vec<&str> = picks.into_iter().map(|piece| PIECES[piece]).collect();
        prop_assert_eq!(reading(&lines.join("\r\n")), reading(&lines.join("\n")));
    }
}

/// Pages of many equal lines, each of which makes the reader look ahead.
#[test]
fn time_is_linear() {
    let lines = [
        "```x\n",
        "~~~\n\n````\n\n",
        "<table\n",
        "<!--\n",
        "{\n",
        "[[[[[[\n",
        "a | b |\n",
        "| a |\n|-|-|\n",
        "## GET /a/b\n",
        "GET /a/b\n",
        "请求URL:\n",
        "字段名 是否必填\n",
        "参数 | 说明 |\n---|---|\na | b |\n",
        "**",
        "<",
        "`",
        "a: ",
        "|",
        "1:甲 ",
        "(",
        "[a](",
    ];
    for line in lines {
        takes_little_time(line, &line.repeat(60_000 / line.len()));
    }
}

/// The same for blueprints: deep nesting, types that hold each other, actions that share much.
#[test]
fn time_is_linear_in_blueprints() {
    let lines = [
        "## A [/a{?x}]\n### [GET]\n+ Parameters\n    + x\n",
        "### B [GET]\n+ Response 200 (application/json)\n    + Attributes (A)\n",
        "### B [GET]\n+ Parameters\n    + x\n",
        "# Data Structures\n## A (object)\n+ a (A)\n+ b (array[A, A])\n",
        "+ a (array[B])\n",
        "+ Include A\n",
        "+ Response 200\n{\n",
        "+ Response 200\n\n        [[[[\n",
        "    ```x\n~~~y\n",
        "<!--\n",
        "((((",
        "[",
        "{?a,",
        "*a ",
        "`a ",
        "[GET [/",
        "a - ",
    ];
    for line in lines {
        for prefix in [
            "FORMAT: 1A\n\n# A [/a{?x}]\n+ Attributes\n    + a\n",
            "# Data Structures\n# A\n+ a (",
            "FORMAT: 1A\n# A [/a",
        ] {
            takes_little_time(line, &[prefix, &line.repeat(60_000 / line.len())].concat());
        }
    }
    let mut nested = String::new();
    (0..400).for_each(|depth| nested.extend([&*" ".repeat(depth), "+ a\n"]));
    takes_little_time("nested", &["FORMAT: 1A\n# GET /a\n+ Response 200\n+ Attributes\n", &nested].concat());
    let mut types = String::new();
    for at in 0..500 {
        let next = at + 1;
        writeln!(types, "## T{at}\n+ a (T{next})\n+ b (T{next})\n+ Include T{next}").expect("strings take everything");
    }
    let uses = "### B [GET]\n+ Response 200 (application/json)\n    + Attributes (T0)\n".repeat(300);
    takes_little_time("types", &["FORMAT: 1A\n# A [/a]\n", &uses, "# Data Structures\n", &types].concat());
}

#[track_caller]
fn takes_little_time(what: &str, page: &str) {
    let start = std::time::Instant::now();
    reading(page);
    assert!(start.elapsed().as_secs() < 20, "{what:?} takes {:?}", start.elapsed());
}
