//! Examples that are kept back: the schema of all others accepts them, and still says something.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use docwright_emit::openapi_document;
use docwright_infer::{Inferred, infer, remember_names};
use docwright_schema::{
    Diagnostics, Instance, Schema, Sources,
    document::{Direction, Document, Outcome},
    schema::{Example, Operation, Type, TypeBody, Wrapping},
};
use jsonschema::Validator;
use rayon::prelude::*;
use serde_json::{Value, json};

use crate::{
    corpus,
    support::{pages_below, root},
};

/// How many examples must show a thing before one is kept back, and a member before its type is changed.
const EXAMPLES: usize = 3;

/// The objects of each named type by the examples that show them.
type Things<'e> = BTreeMap<&'e str, BTreeMap<usize, Vec<&'e Instance>>>;

/// What came of an API.
#[derive(Debug, Default)]
struct Figures {
    /// How often a thing was met in an example that was kept back …
    met: usize,
    /// … what the emitted document refuses of it …
    refused: Vec<String>,
    /// … and how often the generated types do, which take null where nothing is required.
    failed: usize,
    /// How many objects got a member of another type …
    changed: usize,
    /// … and which of those were accepted all the same.
    overlooked: Vec<String>,
}

impl Figures {
    fn and(mut self, other: Self) -> Self {
        self.met += other.met;
        self.refused.extend(other.refused);
        self.failed += other.failed;
        self.changed += other.changed;
        self.overlooked.extend(other.overlooked);
        self
    }

    /// The shares accepted by the document, accepted by the types, and rejected after a change.
    #[expect(clippy::cast_precision_loss, reason = "there are few examples")]
    fn shares(&self) -> [f64; 3] {
        let rest = |part: usize, of: usize| 1.0 - part as f64 / of.max(1) as f64;
        [rest(self.refused.len(), self.met), rest(self.failed, self.met), rest(self.overlooked.len(), self.changed)]
    }

    fn tell(&self, api: &str) {
        let [document, types, rejected] = self.shares().map(|share| 100.0 * share);
        println!(
            "{api}: {} met, {document:.1} % accepted, {types:.1} % by types; {} changed, {rejected:.1} % rejected",
            self.met, self.changed
        );
    }
}

/// The whole answers to successful calls; a copy of what is kept back would give it away.
fn answers(schema: &Schema) -> Vec<(&Operation, &Example)> {
    let mut bodies = BTreeSet::new();
    let mut answers = Vec::new();
    for operation in &schema.operations {
        let is_answer = |example: &&Example| example.outcome == Some(Outcome::Ok) && !example.partial;
        let shown = operation.examples.iter().filter(|example| example.direction == Direction::Response);
        for example in shown.filter(is_answer) {
            if bodies.insert(value(&example.value).to_string()) {
                answers.push((operation, example));
            }
        }
    }
    answers
}

fn value(instance: &Instance) -> Value {
    serde_json::to_value(instance).expect("examples are JSON")
}

fn things<'e>(schema: &'e Schema, answers: &[(&'e Operation, &'e Example)]) -> Things<'e> {
    let mut things = Things::new();
    for (at, (operation, example)) in answers.iter().enumerate() {
        let payload = match (&schema.envelope, operation.answer.wrapping) {
            (Some(envelope), Wrapping::Envelope) => example.value.get(&envelope.payload),
            _ => Some(&example.value),
        };
        if let (Some(payload), Some(ty)) = (payload, &operation.answer.payload) {
            collect(schema, &ty.kind, payload, at, &mut things);
        }
    }
    things
}

