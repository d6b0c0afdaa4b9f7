use serde_json::{Value, json};

use super::{large, nothing, shop};
use crate::report::sarif;

/// The schema of OASIS; its notice stands beside it.
const SCHEMA: &str = include_str!("sarif-schema-2.1.0.json");

fn log(report: &crate::Report) -> Value {
    serde_json::from_str(&sarif([(report, "docs")])).unwrap()
}

#[test]
fn logs_are_as_the_standard_wants_them() {
    let mut schema: Value = serde_json::from_str(SCHEMA).unwrap();
    // The pattern for languages, which no log here names, holds a bracket that only lenient regular expressions may.
    for owner in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][owner]["properties"]["language"];
        language.as_object_mut().unwrap().remove("pattern").unwrap();
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let (shop, nothing, large) = (shop(), nothing(), large());
    let text = sarif([(&shop, "docs"), (&nothing, "other docs"), (&large, "")]);
    let log: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(log["runs"].as_array().unwrap().len(), 3);
    let errors: Vec<_> = validator.iter_errors(&log).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(!validator.is_valid(&json!({"version": "2.1.0", "runs": [{"tool": {}}]})));
}

#[test]
fn a_result_tells_where_and_what_to_do() {
    let log = log(&shop());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "response-field-became-optional").unwrap();
    insta::assert_snapshot!(format!("{result:#}"), @r#"
    {
      "level": "error",
      "locations": [
        {
          "logicalLocations": [
            {
              "fullyQualifiedName": "Order#note"
            }
          ],
          "physicalLocation": {
            "artifactLocation": {
              "uri": "docs/orders.md"
            },
            "region": {
              "startLine": 3
            }
          }
        }
      ],
      "message": {
        "text": "`note` of `Order` may be missing now"
      },
      "partialFingerprints": {
        "docwrightDiff/v1": "5d33174073c6fda6"
      },
      "properties": {
        "cause": "docs-edit",
        "operations": [
          "GET /orders/{id}"
        ],
        "semver": "major",
        "wire": "breaking"
      },
      "relatedLocations": [
        {
          "id": 1,
          "message": {
            "text": "before, in the old docs"
          },
          "physicalLocation": {
            "artifactLocation": {
              "uri": "docs/orders.md"
            },
            "region": {
              "startLine": 3
            }
          }
        }
      ],
      "ruleId": "response-field-became-optional",
      "ruleIndex": 4,
      "suppressions": []
    }
    "#);
}

#[test]
fn a_rule_explains_itself() {
    let log = log(&shop());
    let result = &log["runs"][0]["results"][0];
    let rule = &log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!(rule["id"], result["ruleId"]);
    insta::assert_snapshot!(format!("{rule:#}"), @r#"
    {
      "defaultConfiguration": {
        "level": "error"
      },
      "help": {
        "text": "Clients that rely on the field fail where it is missing.\n\nWhat to do: Expect that it is missing."
      },
      "id": "response-field-became-optional",
      "properties": {
        "action": "changed",
        "area": "field",
        "direction": "response",
        "wire": "breaking"
      },
      "shortDescription": {
        "text": "Clients that rely on the field fail where it is missing."
      }
    }
    "#);
}

#[test]
fn what_was_accepted_is_suppressed() {
    let log = log(&shop());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let suppressed: Vec<_> = results.iter().filter(|result| result["suppressions"] != json!([])).collect();
    assert_eq!(suppressed.len(), 1);
    insta::assert_snapshot!(format!("{:#}", suppressed[0]["suppressions"]), @r#"
    [
      {
        "justification": "nobody sends faxes (accepted by @shop/api until 2024-06-30)",
        "kind": "external",
        "status": "accepted"
      }
    ]
    "#);
}

#[test]
fn a_finding_without_lines_has_a_name() {
    let log = log(&shop());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "rate-limit-added").unwrap();
    let name = json!([{"logicalLocations": [{"fullyQualifiedName": "api#rate_limit"}]}]);
    assert_eq!(result["locations"], name);
}
