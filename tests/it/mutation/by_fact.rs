//! Edits of the lines that state single facts.

use docwright_diff::{
    Semver::{Major, Minor, Patch},
    Wire::{Breaking, Compatible},
};
use docwright_schema::{
    Address,
    schema::{Operation, Presence},
};

use super::{
    Expect::{self, AnyStep, Finding},
    Kind,
    base::{Base, Edit, Row, Shown, member},
};

pub(super) fn kinds() -> Vec<Kind> {
    [of_answers(), of_requests(), of_requirements(), of_operations(), of_codes()].into_iter().flatten().collect()
}

fn kind(name: &'static str, expect: Expect, edits: fn(&Base) -> Vec<Edit>) -> Kind {
    Kind { name, expect, edits }
}

fn of_answers() -> Vec<Kind> {
    vec![
        kind(
            "rename a shown field",
            Finding(&["response-field-renamed", "response-field-removed"], Breaking, Major),
            |base| {
                shown(base, certain, |field| {
                    vec![field.line.replacen(&quoted(field), &format!("\"{}_2\"", field.field.name), 1)]
                })
            },
        ),
        kind("drop a shown field", Finding(&["response-field-removed"], Breaking, Major), |base| {
            shown(base, certain, |_| Vec::new())
        }),
        kind(
            "drop an optional shown field",
            Finding(&["response-optional-field-removed"], Compatible, Major),
            |base| shown(base, |field| field.field.presence == Presence::Optional, |_| Vec::new()),
        ),
        kind("show a new field", Finding(&["response-field-added"], Compatible, Minor), |base| {
            let is_sure = |field: &Shown<'_>| certain(field) && field.is_alone;
            shown(base, is_sure, |field| vec![field.line.to_owned(), "\"zz_new_member\": 1,".to_owned()])
        }),
        kind(
            "show text as a number",
            Finding(&["response-type-changed", "response-type-widened"], Breaking, Major),
            |base| shown(base, |field| certain(field) && is_text(field), |field| vec![with_value(field, "12")]),
        ),
        kind(
            "show a number as text",
            Finding(&["response-type-changed", "response-type-widened"], Breaking, Major),
            |base| {
                shown(
                    base,
                    |field| certain(field) && field.field.ty.to_string() == "integer",
                    |field| vec![with_value(field, "\"x12\"")],
                )
            },
        ),
        kind("show null for a value", AnyStep(&["response-null-possible"], Breaking), |base| {
            shown(base, |field| certain(field) && is_text(field), |field| vec![with_value(field, "null")])
        }),
        kind("show a value for null", Finding(&["type-documented"], Compatible, Major), |base| {
            shown(base, |field| field.field.ty.to_string() == "unknown | null", |field| vec![with_value(field, "true")])
        }),
    ]
}

fn of_requests() -> Vec<Kind> {
    vec![
        kind(
            "drop a request row",
            Finding(&["parameter-removed", "request-field-removed", "request-body-removed"], Compatible, Major),
            // With a file goes the media type, and with an object the place of its members.
            |base| rows(base, |row| (row.is_parameter || row.is_plain) && !row.is_called(), |_| Some(Vec::new())),
        ),
        kind("rename in a request row", AnyStep(&["parameter-renamed", "request-field-renamed"], Breaking), |base| {
            rows(
                base,
                |row| {
                    row.is_parameter && !row.is_called() && row.description.is_some_and(|text| text.chars().count() > 2)
                },
                |row| Some(vec![row.line.replacen(row.name, &renamed(row.name), 1)]),
            )
        }),
        kind(
            "add an optional request row",
            Finding(&["parameter-optional-added", "request-field-optional-added"], Compatible, Minor),
            |base| {
                rows(
                    base,
                    |row| row.is_plain && !row.is_required && cell(row.line, OPTIONAL).is_some(),
                    |row| Some(vec![row.line.to_owned(), row.line.replacen(row.name, &renamed(row.name), 1)]),
                )
            },
        ),
        kind(
            "add a required request row",
            Finding(&["parameter-required-added", "request-field-required-added"], Breaking, Major),
            |base| {
                rows(
                    base,
                    |row| row.is_plain && !row.is_required,
                    |row| {
                        let line = row.line.replacen(row.name, &renamed(row.name), 1);
                        Some(vec![row.line.to_owned(), flipped(&line, OPTIONAL, REQUIRED)?])
                    },
                )
            },
        ),
    ]
}

