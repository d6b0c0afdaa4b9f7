//! The first difference between two JSON values.

use std::cmp::Ordering;
use std::fmt::Write as _;

use serde_json::{Map, Number, Value};

/// A place where two values differ, and what each of them has there.
#[derive(Debug, PartialEq)]
pub(super) struct Difference<'a> {
    pub(super) path: String,
    pub(super) left: Option<&'a Value>,
    pub(super) right: Option<&'a Value>,
}

/// The first difference, by the order of keys in `left`; numbers are compared by value.
pub(super) fn first_difference<'a>(left: &'a Value, right: &'a Value) -> Option<Difference<'a>> {
    let mut difference = compare(&mut String::new(), left, right)?;
    if difference.path.is_empty() {
        difference.path.push('.');
    }
    Some(difference)
}

/// Drops the members of `written` that are null and that `expected` does not have.
pub(super) fn drop_added_nulls(expected: &Value, written: &mut Value) {
    match (expected, written) {
        (Value::Object(expected), Value::Object(written)) => {
            written.retain(|key, member| !member.is_null() || expected.contains_key(key));
            for (key, member) in written {
                if let Some(expected) = expected.get(key) {
                    drop_added_nulls(expected, member);
                }
            }
        }
        (Value::Array(expected), Value::Array(written)) => {
            for (expected, written) in expected.iter().zip(written) {
                drop_added_nulls(expected, written);
            }
        }
        _ => {}
    }
}

/// Compares below `path`, which is the same after the call as before.
fn compare<'a>(path: &mut String, left: &'a Value, right: &'a Value) -> Option<Difference<'a>> {
    match (left, right) {
        (Value::Object(left), Value::Object(right)) => compare_members(path, left, right),
        (Value::Array(left), Value::Array(right)) => compare_items(path, left, right),
        (Value::Number(a), Value::Number(b)) if same_number(a, b) => None,
        _ if left == right => None,
        _ => Some(Difference { path: path.clone(), left: Some(left), right: Some(right) }),
    }
}

fn compare_members<'a>(
    path: &mut String,
    left: &'a Map<String, Value>,
    right: &'a Map<String, Value>,
) -> Option<Difference<'a>> {
    let only_right = right.keys().filter(|key| !left.contains_key(*key));
    left.keys().chain(only_right).find_map(|key| {
        let end = path.len();
        path.push_str(if end == 0 { "" } else { "." });
        path.push_str(key);
        let difference = compare_options(path, left.get(key), right.get(key));
        path.truncate(end);
        difference
    })
}

fn compare_items<'a>(path: &mut String, left: &'a [Value], right: &'a [Value]) -> Option<Difference<'a>> {
    (0..left.len().max(right.len())).find_map(|index| {
        let end = path.len();
        // Writing to a string cannot fail.
        let _ = write!(path, "[{index}]");
        let difference = compare_options(path, left.get(index), right.get(index));
        path.truncate(end);
        difference
    })
}

fn compare_options<'a>(path: &mut String, left: Option<&'a Value>, right: Option<&'a Value>) -> Option<Difference<'a>> {
    match (left, right) {
        (Some(left), Some(right)) => compare(path, left, right),
        _ => Some(Difference { path: path.clone(), left, right }),
    }
}

/// Whole numbers are compared as such where both are: distinct ids beyond 2^53 may be one and the same float.
fn same_number(left: &Number, right: &Number) -> bool {
    if let (Some(left), Some(right)) = (whole(left), whole(right)) {
        return left == right;
    }
    left.as_f64().zip(right.as_f64()).and_then(|(left, right)| left.partial_cmp(&right)).is_some_and(Ordering::is_eq)
}

fn whole(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn path(left: &Value, right: &Value) -> Option<String> {
        first_difference(left, right).map(|difference| difference.path)
    }

    #[test]
    fn numbers_are_compared_by_value() {
        assert_eq!(path(&json!([2, 0, 1e2]), &json!([2.0, -0.0, 100])), None);
        assert_eq!(path(&json!([1.5]), &json!([1.25])).as_deref(), Some("[0]"));
        assert_eq!(path(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992_i64)).as_deref(), Some("."));
        assert_eq!(path(&json!(2), &json!("2")).as_deref(), Some("."));
    }

    #[test]
    fn the_order_of_keys_does_not_matter() {
        let left: Value = serde_json::from_str(r#"{"a": 1, "b": {"c": 2}}"#).unwrap();
        let right: Value = serde_json::from_str(r#"{"b": {"c": 2}, "a": 1}"#).unwrap();
        assert_eq!(path(&left, &right), None);
    }

    #[test]
    fn the_first_difference_is_named() {
        let left = json!({"data": {"list": [{"a": 1}, {"a": 2, "b": null}]}});
        let right = json!({"data": {"list": [{"a": 1}, {"a": 2}, 3], "more": true}});
        let difference = first_difference(&left, &right).unwrap();
        assert_eq!(difference, Difference { path: "data.list[1].b".into(), left: Some(&Value::Null), right: None });
        assert_eq!(path(&json!({}), &json!({"a": {}})).as_deref(), Some("a"));
        assert_eq!(path(&json!([[1]]), &json!([[]])).as_deref(), Some("[0][0]"));
        assert_eq!(path(&json!([]), &json!({})).as_deref(), Some("."));
    }
}
