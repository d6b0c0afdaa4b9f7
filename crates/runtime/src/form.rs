//! URL-encoded pairs: queries, and bodies written as forms.

use serde::Serialize;
use serde::ser::Error as _;
use serde_json::{Map, Value};

use crate::path::push_value;

/// Appends `name=value`, after `&` where something stands before it.
pub(crate) fn push_pair(pairs: &mut String, name: &str, value: &str) {
    if !pairs.is_empty() {
        pairs.push('&');
    }
    push_value(pairs, name);
    pairs.push('=');
    push_value(pairs, value);
}

/// Writes `body` as a form, nested members with brackets.
pub(crate) fn encode(body: &(impl Serialize + ?Sized)) -> serde_json::Result<Vec<u8>> {
    let mut pairs = String::new();
    for (name, value) in &members(body)? {
        flatten(name, value, &mut |name, text| push_pair(&mut pairs, name, text));
    }
    Ok(pairs.into_bytes())
}

/// The members of what is written as an object.
pub(crate) fn members(body: &(impl Serialize + ?Sized)) -> serde_json::Result<Map<String, Value>> {
    match serde_json::to_value(body)? {
        Value::Object(members) => Ok(members),
        _ => Err(serde_json::Error::custom("only an object can be written as a form")),
    }
}

/// Calls `push` with each pair that a member is written as.
pub(crate) fn flatten(name: &str, value: &Value, push: &mut impl FnMut(&str, &str)) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                flatten(&format!("{name}[{key}]"), value, push);
            }
        }
        Value::Array(items) => {
            for item in items {
                flatten(&format!("{name}[]"), item, push);
            }
        }
        Value::String(text) => push(name, text),
        Value::Null => push(name, ""),
        Value::Bool(_) | Value::Number(_) => push(name, &value.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn form(body: &Value) -> String {
        let text = String::from_utf8(encode(body).unwrap()).unwrap();
        percent_encoding::percent_decode_str(&text).decode_utf8().unwrap().into_owned()
    }

    #[test]
    fn nested_members_are_written_with_brackets() {
        assert_eq!(
            form(&json!({"contact": {"name": "张三", "tags": ["a", "b"], "note": null}, "notify": true})),
            "contact[name]=张三&contact[note]=&contact[tags][]=a&contact[tags][]=b&notify=true"
        );
        assert_eq!(form(&json!({"none": [], "empty": {}})), "");
    }

    #[test]
    fn separators_in_names_and_values_are_encoded() {
        assert_eq!(encode(&json!({"a&b": "c=d&e"})).unwrap(), b"a%26b=c%3Dd%26e");
    }

    #[test]
    fn what_has_no_names_is_no_form() {
        assert!(encode(&[1, 2]).is_err());
        assert!(encode("text").is_err());
    }
}
