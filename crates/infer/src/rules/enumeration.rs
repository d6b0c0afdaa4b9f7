//! Values out of a documented set.

use docwright_schema::schema::{Format, Width};

use super::Rule;
use crate::shape::{Claim, Kind, REMEMBERED_VALUES, Shape};

pub(crate) static RULE: Rule = Rule {
    id: "enumeration",
    reason: "only the docs can tell a set of values from values that happen to recur; examples confirm the set or \
             refute it",
};

/// A documented set of values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Enumeration {
    /// Whether the values are whole numbers on the wire.
    pub integer: bool,
    /// The values, in the order of the docs, with what they stand for.
    pub values: Vec<(Box<str>, Option<Box<str>>)>,
}

/// The set of values that stand at a place, where the docs list one and no example contradicts it.
pub(crate) fn find(shape: &Shape) -> Option<Enumeration> {
    let claim = shape.claims.iter().filter(|claim| claim.values.len() > 1).max_by_key(|claim| claim.values.len())?;
    let mut values = claim.values.clone();
    values.dedup_by(|a, b| a.0 == b.0);
    let is_listed = |seen: &str| seen.is_empty() || values.iter().any(|(value, _)| **value == *seen);
    // Of ever more values not all are remembered, and those that are prove nothing of the others.
    let forgotten = shape.values.len() >= REMEMBERED_VALUES && values.len() >= REMEMBERED_VALUES;
    let confirmed = !forgotten && shape.values.iter().all(|seen| is_listed(seen));
    let integer = integers(shape, claim)?;
    let fits = !integer || values.iter().all(|(value, _)| is_plain_integer(value));
    (confirmed && fits && unique(&values)).then_some(Enumeration { integer, values })
}

/// Whether the values are whole numbers; none where they are neither those nor texts.
fn integers(shape: &Shape, claim: &Claim) -> Option<bool> {
    if shape.has_object() || shape.arrays.count > 0 || shape.booleans > 0 || shape.floats > 0 {
        return None;
    }
    match (shape.integers.count > 0, shape.texts.count > 0) {
        (true, true) => None,
        (true, false) => Some(true),
        (false, true) => Some(false),
        (false, false) => match &claim.kind {
            Some(Kind::Integer | Kind::Number) => Some(true),
            Some(Kind::String) => Some(false),
            Some(_) => None,
            None => Some(claim.values.iter().all(|(value, _)| is_plain_integer(value))),
        },
    }
}

fn is_plain_integer(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|number| number.to_string() == text)
}

fn unique(values: &[(Box<str>, Option<Box<str>>)]) -> bool {
    let distinct: std::collections::BTreeSet<_> = values.iter().map(|(value, _)| value).collect();
    distinct.len() == values.len()
}

/// The format on which all texts agree.
pub(crate) fn agreed_format(shape: &Shape) -> Option<Format> {
    let filled = shape.texts.count - shape.texts.empty;
    shape.texts.formats.iter().find(|(_, count)| **count == filled).map(|(format, _)| *format)
}

/// The range that all whole numbers fit.
pub(crate) fn width(shape: &Shape) -> Width {
    let integers = &shape.integers;
    match (integers.beyond_u64 > 0, integers.beyond_i64 > 0, integers.negative > 0) {
        (true, ..) | (_, true, true) => Width::Big,
        (_, true, false) => Width::U64,
        _ => Width::I64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use docwright_schema::{Site, Sources, Span};

    fn check(seen: &[&str], kind: Option<Kind>, values: &[&str], expected: Option<(bool, usize)>) {
        let mut shape = Shape::default();
        seen.iter().for_each(|text| shape.merge(testing::shape(text)));
        let site = Site::new(Sources::default().add("a.md", ""), Span::new(0..0));
        let values = values.iter().map(|value| (Box::from(*value), None)).collect();
        shape.claim(Claim { kind, values, ..Claim::at(site) });
        assert_eq!(find(&shape).map(|found| (found.integer, found.values.len())), expected);
    }

    #[test]
    fn listed_values_are_a_set_unless_an_example_contradicts() {
        check(&[], Some(Kind::String), &["my", "sub"], Some((false, 2)));
        check(&["\"my\"", "\"\""], None, &["my", "sub"], Some((false, 2)));
        check(&["\"other\""], None, &["my", "sub"], None);
        check(&["1"], None, &["1", "2", "3"], Some((true, 3)));
        check(&["\"1\""], Some(Kind::Integer), &["1", "2"], Some((false, 2)));
        check(&["5"], None, &["1", "2"], None);
        let long = format!("\"my{}\"", "é".repeat(40));
        check(&[&long], None, &["my", "sub"], None);
        let numbers: Vec<String> = (0..60).map(|number| number.to_string()).collect();
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        check(&numbers, None, &numbers, None);
        check(&["true"], Some(Kind::Boolean), &["true", "false"], None);
        check(&[], None, &["asc"], None);
        check(&[], Some(Kind::Integer), &["1", "01"], None);
    }
}
