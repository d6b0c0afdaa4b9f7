//! What blocks a page has.

use docwright_schema::{Diagnostics, Sources};

use super::{Kind, Page};

/// Compares the blocks of a page, a line each.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let mut sources = Sources::default();
    let id = sources.add("page.md", text);
    let page = Page::new(id, sources.get(id).text(), &mut Diagnostics::default());
    let shown = page.blocks.iter().map(|block| {
        let kind = match &block.kind {
            Kind::FrontMatter => "front matter".to_owned(),
            Kind::Heading(level) => format!("h{level}"),
            Kind::Item => "item".to_owned(),
            Kind::Line => "line".to_owned(),
            Kind::Tag => "tag".to_owned(),
            Kind::Fence { info } => format!("fence {}", page.raw(*info)),
            Kind::Json => "json".to_owned(),
            Kind::Rows(rows) => format!("rows {}", rows.len()),
            Kind::Html => "html".to_owned(),
        };
        format!("{kind}: {}", page.raw(block.span).trim_end().replace('\n', "/"))
    });
    assert_eq!(shown.collect::<Vec<_>>(), expected);
}

#[test]
fn blocks_of_all_kinds() {
    check("---\ntitle: x\n---\n# A #\n", &["front matter: title: x", "h1: A"]);
    check("Title\n===\n\nOther\n---\n", &["h1: Title", "h2: Other"]);
    check("- a\n• b\n1. c\n> d\n", &["item: a", "item: b", "item: c", "line: d"]);
    check("<!-- a\nb -->\nc\n", &["line: c"]);
    check("\u{feff}a\r\n\u{a0}b\r\n", &["line: a", "line: b"]);
    check("<table>\n<tr></tr>\n</table>\nx", &["html: <table>/<tr></tr>/</table>", "line: x"]);
}

#[test]
fn labels_are_no_rows_and_remarks_no_headings() {
    check("a | b |\n---|---|\n1 | 2 |\nLabel:\n", &["rows 3: a | b |/---|---|/1 | 2 |", "line: Label:"]);
    check("{\n# remark\n\"a\": 1\n}\nb", &["json: {/# remark/\"a\": 1/}", "line: b"]);
    check("</code></pre> | b | c |\nd", &["rows 1: </code></pre> | b | c |", "line: d"]);
    check("a | b\n--- | ---\n1 | 2\n\nc | d", &["rows 3: a | b/--- | ---/1 | 2", "line: c | d"]);
}

#[test]
fn fences() {
    check("```json\n{}\n```\n", &["fence json: {}"]);
    check("- x\n  ~~~\n  a\n  ~~~\n", &["item: x", "fence :   a"]);
    check("````\n```\n````\n", &["fence : ```"]);
    check("```json\n{\n}\nLabel\n", &["fence json: {/}", "line: Label"]);
    check("```sh\na\n\nb\n", &["fence sh: a", "line: b"]);
    check("```a\nx\n```b\ny\n```\n", &["fence a: x", "fence b: y"]);
    check("```inline```\n", &["line: ```inline```"]);
}

/// Compares the text of a fragment.
#[track_caller]
fn plain(fragment: &str, expected: &str) {
    assert_eq!(super::inline::plain(fragment), expected, "{fragment}");
}

#[test]
fn markup_inside_of_lines() {
    plain("**bold**, `co_de` and [a link](x)", "bold, co_de and a link");
    plain("**标签：**值", "标签：值");
    plain("snake_case_name", "snake_case_name");
    plain("a<br>b<br/>c", "a\nb\nc");
    plain("a &lt; b \\| c", "a < b | c");
    plain("<user_id> of <b>x</b>", "<user_id> of x");
    plain("- no list", "- no list");
    plain("1. no list *x*", "1. no list x");
}