fn of_requirements() -> Vec<Kind> {
    vec![
        kind(
            "require what was optional",
            Finding(&["parameter-became-required", "request-field-became-required"], Breaking, Major),
            |base| {
                let is_sure = |row: &Row<'_>| row.is_plain && !row.is_required;
                rows(base, is_sure, |row| Some(vec![flipped(row.line, OPTIONAL, REQUIRED)?]))
            },
        ),
        kind(
            "make optional what was required",
            Finding(&["parameter-became-optional", "request-field-became-optional"], Compatible, Major),
            |base| {
                let is_sure = |row: &Row<'_>| row.is_plain && row.is_required;
                rows(base, is_sure, |row| Some(vec![flipped(row.line, REQUIRED, OPTIONAL)?]))
            },
        ),
        kind("change a type in a request row", Finding(&["request-type-changed"], Breaking, Major), |base| {
            rows(
                base,
                |row| row.is_plain,
                |row| {
                    let (at, _) = cell(row.line, TEXT)?;
                    let column = row.line[..at].matches('|').count();
                    let header = row.header.split('|').nth(column)?.to_lowercase();
                    let is_type = header.contains("type") || header.contains("类型");
                    is_type.then(|| flipped(row.line, TEXT, TRUTH)).flatten().map(|line| vec![line])
                },
            )
        }),
        kind("reword a description", Finding(&["description-changed"], Compatible, Patch), |base| {
            rows(
                base,
                |row| row.is_plain && row.description.is_some_and(|text| row.line.matches(text).count() == 1),
                |row| {
                    let text = row.description?;
                    Some(vec![row.line.replacen(text, &format!("{text} (!)"), 1)])
                },
            )
        }),
    ]
}

fn of_operations() -> Vec<Kind> {
    vec![
        kind("change a path", AnyStep(&["operation-path-changed"], Breaking), |base| {
            operations(base, "path", |_, line, operation, _| {
                let first = operation.path.as_ref()?.split('/').find(|part| !part.is_empty() && !part.contains('{'))?;
                Some(vec![line.replacen(&format!("/{first}"), &format!("/{first}-next"), 1)])
            })
        }),
        kind("change a method", AnyStep(&["operation-method-changed"], Breaking), |base| {
            operations(base, "method", |base, line, operation, _| {
                let method = operation.method?.as_str();
                let free = |word: &&str| base.is_free(word, operation.path.as_deref().unwrap_or_default());
                let other = ["PUT", "PATCH", "DELETE"].into_iter().find(free)?;
                (line.matches(method).count() == 1 && method != "GET").then(|| vec![line.replacen(method, other, 1)])
            })
        }),
        kind("lose a URL", Finding(&["operation-lost-its-url", "operation-removed"], Breaking, Major), |base| {
            operations(base, "path", |_, line, operation, page| {
                // A call that is shown has a path too.
                let is_only = !page.contains("curl") && !line.contains(operation.method?.as_str());
                is_only.then(Vec::new)
            })
        }),
    ]
}

fn of_codes() -> Vec<Kind> {
    vec![
        kind("drop an error code", Finding(&["error-code-removed"], Compatible, Major), |base| {
            codes(base, |_, _| Some(Vec::new()))
        }),
        kind("add an error code", Finding(&["error-code-added"], Compatible, Minor), |base| {
            codes(base, |line, code| Some(vec![line.to_owned(), line.replacen(code, &other_code(code), 1)]))
        }),
        kind(
            "renumber an error code",
            Finding(&["error-code-changed", "error-code-removed"], Breaking, Major),
            |base| codes(base, |line, code| Some(vec![line.replacen(code, &other_code(code), 1)])),
        ),
    ]
}

const REQUIRED: &[&str] = &["是", "true", "yes", "Yes", "Y", "Required", "必填", "必选"];
const OPTIONAL: &[&str] = &["否", "false", "no", "No", "N", "Optional", "选填", "可选"];
const TEXT: &[&str] = &["String", "string", "Str", "str", "text"];
const TRUTH: &[&str] = &["Boolean", "boolean", "Bool", "bool", "boolean"];

