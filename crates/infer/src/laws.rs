//! The laws of decisions: what was shown is accepted, whatever else is shown, and no order of showing it matters.

use docwright_schema::{
    Instance, Schema,
    document::Place,
    json::{Json, Value},
    schema::{Field, Presence, Type, TypeBody, TypeRef, Width, Wrapping},
};
use proptest::prelude::*;

use crate::{
    rules::kind::union,
    shape::laws::{any_json, array, object, scalars},
    testing::{Page, infer},
};

/// Whether a schema accepts a value. Values out of open sets, and members that it does not name, may be anything.
fn accepts(schema: &Schema, ty: &TypeRef, value: &Instance) -> bool {
    if *value == Instance::Null {
        return ty.nullable || ty.kind == Type::Unknown;
    }
    match (&ty.kind, value) {
        (Type::Unknown, _)
        | (Type::Boolean, Instance::Bool(_))
        | (Type::Number, Instance::Number(_))
        | (Type::String { .. }, Instance::String(_)) => true,
        (Type::Integer { width }, Instance::Number(text)) => fits(*width, text),
        (Type::Array { items }, Instance::Array(values)) => values.iter().all(|value| accepts(schema, items, value)),
        (Type::Map { values: ty }, Instance::Object(members)) => {
            members.iter().all(|(_, value)| accepts(schema, ty, value))
        }
        (Type::Ref { name }, value) => match (&schema.types[name].body, value) {
            (TypeBody::Struct { fields, .. }, Instance::Object(_)) => has_all(schema, fields, value),
            (TypeBody::Enumeration { open, .. }, Instance::String(_) | Instance::Number(_)) => *open,
            (TypeBody::Id { value: kind }, _) => accepts(schema, &TypeRef::new(kind.clone()), value),
            _ => false,
        },
        (Type::Union { of }, _) => of.iter().any(|kind| accepts(schema, &TypeRef::new(kind.clone()), value)),
        _ => false,
    }
}

fn has_all(schema: &Schema, fields: &[Field], object: &Instance) -> bool {
    fields.iter().all(|field| match object.get(&field.name) {
        Some(value) => accepts(schema, &field.ty, value),
        None => field.presence != Presence::Required,
    })
}

fn fits(width: Width, text: &str) -> bool {
    match width {
        Width::I64 => text.parse::<i64>().is_ok(),
        Width::U64 => text.parse::<u64>().is_ok(),
        Width::Big => !text.contains(['.', 'e', 'E']),
    }
}

const PAGES: [(&str, &str); 6] = [
    ("a.md", "/a/user"),
    ("b.md", "/b/user"),
    ("c.md", "/c/user"),
    ("d.md", "/d/user"),
    ("e.md", "/e/user"),
    ("f.md", "/f/user"),
];

/// What pages show: each the answers of one operation.
type Shown = Vec<Vec<Json<'static>>>;

fn pages(shown: &Shown) -> Vec<Page> {
    let page = |((name, path), answers): (&(&'static str, &'static str), &Vec<Json<'static>>)| {
        let page = Page::new(name).operation("GET", path);
        answers.iter().fold(page, |page, answer| page.answer(answer.clone()))
    };
    PAGES.iter().zip(shown).map(page).collect()
}

/// The same pages, each with a table that requires two members.
fn described(shown: &Shown) -> Vec<Page> {
    let rows = [["id", "integer", "true", ""], ["name", "string", "true", ""], ["tags", "array", "", ""]];
    pages(shown).into_iter().map(|page| page.table(Place::Response, &rows)).collect()
}

fn schema(pages: Vec<Page>) -> Schema {
    infer(pages).0.schema
}

/// The answers that a schema does not accept from the operations that show them.
fn refused(schema: &Schema, shown: &Shown) -> Vec<Instance> {
    let accepts_at = |path: &str, body: &Instance| {
        let operation = schema.operations.iter().find(|operation| operation.path.as_deref() == Some(path));
        let operation = operation.expect("each page documents one");
        let (envelope, whole) = (schema.envelope.as_ref(), operation.answer.wrapping != Wrapping::Envelope);
        let Some(envelope) = envelope.filter(|_| !whole) else {
            return operation.answer.payload.as_ref().is_none_or(|payload| accepts(schema, payload, body));
        };
        let payload = operation.answer.payload.as_ref().zip(body.get(&envelope.payload));
        has_all(schema, &envelope.fields, body) && payload.is_none_or(|(ty, value)| accepts(schema, ty, value))
    };
    let bodies = PAGES.iter().zip(shown).flat_map(|((_, path), bodies)| bodies.iter().map(move |body| (path, body)));
    let bodies = bodies.map(|(path, body)| (path, Instance::from(body)));
    bodies.filter(|(path, body)| !accepts_at(path, body)).map(|(_, body)| body).collect()
}

