//! The laws of merging, over every triple of a small closed universe and over arbitrary JSON.

use std::borrow::Cow;

use docwright_schema::{
    Sources, Span,
    json::{Array, Json, Member as JsonMember, Object, Value},
};
use proptest::prelude::*;

use super::Shape;

pub(crate) fn json(value: Value<'static>) -> Json<'static> {
    Json { span: Span::new(0..1), value }
}

pub(crate) fn array(items: Vec<Json<'static>>) -> Json<'static> {
    json(Value::Array(Array { items, complete: true }))
}

pub(crate) fn object(members: Vec<(String, Json<'static>)>, complete: bool) -> Json<'static> {
    let members = members
        .into_iter()
        .map(|(key, value)| JsonMember { key: Cow::Owned(key), key_span: Span::new(0..1), value, remark: None })
        .collect();
    json(Value::Object(Object { members, complete }))
}

pub(crate) fn scalars() -> Vec<Json<'static>> {
    let numbers = ["0", "-1", "1.5", "18446744073709551615", "99999999999999999999"];
    let texts = ["", "a", "2024-03-01", "1.50"];
    let mut scalars = vec![json(Value::Null), json(Value::Bool(true))];
    scalars.extend(numbers.map(|text| json(Value::Number(text.into()))));
    scalars.extend(texts.map(|text| json(Value::String(text.into()))));
    scalars
}

/// Every scalar, and one level of lists and objects over a few of them.
fn universe() -> Vec<Shape> {
    let mut values = scalars();
    let few = [json(Value::Null), json(Value::Number("1".into())), json(Value::String("x".into()))];
    values.push(array(vec![]));
    values.push(object(vec![], true));
    for item in &few {
        values.push(array(vec![item.clone()]));
        values.push(object(vec![("a".into(), item.clone())], true));
        values.push(object(vec![("b".into(), item.clone()), ("a".into(), array(vec![]))], false));
    }
    values.iter().map(observe).chain([Shape::default()]).collect()
}

fn observe(value: &Json<'_>) -> Shape {
    let source = Sources::default().add("a.md", "");
    Shape::observe(source, value)
}

fn merged<const N: usize>(shapes: [&Shape; N]) -> Shape {
    let mut all = Shape::default();
    shapes.into_iter().for_each(|shape| all.merge(shape.clone()));
    all
}

#[test]
fn merge_is_a_commutative_monoid_over_a_closed_universe() {
    let universe = universe();
    for a in &universe {
        assert_eq!(&merged([a]), a, "the default is neutral");
        for b in &universe {
            let ab = merged([a, b]);
            assert_eq!(ab, merged([b, a]), "{a:?} {b:?}");
            for c in &universe {
                assert_eq!(merged([&ab, c]), merged([a, &merged([b, c])]), "{a:?} {b:?} {c:?}");
            }
        }
    }
}

pub(crate) fn any_json() -> impl Strategy<Value = Json<'static>> {
    let scalar = prop::sample::select(scalars());
    scalar.prop_recursive(4, 40, 5, |inner| {
        let members = prop::collection::btree_map("[a-d]", inner.clone(), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(array),
            (members, any::<bool>()).prop_map(|(members, complete)| object(members.into_iter().collect(), complete)),
        ]
    })
}

proptest! {
    #[test]
    fn merge_is_a_commutative_monoid(a in any_json(), b in any_json(), c in any_json()) {
        let [a, b, c] = [a, b, c].map(|json| observe(&json));
        prop_assert_eq!(merged([&a, &b]), merged([&b, &a]));
        prop_assert_eq!(merged([&merged([&a, &b]), &c]), merged([&a, &merged([&b, &c])]));
        prop_assert_eq!(&merged([&a]), &a);
    }
}