fn collect<'e>(schema: &'e Schema, ty: &'e Type, value: &'e Instance, at: usize, things: &mut Things<'e>) {
    match (ty, value) {
        (Type::Ref { name }, Instance::Object(_)) => {
            let Some(TypeBody::Struct { fields, .. }) = schema.types.get(name).map(|def| &def.body) else { return };
            things.entry(name).or_default().entry(at).or_default().push(value);
            for field in fields {
                value.get(&field.name).into_iter().for_each(|value| collect(schema, &field.ty.kind, value, at, things));
            }
        }
        (Type::Array { items }, Instance::Array(values)) => {
            values.iter().for_each(|value| collect(schema, &items.kind, value, at, things));
        }
        (Type::Map { values }, Instance::Object(members)) => {
            members.iter().for_each(|(_, value)| collect(schema, &values.kind, value, at, things));
        }
        (Type::Union { of }, _) => of.iter().for_each(|ty| collect(schema, ty, value, at, things)),
        _ => {}
    }
}

/// The validators of an emitted document's types.
struct Judge(Value);

impl Judge {
    fn new(schema: &Schema) -> Self {
        Self(serde_json::from_str(&openapi_document(schema)).expect("it is JSON"))
    }

    /// The validator of a named type, where there is one.
    fn of(&self, name: &str) -> Option<Validator> {
        let components = &self.0["components"];
        components["schemas"].get(name)?;
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$ref": format!("#/components/schemas/{name}"),
            "components": components,
        });
        Some(jsonschema::validator_for(&schema).expect("schemas are valid"))
    }
}

/// Pages that were read, and what they add up to.
struct Pages<'d> {
    sources: &'d Sources,
    documents: Vec<Document<'d>>,
    whole: Inferred,
}

impl Pages<'_> {
    /// What the pages say without an example, with the names that they give with it.
    fn without(&self, body: &Instance) -> Inferred {
        let mut kept = self.documents.clone();
        for operation in kept.iter_mut().flat_map(|document| &mut document.operations) {
            operation.examples.retain(|example| Instance::from(&example.body) != *body);
        }
        remember_names(infer("test-api", self.sources, &kept, &mut Diagnostics::default()), &self.whole.schema, &[])
    }

    /// Keeps back one example after the other, at most about `most` of them.
    fn figures(&self, most: usize) -> Figures {
        let answers = answers(&self.whole.schema);
        let mut things = things(&self.whole.schema, &answers);
        things.retain(|_, examples| examples.len() >= EXAMPLES);
        let shown: BTreeSet<usize> = things.values().flat_map(BTreeMap::keys).copied().collect();
        let step = shown.len().div_ceil(most).max(1);
        let kept_back: Vec<usize> = shown.into_iter().step_by(step).collect();
        let of = |at: usize| {
            let example = answers[at].1;
            kept_back_figures(example, &Judge::new(&self.without(&example.value).schema), &things, at)
        };
        let all: Vec<Figures> = kept_back.into_par_iter().map(of).collect();
        all.into_iter().fold(changed(&self.whole.schema, &things), Figures::and)
    }
}

fn kept_back_figures(example: &Example, judge: &Judge, things: &Things<'_>, at: usize) -> Figures {
    let mut figures = Figures::default();
    for (name, examples) in things {
        let Some(objects) = examples.get(&at) else { continue };
        figures.met += 1;
        let Some(validator) = judge.of(name) else {
            figures.refused.push(format!("{} {}: there is no {name}", example.page, example.name));
            figures.failed += 1;
            continue;
        };
        let objects: Vec<Value> = objects.iter().map(|object| value(object)).collect();
        let mut errors = objects.iter().flat_map(|object| validator.iter_errors(object));
        if let Some(error) = errors.next() {
            let place = error.instance_path();
            figures.refused.push(format!("{} {}: {name}{place}: {error}", example.page, example.name));
            let mut objects = objects.iter().cloned();
            figures.failed += usize::from(!objects.all(|object| validator.is_valid(&without_nulls(object))));
        }
    }
    figures
}

/// A value as the generated types see it: null where nothing is required is nothing.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(key, value)| (key, without_nulls(value)))
            .collect(),
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        value => value,
    }
}

/// What a thing's examples show under a key: in how many, and values of which types.
#[derive(Default)]
struct Seen<'e> {
    examples: BTreeSet<usize>,
    types: BTreeSet<&'static str>,
    object: Option<&'e Instance>,
}

