//! The review of an API of 10,000 operations, a tenth of which changed, beside what any comparison has to do.

use std::{collections::BTreeMap, hint::black_box, time::Duration};

use criterion::{Criterion, criterion_group, criterion_main};
use docwright_diff::{Redone, Settings, Side, changes, review};
use docwright_schema::{Address, Origin, Provenance, Schema, Surface};
use serde_json::{Value, json};

const OPERATIONS: usize = 10_000;
/// Every so many operations, something changes.
const EACH: usize = 10;
/// Lines of docs that each operation takes.
const LINES: usize = NAMES.len();
const NAMES: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

/// What a side of a review is made of.
struct Api {
    schema: Schema,
    surface: Surface,
    provenance: Provenance,
    pages: BTreeMap<String, String>,
}

impl Api {
    fn new(is_new: bool) -> Self {
        let changed = |at: usize| is_new && at.is_multiple_of(EACH);
        let operations: Vec<Value> = (0..OPERATIONS).map(|at| operation(at, changed(at))).collect();
        let types: BTreeMap<String, Value> =
            (0..OPERATIONS).map(|at| (format!("Thing{at}"), answer(at, changed(at)))).collect();
        let areas: Vec<Value> = (0..100).map(area).collect();
        let text = json!({"name": "large", "areas": areas, "operations": operations, "types": types}).to_string();
        let schema: Schema = serde_json::from_str(&text).expect("it is a schema");
        let (provenance, pages) = docs(&schema, changed);
        Self { surface: docwright_emit::surface(&schema), schema, provenance, pages }
    }

    fn side(&self) -> Side<'_> {
        let Self { schema, surface, provenance, pages } = self;
        Side { schema, provenance, surface, pages: Some(pages) }
    }
}

fn area(at: usize) -> Value {
    json!({"name": format!("area_{at}"), "pages": [page(at)]})
}

fn page(area: usize) -> String {
    format!("area_{area}.md")
}

fn operation(at: usize, changed: bool) -> Value {
    let parameter = |name: &str, required| json!({"name": name, "ident": name, "location": "query", "required": required, "ty": {"type": "string"}});
    json!({
        "id": format!("get_thing{at}"),
        "area": format!("area_{}", at % 100),
        "page": page(at % 100),
        "title": format!("Thing {at}"),
        "method": "GET",
        "path": format!("/things{at}"),
        "parameters": [parameter("first", true), parameter("second", changed), parameter("third", false)],
        "answer": {"status": 200, "wrapping": "bare", "payload": {"type": "ref", "name": format!("Thing{at}")}},
        "examples": [],
    })
}

fn answer(at: usize, changed: bool) -> Value {
    let field = |name: &str| json!({"name": name, "ident": name, "ty": {"type": "string"}, "presence": "required"});
    let names = ["id", "name", "state", "kind", "owner", "note", "tel", if changed { "facsimile" } else { "fax" }];
    let fields: Vec<Value> = names.iter().map(|name| field(name)).collect();
    json!({"area": format!("area_{}", at % 100), "usage": "response", "kind": "struct", "fields": fields})
}

/// Pages on which each fact has a line.
fn docs(schema: &Schema, changed: impl Fn(usize) -> bool) -> (Provenance, BTreeMap<String, String>) {
    let mut provenance = Provenance::default();
    let mut pages: BTreeMap<String, String> = BTreeMap::new();
    for (at, operation) in schema.operations.iter().enumerate() {
        let page = pages.entry(operation.page.clone()).or_default();
        let first = page.lines().count() + 1;
        let key = Address::operation(operation.key());
        let parameters = operation.parameters.iter();
        let facts = std::iter::once(key.clone())
            .chain(parameters.map(|parameter| key.part("parameter").part(format!("query.{}", parameter.name))));
        for (line, fact) in facts.enumerate() {
            let origin =
                Origin { page: operation.page.clone(), line: first + line, column: 1, rule: "table".to_owned() };
            provenance.add(fact, origin);
        }
        let mark = if changed(at) { "changed" } else { "same" };
        let lines = (0..LINES).flat_map(|line| ["| ", NAMES[line], " | string | ", mark, " |\n"]);
        page.extend(lines);
    }
    (provenance, pages)
}

/// The whole review and the comparison alone, beside two floors: seeing that two schemas are equal, and a difference of
/// their texts by lines.
fn reviews(criterion: &mut Criterion) {
    let (old, new, same) = (Api::new(false), Api::new(true), Api::new(false));
    let text = |api: &Api| serde_json::to_string_pretty(&api.schema).expect("a schema is JSON");
    let (old_text, new_text) = (text(&old), text(&new));
    let settings = Settings { version: "0.1.0".to_owned(), ..Settings::default() };
    let mut group = criterion.benchmark_group("review");
    group.sample_size(10).measurement_time(Duration::from_secs(5));
    group.bench_function("whole", |bencher| {
        bencher.iter(|| review(old.side(), new.side(), Redone::default(), &settings).findings.len());
    });
    group.bench_function("changes", |bencher| {
        bencher.iter(|| changes(black_box(&old.schema), black_box(&new.schema)).len());
    });
    group.bench_function("lines", |bencher| {
        bencher.iter(|| similar::TextDiff::from_lines(black_box(&*old_text), black_box(&*new_text)).ops().len());
    });
    group.bench_function("equality", |bencher| {
        bencher.iter(|| black_box(&old.schema) == black_box(&same.schema));
    });
    group.finish();
}

criterion_group!(benches, reviews);
criterion_main!(benches);
