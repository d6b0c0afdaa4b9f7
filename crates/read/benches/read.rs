//! Reading pages and the JSON in them, beside the least that any reader has to do.

use std::{hint::black_box, time::Duration};

use criterion::{BenchmarkGroup, Criterion, Throughput, criterion_group, criterion_main, measurement::WallTime};
use docwright_schema::{Diagnostics, Sources, Span};
use pulldown_cmark::{Options, Parser};

const PAGES: usize = 200;

fn group<'c>(criterion: &'c mut Criterion, name: &str, bytes: usize) -> BenchmarkGroup<'c, WallTime> {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(10).measurement_time(Duration::from_secs(3)).throughput(Throughput::Bytes(bytes as u64));
    group
}

fn sources(texts: impl IntoIterator<Item = String>) -> Sources {
    let mut sources = Sources::default();
    for (at, text) in texts.into_iter().enumerate() {
        sources.add(format!("{at}.md"), text);
    }
    sources
}

fn bytes(sources: &Sources) -> usize {
    sources.iter().map(|(_, source)| source.text().len()).sum()
}

/// Whole pages, beside the events of the Markdown parser.
fn pages(criterion: &mut Criterion) {
    let sources = sources(docwright_sample::pages(PAGES).into_iter().map(|page| page.text));
    let mut group = group(criterion, "pages", bytes(&sources));
    group.bench_function("docwright", |bencher| {
        bencher.iter(|| {
            let mut diagnostics = Diagnostics::default();
            let read = sources.iter().map(|(id, source)| docwright_read::read(id, source, &mut diagnostics));
            read.map(|document| document.operations.len()).sum::<usize>()
        });
    });
    group.bench_function("pulldown-cmark", |bencher| {
        let events = |text| Parser::new_ext(text, Options::ENABLE_TABLES).map(black_box).count();
        bencher.iter(|| sources.iter().map(|(_, source)| events(source.text())).sum::<usize>());
    });
    group.finish();
}

/// The bodies of examples, beside a reader that takes nothing but strict JSON and keeps no places.
fn json(criterion: &mut Criterion) {
    let sources = sources(docwright_sample::bodies(PAGES));
    let mut group = group(criterion, "json", bytes(&sources));
    group.bench_function("docwright", |bencher| {
        bencher.iter(|| {
            let mut diagnostics = Diagnostics::default();
            let whole = |text: &str| Span::new(0..text.len());
            let read = sources.iter().map(|(id, source)| {
                docwright_read::json::read(id, source.text(), whole(source.text()), &mut diagnostics)
            });
            read.map(|values| values.len()).sum::<usize>()
        });
    });
    group.bench_function("serde_json", |bencher| {
        let value = |text: &str| serde_json::from_slice::<serde_json::Value>(text.as_bytes());
        bencher.iter(|| sources.iter().filter_map(|(_, source)| value(source.text()).ok()).map(black_box).count());
    });
    group.finish();
}

criterion_group!(benches, pages, json);
criterion_main!(benches);
