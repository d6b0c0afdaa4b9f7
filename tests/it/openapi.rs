//! The emitted OpenAPI document is valid, by a validator and a meta-schema that are not ours.

use serde_json::Value;

use crate::support::{pages_below, root, run};

fn document(folder: &str) -> Value {
    let pages = pages_below(&root().join(folder));
    let run = run(pages.iter().map(|(name, text)| (&**name, &**text)));
    serde_json::from_str(&run.files["openapi.json"]).expect("it is JSON")
}

#[test]
fn documents_follow_the_official_schema() {
    let schema: Value = serde_json::from_str(include_str!("openapi-3.1-schema.json")).expect("it is JSON");
    let validator = jsonschema::validator_for(&schema).expect("it is a schema");
    for folder in ["docs", "tests/pages"] {
        let document = document(folder);
        let errors: Vec<String> =
            validator.iter_errors(&document).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{folder}: {}", errors.join("\n"));
    }
}

#[test]
fn examples_are_accepted_by_their_schemas() {
    for folder in ["docs", "tests/pages"] {
        let count = check_all(&document(folder));
        assert!(count > 5, "{folder} holds examples");
    }
}

/// Validates all examples of a document, and counts them.
pub(crate) fn check_all(document: &Value) -> usize {
    let paths = document["paths"].as_object().into_iter().flatten();
    let operations =
        paths.flat_map(|(path, item)| item.as_object().into_iter().flatten().map(move |one| (path, one.1)));
    operations.map(|(path, operation)| check(document, operation, path)).sum()
}

/// Validates each example of an operation, and counts them.
fn check(document: &Value, operation: &Value, path: &str) -> usize {
    let responses = operation["responses"].as_object().into_iter().flat_map(serde_json::Map::values);
    let holders = responses.chain(operation.get("requestBody"));
    let mut count = 0;
    for media in holders.filter_map(|holder| holder["content"].as_object()).flat_map(serde_json::Map::values) {
        let mut schema = media["schema"].clone();
        schema["components"] = document["components"].clone();
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
        let validator = jsonschema::validator_for(&schema).expect("schemas are valid");
        for (name, example) in media["examples"].as_object().into_iter().flatten() {
            if name.starts_with("request") && example["x-docwright-partial"] == true {
                continue;
            }
            let errors: Vec<String> = validator.iter_errors(&example["value"]).map(|error| error.to_string()).collect();
            assert!(errors.is_empty(), "{path} {name}: {}", errors.join("\n"));
            count += 1;
        }
    }
    count
}

/// An error that is cut off before its discriminator is an error all the same.
#[test]
fn elided_errors_are_accepted() {
    let page = "# Loan\n\n`GET /loans/{id}`\n\n**Success response**\n\n```json\n{\"code\": 0, \"data\": {\"id\": 1}}\n```\n\n\
                **Error response**\n\n```json\n{\"code\": 7, \"message\": \"gone\"}\n```\n\n```json\n{ ... }\n```\n";
    let run = run([("loan.md", page)]);
    let document: Value = serde_json::from_str(&run.files["openapi.json"]).expect("it is JSON");
    assert!(run.inferred.schema.envelope.is_some(), "{}", *run.inferred.schema);
    assert_eq!(check(&document, &document["paths"]["/loans/{id}"]["get"], "/loans/{id}"), 3);
}

/// A pattern for keys that are data holds no member with a name to the type of the data.
#[test]
fn members_beside_data_keys_keep_their_types() {
    let objects = [
        r#"{"2024-03-01": 5, "level2": "a", "0": "b"}"#,
        r#"{"https://a.example/x": 5, "port80": "a"}"#,
        r#"{"35f0148d414a688a275bf915ba7cebb2": 5, "fee": "a", "deadbeef": "b"}"#,
        r#"{"10.0.0.1": 5, "fe80::1": 6, "v1.2": "a", "dc:a": "b"}"#,
        r#"{"text_asset_4be19c02": 5, "text_asset_face": "a", "text_asset_facade": "b"}"#,
        r#"{"an@shop.example": 5, "12.50": 6, "2024-03-01 09:30": 7, "2024-03-01T09:30:00Z": 8, "no2": "a"}"#,
    ];
    for object in objects {
        let page = format!("# Log\n\n`GET /log`\n\n**Response**\n\n```json\n{object}\n```\n");
        let run = run([("log.md", &*page)]);
        let document: Value = serde_json::from_str(&run.files["openapi.json"]).expect("it is JSON");
        assert!(run.files["openapi.json"].contains("patternProperties"), "{object}");
        assert_eq!(check(&document, &document["paths"]["/log"]["get"], object), 1);
    }
}

/// A body of either shape may lack what a table requires.
#[test]
fn requests_of_two_shapes_are_partial_where_they_lack_something() {
    let page = "# Name\n\n`POST /names`\n\n**Parameters**\n\n| Name | Required |\n|---|---|\n| short | yes |\n\n\
                **Request**\n\n```json\n{}\n```\n\n```json\n[80]\n```\n\n```json\n{\"short\": \"An\"}\n```\n";
    let run = run([("name.md", page)]);
    let document: Value = serde_json::from_str(&run.files["openapi.json"]).expect("it is JSON");
    assert!(run.report().contains("example-lacks-required"), "{}", run.report());
    assert_eq!(check(&document, &document["paths"]["/names"]["post"], "/names"), 2);
}
