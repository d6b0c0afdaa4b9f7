//! Emitting Rust, beside printing the same items.

use std::time::Duration;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use docwright_emit::{File, Package, Runtime};
use docwright_infer::Inferred;
use docwright_schema::{Diagnostics, Sources, document::Document};

const PAGES: usize = 200;

fn inferred() -> Inferred {
    let mut sources = Sources::default();
    for page in docwright_sample::pages(PAGES) {
        sources.add(page.name, page.text);
    }
    let mut diagnostics = Diagnostics::default();
    let read = |(id, source)| docwright_read::read(id, source, &mut diagnostics);
    let documents: Vec<Document<'_>> = sources.iter().map(read).collect();
    docwright_infer::infer("sample", &sources, &documents, &mut Diagnostics::default())
}

fn package() -> Package {
    Package::new("sample", "0.1.0", Runtime::Version("0.1".to_owned()))
}

/// The Rust files of a crate, beside what it takes to print their items once they are there.
fn emit(criterion: &mut Criterion) {
    let (Inferred { schema, provenance }, package) = (inferred(), package());
    let is_rust = |file: &File<'_>| {
        file.path.starts_with("src/") || file.path.starts_with("tests/examples/") && !file.path.contains(".json")
    };
    let files = || docwright_emit::files(&schema, &provenance, &package).into_iter().filter(is_rust);
    let texts: Vec<String> = files().map(|file| file.text()).collect();
    let items: Vec<syn::File> = texts.iter().filter_map(|text| syn::parse_file(text).ok()).collect();
    assert_eq!(items.len(), texts.len(), "what is emitted is Rust");
    let mut group = criterion.benchmark_group("emit");
    let bytes: usize = texts.iter().map(String::len).sum();
    group.sample_size(10).measurement_time(Duration::from_secs(3)).throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("docwright", |bencher| bencher.iter(|| files().map(|file| file.text().len()).sum::<usize>()));
    group.bench_function("prettyplease", |bencher| {
        bencher.iter(|| items.iter().map(|file| prettyplease::unparse(file).len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, emit);
criterion_main!(benches);
