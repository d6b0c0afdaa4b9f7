//! From documents to a schema, beside building values of the same examples.

use std::{hint::black_box, time::Duration};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use docwright_schema::{Diagnostics, Sources, document::Document};

const PAGES: usize = 200;

/// Evidence, merge, rules, names and closing: everything but reading.
fn infer(criterion: &mut Criterion) {
    let mut sources = Sources::default();
    for page in docwright_sample::pages(PAGES) {
        sources.add(page.name, page.text);
    }
    let mut diagnostics = Diagnostics::default();
    let read = |(id, source)| docwright_read::read(id, source, &mut diagnostics);
    let documents: Vec<Document<'_>> = sources.iter().map(read).collect();
    let bodies = docwright_sample::bodies(PAGES);
    let mut group = criterion.benchmark_group("infer");
    let bytes: usize = bodies.iter().map(String::len).sum();
    group.sample_size(10).measurement_time(Duration::from_secs(3)).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("docwright", |bencher| {
        bencher.iter(|| docwright_infer::infer("sample", &sources, &documents, &mut Diagnostics::default()));
    });
    group.bench_function("serde_json", |bencher| {
        let value = |text: &String| serde_json::from_slice::<serde_json::Value>(text.as_bytes());
        bencher.iter(|| bodies.iter().filter_map(|text| value(text).ok()).map(black_box).count());
    });
    group.finish();
}

criterion_group!(benches, infer);
criterion_main!(benches);
