//! Fields of a response table that no example shows.

use docwright_schema::{
    Diagnostics, Site, codes,
    document::{Direction, Place},
};

use super::Check;
use crate::lint::{Input, fields::Operation, listed};

pub(super) const CHECK: Check = Check { code: &codes::FIELD_NOT_SHOWN, run };

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    for operation in input.operations.iter().filter(|operation| shows_a_whole_answer(operation)) {
        let shown = operation.shown(Direction::Response);
        for part in &operation.parts {
            for table in part.operation.tables.iter().filter(|table| table.place == Place::Response) {
                let missing: Vec<_> = table.rows.iter().filter(|row| !shown.any_below(row)).collect();
                let Some(first) = missing.first() else { continue };
                let names: Vec<_> = missing.iter().map(|row| row.name.text.trim().to_owned()).collect();
                let (verb, them) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
                let message = format!("{} {verb} described, but no example shows {them}", listed(&names));
                diagnostics.report(&codes::FIELD_NOT_SHOWN, Site::new(part.source, first.span), message);
            }
        }
    }
}

/// Whether an example claims to be all of an answer; what a cut or elided one does not show proves nothing.
fn shows_a_whole_answer(operation: &Operation<'_>) -> bool {
    operation.parts.iter().flat_map(|part| part.examples(Direction::Response)).any(|example| example.body.is_complete())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::report;

    fn check(rows: &str, example: &str) -> String {
        let table = format!("**返回参数:**\n\n| 参数名 | 类型 | 说明 |\n| --- | --- | --- |\n{rows}");
        let page = format!("# GET /boats/{{id}}\n\n{table}\n\n**返回示例:**\n\n```json\n{example}\n```\n");
        report(&codes::FIELD_NOT_SHOWN, &[("a.md", &page)])
    }

    #[test]
    fn a_row_that_no_example_shows_is_reported_once_a_table() {
        let rows =
            "| id | int | 编号 |\n| sail | string | 帆 |\n| owner | object | 船主 |\n| owner.name | string | 姓名 |";
        let report = check(rows, r#"{"code": 0, "data": {"id": 7, "owner": {"id": 3}}}"#);
        insta::assert_snapshot!(report, @"a.md:8:1 `sail` and `owner.name` are described, but no example shows them");
    }

    #[test]
    fn rows_are_shown_wherever_their_object_stands() {
        let rows = "| id | int | 编号 |\n| owner.name | string | 姓名 |\n| ports[].town | string | 城镇 |";
        let example = r#"{"data": {"boats": [{"id": 7, "owner": {"name": "程小满"}}, {"ports": [{"town": "象山"}]}]}}"#;
        assert_eq!(check(rows, example), "");
    }

    #[test]
    fn an_example_that_leaves_parts_out_proves_nothing() {
        let rows = "| id | int | 编号 |\n| sail | string | 帆 |";
        assert_eq!(check(rows, "{\"id\": 7, ...}"), "");
    }
}