/// The same value with all keys the other way round.
fn backwards(json: Json<'static>) -> Json<'static> {
    match json.value {
        Value::Object(shown) => {
            let members =
                shown.members.into_iter().rev().map(|member| (member.key.into_owned(), backwards(member.value)));
            object(members.collect(), shown.complete)
        }
        Value::Array(shown) => {
            let mut items = array(shown.items.into_iter().map(backwards).collect());
            if let Value::Array(array) = &mut items.value {
                array.complete = shown.complete;
            }
            items
        }
        value => Json { span: json.span, value },
    }
}

/// What a schema says, whatever the order of members and examples, which are those of the docs.
fn without_order(schema: Schema) -> Schema {
    let mut draft = docwright_schema::Draft::from(schema);
    for def in draft.types.values_mut() {
        if let TypeBody::Struct { fields, .. } = &mut def.body {
            fields.sort_by(|a, b| a.name.cmp(&b.name));
        }
    }
    for operation in &mut draft.operations {
        operation.examples.clear();
    }
    draft.close().expect("nothing was renamed")
}

/// Records of a few keys, any of which a member or an example may lack.
fn user() -> impl Strategy<Value = Json<'static>> {
    let keys = prop::sample::subsequence(vec!["id", "name", "tags", "boss"], 0..=4);
    (keys, prop::collection::vec(any_json(), 4), any::<bool>()).prop_map(|(keys, values, complete)| {
        let members = keys.into_iter().map(str::to_owned).zip(values).collect();
        object(members, complete)
    })
}

fn shown() -> impl Strategy<Value = Shown> {
    prop::collection::vec(prop::collection::vec(prop_oneof![4 => user(), 1 => any_json()], 1..3), 1..=PAGES.len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_was_shown_is_accepted(shown in shown()) {
        prop_assert_eq!(refused(&schema(pages(&shown)), &shown), []);
        prop_assert_eq!(refused(&schema(described(&shown)), &shown), [], "whatever tables say");
    }

    #[test]
    fn more_evidence_rejects_nothing_that_was_shown_before(some in shown(), more in shown()) {
        let all: Shown = (0..some.len().max(more.len()))
            .map(|at| [&some, &more].into_iter().filter_map(|shown| shown.get(at)).flatten().cloned().collect())
            .collect();
        let schema = schema(pages(&all));
        prop_assert_eq!(refused(&schema, &some), []);
        prop_assert_eq!(refused(&schema, &more), []);
    }

    #[test]
    fn no_order_matters(shown in shown()) {
        let straight = schema(pages(&shown));
        let mut turned = pages(&shown);
        turned.reverse();
        prop_assert_eq!(&straight, &schema(turned));
        let other: Shown = shown
            .iter()
            .map(|answers| answers.iter().rev().cloned().map(backwards).collect())
            .collect();
        prop_assert_eq!(without_order(straight), without_order(schema(pages(&other))));
    }

    #[test]
    fn showing_it_again_on_the_same_page_says_nothing_new(shown in shown()) {
        let twice: Shown = shown.iter().map(|answers| [&answers[..], &answers[..]].concat()).collect();
        prop_assert_eq!(without_order(schema(pages(&shown))), without_order(schema(pages(&twice))));
    }
}

/// Every way to show up to three users of a small closed universe on a page each, and some on five.
#[test]
fn all_users_of_a_closed_universe_are_accepted() {
    let mut users = vec![object(vec![], true), object(vec![], false)];
    for value in scalars().into_iter().chain([array(vec![]), object(vec![], true)]) {
        users.push(object(vec![("id".to_owned(), value)], true));
    }
    let check = |shown: Shown| assert_eq!(refused(&schema(pages(&shown)), &shown), [], "{shown:?}");
    for a in &users {
        for b in &users {
            check(vec![vec![a.clone(), b.clone()]]);
            check(vec![vec![a.clone()], vec![a.clone()], vec![b.clone()]]);
            check(vec![vec![a.clone()]; 5].into_iter().chain([vec![b.clone()]]).collect());
        }
    }
}

/// Types of all kinds, and unions of two of them.
fn types() -> Vec<Type> {
    let list = |kind| Type::Array { items: Box::new(TypeRef::new(kind)) };
    let texts = [None, Some(docwright_schema::schema::Format::Date), Some(docwright_schema::schema::Format::Uri)];
    let mut types = vec![Type::Unknown, Type::Boolean, Type::Number, Type::Ref { name: "User".to_owned() }];
    types.extend([Width::I64, Width::U64, Width::Big].map(|width| Type::Integer { width }));
    types.extend(texts.map(|format| Type::String { format }));
    types.extend([list(Type::Unknown), list(Type::Boolean)]);
    let pairs = types.iter().flat_map(|a| types.iter().map(|b| union(vec![a.clone(), b.clone()])));
    let pairs: Vec<Type> = pairs.collect();
    types.extend(pairs);
    types.sort();
    types.dedup();
    types
}

#[test]
fn the_join_of_decided_types_is_idempotent_commutative_and_associative() {
    let join = |a: &Type, b: &Type| union(vec![a.clone(), b.clone()]);
    let types = types();
    for a in &types {
        assert_eq!(join(a, a), *a);
        for b in &types {
            let both = join(a, b);
            assert_eq!(both, join(b, a));
            assert_eq!(join(&both, a), both, "{a:?} {b:?}");
            for c in &types {
                assert_eq!(join(&both, c), join(a, &join(b, c)), "{a:?} {b:?} {c:?}");
            }
        }
    }
}
