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

proptest! {
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
        let page = line.repeat(60_000 / line.len());
        let start = std::time::Instant::now();
        reading(&page);
        assert!(start.elapsed().as_secs() < 20, "{line:?} takes {:?}", start.elapsed());
    }
}
