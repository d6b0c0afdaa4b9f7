use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Value, json};

use super::{large, nothing, shop};
use crate::{Cause, Direction, Report, Semver, Severity, When, Wire, report, rules};

/// The contract as it is published.
fn contract() -> Value {
    serde_json::from_str(include_str!("../../../report.schema.json")).unwrap()
}

fn written(report: &Report) -> Value {
    serde_json::from_str(&report::json(report)).unwrap()
}

#[test]
fn reports_keep_the_contract() {
    let contract = contract();
    assert!(jsonschema::meta::is_valid(&contract));
    let validator = jsonschema::validator_for(&contract).unwrap();
    for report in [shop(), nothing(), large()] {
        let report = written(&report);
        let errors: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    let mut report = written(&shop());
    report["findings"][0]["rule"] = json!("no-such-rule");
    assert!(!validator.is_valid(&report));
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_contract_lists_exactly_the_keys_of_reports() {
    let (contract, report) = (contract(), written(&shop()));
    let finding = |is: fn(&Value) -> bool| report["findings"].as_array().unwrap().iter().find(|one| is(one)).unwrap();
    let declared = finding(|one| one["declarations"] != json!([]));
    let waived = finding(|one| !one["waived"].is_null());
    let parts = [
        ("", &report),
        ("/$defs/finding", declared),
        ("/$defs/site", &declared["sites"][0]),
        ("/$defs/declaration", &declared["declarations"][0]),
        ("/$defs/waived", &waived["waived"]),
    ];
    for (pointer, part) in parts {
        let described = contract.pointer(pointer).unwrap();
        assert_eq!(keys(&described["properties"]), keys(part), "{pointer}");
        let required: BTreeSet<_> =
            described["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(required, keys(part), "{pointer}");
    }
}

/// The names of all values of an enumeration; a new value does not compile until it stands here.
macro_rules! names {
    ($type:ident: $($value:ident)*) => {{
        let known = |value: $type| match value { $($type::$value => json!($type::$value),)* };
        [$(known($type::$value)),*].to_vec()
    }};
}

fn set(values: impl IntoIterator<Item: Serialize>) -> BTreeSet<String> {
    values.into_iter().map(|value| json!(value).to_string()).collect()
}

#[test]
fn the_contract_lists_exactly_the_names_of_the_code() {
    let contract = contract();
    let listed = |pointer: &str| set(contract.pointer(pointer).unwrap()["enum"].as_array().unwrap());
    assert_eq!(listed("/$defs/wire"), set(names!(Wire: Compatible Breaking)));
    assert_eq!(listed("/$defs/semver"), set(names!(Semver: None Patch Minor Major)));
    assert_eq!(listed("/$defs/direction"), set(names!(Direction: None Request Response Both)));
    assert_eq!(listed("/$defs/cause"), set(names!(Cause: DocsEdit NewEvidence Override Generator Unknown)));
    assert_eq!(listed("/$defs/side"), set(names!(When: Old New)));
    // What is to be ignored is no finding.
    let mut severities = set(names!(Severity: Silent Info Warning Breaking));
    severities.remove("\"ignore\"");
    assert_eq!(listed("/$defs/severity"), severities);
    let ids = rules::ALL.iter().chain(rules::OTHERS).map(|rule| rule.id);
    assert_eq!(listed("/$defs/rule"), set(ids));
}