fn shown(base: &Base, fits: fn(&Shown<'_>) -> bool, change: fn(&Shown<'_>) -> Vec<String>) -> Vec<Edit> {
    let fields = base.shown();
    let edit = |field: &Shown<'_>| {
        let lines = change(field);
        base.with(field.origin, &lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    fields.iter().filter(|field| fits(field)).map(edit).collect()
}

/// Whether a field was in everything that was seen, so that its loss is one.
fn certain(field: &Shown<'_>) -> bool {
    field.field.presence != Presence::Optional && !field.field.ty.nullable && field.field.ty.to_string() != "unknown"
}

fn is_text(field: &Shown<'_>) -> bool {
    field.field.ty.to_string().starts_with("string")
        && member(field.line).is_some_and(|(_, value)| value.starts_with('"'))
}

fn quoted(field: &Shown<'_>) -> String {
    format!("\"{}\"", field.field.name)
}

fn with_value(field: &Shown<'_>, value: &str) -> String {
    let old = member(field.line).map_or("", |(_, value)| value);
    let at = field.line.rfind(old).unwrap_or_default();
    format!("{}{value}{}", &field.line[..at], &field.line[at + old.len()..])
}

fn rows(base: &Base, fits: fn(&Row<'_>) -> bool, change: fn(&Row<'_>) -> Option<Vec<String>>) -> Vec<Edit> {
    let rows = base.rows();
    let edit = |row: &Row<'_>| {
        let lines = change(row)?;
        Some(base.with(row.origin, &lines.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    rows.iter().filter(|row| row.line.contains('|') && fits(row)).filter_map(edit).collect()
}

/// Another code of the same kind.
fn other_code(code: &str) -> String {
    match code.bytes().all(|byte| byte.is_ascii_digit()) {
        // A status of HTTP.
        true if code.len() == 3 => "418".to_owned(),
        true => format!("9{code}7"),
        false => format!("{code}_twice"),
    }
}

/// Another name for a parameter, brackets and all.
fn renamed(name: &str) -> String {
    let end = name.find(['[', ']']).unwrap_or(name.len());
    format!("zz_{}{}", &name[..end], &name[end..])
}

/// Where the only cell stands that is one of the words.
fn cell(line: &str, words: &[&str]) -> Option<(usize, usize)> {
    let mut start = 0;
    let mut found = Vec::new();
    for (at, cell) in line.split('|').enumerate() {
        if at > 0
            && let Some(word) = words.iter().position(|word| *word == cell.trim())
        {
            found.push((start + cell.find(words[word]).unwrap_or_default(), word));
        }
        start += cell.len() + 1;
    }
    (found.len() == 1).then(|| found[0])
}

/// A row with a word of one list in place of that of the other.
fn flipped(line: &str, from: &[&str], to: &[&str]) -> Option<String> {
    let (at, word) = cell(line, from)?;
    Some(format!("{}{}{}", &line[..at], to[word], &line[at + from[word].len()..]))
}

/// A change of a line about an operation on a page.
type Change = fn(&Base, &str, &Operation, &str) -> Option<Vec<String>>;

/// Edits of the only line that says something of an operation.
fn operations(base: &Base, rule: &str, change: Change) -> Vec<Edit> {
    let mut edits = Vec::new();
    for operation in base.operations() {
        let at = Address::operation(operation.key());
        let origins = base.pages.provenance().get(&at);
        let mut of_rule = origins.iter().filter(|origin| origin.rule == rule);
        let (Some(origin), None) = (of_rule.next(), of_rule.next()) else { continue };
        let line = base.line(&origin.page, origin.line).unwrap_or_default();
        let path = operation.path.as_deref().unwrap_or_default();
        let fixed = path.split('{').next().unwrap_or_default();
        // Other lines may say it too.
        let page = &base.texts()[&origin.page];
        let is_once = fixed.len() > 1 && page.matches(fixed).count() == 1;
        if !is_once {
            continue;
        }
        if let Some(lines) = change(base, line, operation, page).filter(|lines| *lines != [line]) {
            let mut edit = base.with(origin, &lines.iter().map(String::as_str).collect::<Vec<_>>());
            // What is gone is told where the operation stands.
            edit.line = edit.line.filter(|_| !lines.is_empty());
            edits.push(edit);
        }
    }
    edits
}

fn codes(base: &Base, change: fn(&str, &str) -> Option<Vec<String>>) -> Vec<Edit> {
    let codes = base.schema().error_codes.iter().filter_map(|code| {
        let [origin] = base.pages.provenance().get(&Address::api("error_code").part(&code.code)) else { return None };
        let line =
            base.line(&origin.page, origin.line).filter(|line| line.contains('|') && line.contains(&code.code))?;
        let lines = change(line, &code.code)?;
        Some(base.with(origin, &lines.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    codes.collect()
}
