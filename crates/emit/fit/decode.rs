//! Generated types beside structs that a person would write for serde, on the same records.

use std::{fs, hint::black_box};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use weight_api::{Operation, http::Response, office, serde_json};

const SAMPLES: usize = 40;

#[derive(Deserialize, Serialize)]
struct Desk {
    id: i64,
    desk_is_active: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_created_at: Option<String>,
    desk_note: String,
    desk_owner_id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_tags: Option<Vec<String>>,
    desk_weight: f64,
    desk_state: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_has_parts: Option<bool>,
    desk_height: i64,
    desk_label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_position: Option<i64>,
    desk_updated_at: String,
    desk_colour: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_rating: Option<f64>,
}

fn records() -> Vec<u8> {
    fs::read("records.json").expect("the records are there")
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Vec<T> {
    serde_json::from_slice(body).expect("the records are as documented")
}

fn reading(criterion: &mut Criterion) {
    let body = records();
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(body.len() as u64)).sample_size(SAMPLES);
    group.bench_function("by_hand", |bencher| bencher.iter_with_large_drop(|| read::<Desk>(black_box(&body))));
    group.bench_function("generated", |bencher| bencher.iter_with_large_drop(|| read::<office::Desk>(black_box(&body))));
    let (call, response) = (office::ListDesks::new(), Response::new(&body));
    group.bench_function("call", |bencher| {
        bencher.iter_with_large_drop(|| call.response(black_box(&response)).expect("the records are as documented"));
    });
}

fn writing(criterion: &mut Criterion) {
    let body = records();
    let (by_hand, generated) = (read::<Desk>(&body), read::<office::Desk>(&body));
    assert_eq!(serde_json::to_string(&by_hand).ok(), serde_json::to_string(&generated).ok());
    let mut group = criterion.benchmark_group("write");
    group.throughput(Throughput::Bytes(body.len() as u64)).sample_size(SAMPLES);
    group.bench_function("by_hand", |bencher| bencher.iter(|| serde_json::to_vec(&by_hand)));
    group.bench_function("generated", |bencher| bencher.iter(|| serde_json::to_vec(&generated)));
}

criterion_group!(decode, reading, writing);
criterion_main!(decode);
