//! Fields of an example that no table describes.

use std::collections::{BTreeMap, BTreeSet};

use docwright_schema::{
    Diagnostic, Diagnostics, Site, Span, codes,
    document::{Direction, Example, Place},
    json::Object,
};

use super::Check;
use crate::lint::{
    Input,
    fields::{self, Operation, Part, Paths},
    listed,
};

pub(super) const CHECK: Check = Check { code: &codes::FIELD_UNDOCUMENTED, run };

fn run(input: &Input<'_>, diagnostics: &mut Diagnostics) {
    for operation in &input.operations {
        for direction in [Direction::Request, Direction::Response] {
            let described = operation.described(direction);
            if described.is_empty() {
                continue;
            }
            let mut reported = BTreeSet::new();
            for part in &operation.parts {
                for example in part.examples(direction).filter(|example| !fields::is_error(example)) {
                    let missing = missing(input, example, &described, &mut reported);
                    if let Some((_, first)) = missing.first() {
                        let names: Vec<_> = missing.iter().map(|(name, _)| name.clone()).collect();
                        diagnostics.push(finding(operation, *part, direction, *first, &names));
                    }
                }
            }
        }
    }
}

fn finding(operation: &Operation<'_>, part: Part<'_>, direction: Direction, at: Span, names: &[String]) -> Diagnostic {
    let (verb, them) = if names.len() == 1 { ("stands", "it") } else { ("stand", "them") };
    let message = format!("{} {verb} in this example, but no table describes {them}", listed(names));
    let diagnostic = Diagnostic::new(&codes::FIELD_UNDOCUMENTED, Site::new(part.source, at), message);
    let is_table = |place: Place| (place == Place::Response) == (direction == Direction::Response);
    let mut tables = operation.parts.iter().flat_map(|part| {
        let tables = part.operation.tables.iter().filter(|table| is_table(table.place));
        tables.filter_map(|table| Some(Site::new(part.source, table.rows.first()?.span)))
    });
    match tables.next() {
        Some(table) => diagnostic.and(table, "the fields beside them are described here"),
        None => diagnostic,
    }
}

/// The members that stand beside described ones without being described, by name, each once an operation.
fn missing<'a>(
    input: &Input<'_>,
    example: &'a Example<'a>,
    described: &Paths<'_>,
    reported: &mut BTreeSet<Vec<&'a str>>,
) -> Vec<(String, Span)> {
    // Items of one list are one object here.
    let mut objects: BTreeMap<Vec<&str>, Vec<&Object<'_>>> = BTreeMap::new();
    fields::visit(&example.body, &mut Vec::new(), &mut |path, object| {
        objects.entry(path.to_owned()).or_default().push(object);
    });
    let mut missing = Vec::new();
    for (path, objects) in objects {
        let members: BTreeMap<_, _> =
            objects.iter().flat_map(|object| &object.members).map(|member| (&*member.key, member)).rev().collect();
        let (known, open): (Vec<_>, Vec<_>) = members
            .into_values()
            .map(|member| (fields::joined(&member.key, &path), member))
            .filter(|(path, _)| !input.is_of_envelope(path))
            .partition(|(path, member)| member.remark.is_some() || described.any_ends(path));
        // A table that names few members of an object by chance does not list that object.
        if known.len() < open.len() || known.is_empty() {
            continue;
        }
        for (path, member) in open {
            if is_name(&member.key) && reported.insert(path.clone()) {
                missing.push((path.iter().rev().copied().collect::<Vec<_>>().join("."), member.key_span));
            }
        }
    }
    missing.sort_by_key(|(_, span)| *span);
    missing
}

/// Whether a key is the name of a field rather than data: an id, a date, a hash.
fn is_name(key: &str) -> bool {
    const DIGITS: usize = 4;
    key.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && key.chars().filter(char::is_ascii_digit).count() < DIGITS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::report;

    fn check(rows: &str, example: &str) -> String {
        let table = format!("**返回参数:**\n\n| 参数名 | 类型 | 说明 |\n| --- | --- | --- |\n{rows}");
        let page = format!("# GET /boats/{{id}}\n\n{table}\n\n**返回示例:**\n\n```json\n{example}\n```\n");
        report(&codes::FIELD_UNDOCUMENTED, &[("a.md", &page)])
    }

    #[test]
    fn members_beside_described_ones_are_reported_once_an_example() {
        let rows = "| id | int | 编号 |\n| name | string | 船名 |\n| port | string | 船籍港 |";
        let example =
            "{\n\"data\": [\n{\"id\": 7, \"name\": \"a\", \"sail\": true},\n{\"port\": \"象山\", \"mast\": 2}]}";
        insta::assert_snapshot!(check(rows, example), @"a.md:16:24 `data.sail` and `data.mast` stand in this example, but no table describes them");
    }

    #[test]
    fn what_a_table_does_not_list_is_no_fault_of_it() {
        let rows = "| id | int | 编号 |\n| owner | object | 船主 |";
        // The envelope, an object that no row takes apart, and a remark that describes its member.
        let example = "{\"code\": 0, \"message\": \"\", \"data\": {\"id\": 7, \"mast\": 2, // 桅杆\n\"owner\": {\"name\": \"程小满\", \"age\": 41}}}";
        assert_eq!(check(rows, example), "");
    }

    #[test]
    fn keys_that_are_data_are_no_fields() {
        let rows = "| id | int | 编号 |\n| name | string | 船名 |";
        assert_eq!(check(rows, r#"{"id": 7, "name": "a", "2024-01-02": 1, "field_7c7b94f7": 2}"#), "");
    }

    #[test]
    fn a_row_describes_the_objects_on_its_way() {
        let page = "# POST /boats\n\n请求参数:\n\n| 参数名 | 必选 | 类型 | 说明 |\n| --- | --- | --- | --- |\n\
                    | boat[name] | 是 | string | 船名 |\n| boat[port] | 是 | string | 港 |\n\n请求示例:\n\n\
                    ```json\n{\"boat\": {\"name\": \"a\", \"port\": \"b\"}}\n```\n";
        assert_eq!(report(&codes::FIELD_UNDOCUMENTED, &[("a.md", page)]), "");
    }
}