/// Gives each well-evidenced member of each thing values of other types.
fn changed(schema: &Schema, things: &Things<'_>) -> Figures {
    let judge = Judge::new(schema);
    let mut figures = Figures::default();
    for (name, examples) in things {
        let Some(validator) = judge.of(name) else { continue };
        let well_known = |seen: &Seen<'_>| seen.examples.len() >= EXAMPLES && seen.types.len() == 1;
        for (key, seen) in members(examples).into_iter().filter(|(_, seen)| well_known(seen)) {
            let mut object = value(seen.object.expect("an object shows it"));
            for (other, value) in others().into_iter().filter(|(other, _)| !seen.types.contains(other)) {
                object[key] = value;
                figures.changed += 1;
                if validator.is_valid(&object) {
                    figures.overlooked.push(format!("{name}.{key}: {:?} as {other}", seen.types));
                }
            }
        }
    }
    figures
}

fn members<'e>(examples: &BTreeMap<usize, Vec<&'e Instance>>) -> BTreeMap<&'e str, Seen<'e>> {
    let mut seen: BTreeMap<&str, Seen<'_>> = BTreeMap::new();
    for (at, object) in examples.iter().flat_map(|(at, objects)| objects.iter().map(move |object| (at, *object))) {
        let Instance::Object(members) = object else { continue };
        for (key, value) in members.iter().filter(|(_, value)| *value != Instance::Null) {
            let seen = seen.entry(key).or_default();
            seen.examples.insert(*at);
            seen.types.insert(type_of(value));
            seen.object = Some(object);
        }
    }
    seen
}

fn type_of(value: &Instance) -> &'static str {
    match value {
        Instance::Null => "null",
        Instance::Bool(_) => "boolean",
        Instance::Number(_) => "number",
        Instance::String(_) => "text",
        Instance::Array(_) => "list",
        Instance::Object(_) => "object",
    }
}

/// A value of each type.
fn others() -> [(&'static str, Value); 5] {
    [
        ("boolean", true.into()),
        ("number", 7.into()),
        ("text", "seven".into()),
        ("list", json!([[7]])),
        ("object", json!({"seven": 7})),
    ]
}

fn figures(folder: &Path, most: usize) -> Figures {
    let pages = pages_below(folder);
    let mut sources = Sources::default();
    for (name, text) in &pages {
        sources.add(name, text);
    }
    let mut diagnostics = Diagnostics::default();
    let documents: Vec<_> =
        sources.iter().map(|(id, source)| docwright_read::read(id, source, &mut diagnostics)).collect();
    let whole = infer("test-api", &sources, &documents, &mut diagnostics);
    Pages { sources: &sources, documents, whole }.figures(most)
}

#[test]
fn our_examples_that_were_kept_back_are_accepted() {
    let figures = figures(&root().join("docs"), 8);
    assert!(figures.met > 0 && figures.changed > 0, "{figures:#?}");
    // Several of these pages are the only one that shows a thing without one of its members.
    let [_, types, rejected] = figures.shares();
    assert!(types >= 0.75 && rejected >= 0.90, "{figures:#?}");
}

#[test]
#[ignore = "takes a while; BENCHMARKS.md tells what came of it"]
fn real_examples_that_were_kept_back_are_accepted() {
    let Some(shared) = corpus::shared() else { return };
    let mut all = Figures::default();
    for folder in corpus::apis(&shared) {
        let figures = figures(&folder, usize::MAX);
        figures.tell(&corpus::name(&folder));
        figures.refused.iter().for_each(|line| println!("    refused: {line}"));
        figures.overlooked.iter().for_each(|line| println!("    overlooked: {line}"));
        all = all.and(figures);
    }
    all.tell("all");
    let [document, types, rejected] = all.shares();
    assert!(document >= 0.93 && types >= 0.95 && rejected >= 0.90, "less than was reached before");
}
