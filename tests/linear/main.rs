//! The work that a page takes grows with its length and no faster, counted in allocations instead of time.

use std::{
    alloc::System,
    sync::{Mutex, PoisonError},
};

use docwright_emit::{Package, Runtime};
use docwright_infer::Redaction;
use docwright_schema::{Diagnostics, Sources};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// Tests count what the whole process does, so each has to be alone.
static ALONE: Mutex<()> = Mutex::new(());

/// How many operations come out of the whole chain.
fn run(pages: &[String]) -> usize {
    let mut sources = Sources::default();
    for (at, page) in pages.iter().enumerate() {
        sources.add(format!("page_{at}.md"), &**page);
    }
    let mut diagnostics = Diagnostics::default();
    let documents: Vec<_> =
        sources.iter().map(|(id, source)| docwright_read::read(id, source, &mut diagnostics)).collect();
    let inferred = docwright_infer::infer("long", &sources, &documents, &mut diagnostics);
    let (inferred, _) = docwright_infer::redact(inferred, &Redaction::default(), &sources, &mut diagnostics);
    let package = Package::new("long", "0.1.0", Runtime::Version("0.1".to_owned()));
    docwright_emit::emit(&inferred.schema, &inferred.provenance, &package);
    inferred.schema.operations.len()
}

/// Runs the chain, and counts allocations and their bytes.
fn work(pages: &[String]) -> [usize; 2] {
    let region = Region::new(ALLOCATOR);
    run(pages);
    let stats = region.change();
    [stats.allocations + stats.reallocations, stats.bytes_allocated]
}

/// A page of one operation.
fn operation(rest: &str) -> Vec<String> {
    vec![format!("# Things\n\n`POST /things/{{id}}`\n\n{rest}")]
}

fn example(body: &str) -> Vec<String> {
    operation(&format!("**Response**\n\n```json\n{body}\n```\n"))
}

/// A table of parameters or of fields.
fn table(label: &str, rows: impl Iterator<Item = String>) -> Vec<String> {
    let head = "| Name | Type | Required | Description |\n|---|---|---|---|\n";
    operation(&format!("**{label}**\n\n{head}{}", rows.collect::<String>()))
}

fn text(count: usize, part: impl Fn(usize) -> String) -> String {
    (0..count).map(part).collect()
}

fn join(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(",\n")
}

/// A way in which pages can be long, for a length.
type Shape = (&'static str, fn(usize) -> Vec<String>);

const SHAPES: &[Shape] = &[
    ("rows", |n| table("Parameters", (0..n).map(|i| format!("| a{i} | string | yes | x |\n")))),
    ("rows of objects", |n| table("Parameters", (0..n).map(|i| format!("| a.b{i}.c | string | yes | x |\n")))),
    ("the same row", |n| table("Response fields", (0..n).map(|_| "| a | string | yes | x |\n".to_owned()))),
    ("columns", |n| {
        let [head, rule, row] = ["| Name ", "|---", "| a "].map(|cell| cell.repeat(n));
        operation(&format!("**Parameters**\n\n{head}|\n{rule}|\n{row}|\n"))
    }),
    ("keys", |n| example(&format!("{{{}}}", join((0..n).map(|i| format!("\"k{i}\": {i}")))))),
    ("objects", |n| example(&format!("{{{}}}", join((0..n).map(|i| format!("\"k{i}\": {{\"x{i}\": 1}}")))))),
    ("items", |n| example(&format!("[{}]", join((0..n).map(|i| format!("{{\"x{i}\": 1}}")))))),
    ("people", |n| {
        let person = |i| {
            let (name, street) = (char::from_u32(0x4E00 + i as u32).unwrap_or('一'), "星桥路");
            format!(
                "{{\"nickname\": \"小{name}满\", \"email\": \"cheng.x{i}@boats.cn\", \"address\": \"{street} {i} 号\"}}"
            )
        };
        example(&format!("[{}]", join((0..n).map(person))))
    }),
    ("tokens", |n| operation(&"access_token=".repeat(n))),
    ("numbers", |n| operation(&format!("a{}", " 0512-683".repeat(n)))),
    ("brackets", |n| example(&"[".repeat(100 * n))),
    ("quotes", |n| example(&format!("{{{}", "\"".repeat(100 * n)))),
    ("copies of a page", |n| {
        let page = "# Thing\n\n`GET /things/{id}`\n\n**Response**\n\n```json\n{\"id\": 1, \"name\": \"An\"}\n```\n";
        vec![page.to_owned(); n]
    }),
    ("operations", |n| {
        let one =
            |i| format!("## Thing {i}\n\n`GET /things/{i}/{{id}}`\n\n**Response**\n\n```json\n{{\"id\": 1}}\n```\n\n");
        vec![text(n, one)]
    }),
    ("operations of one line", |n| vec![text(n, |i| format!("GET /things/{i}\n\n"))]),
    ("the same operation", |n| vec!["## Thing\n\n`GET /things/{id}`\n\n".repeat(n)]),
    ("headings", |n| vec![text(10 * n, |i| format!("{} H{i}\n", &"######"[..=i % 6]))]),
    ("labels", |n| operation(&"**Response**\n\n".repeat(10 * n))),
    ("links", |n| operation(&"[a](b) ".repeat(10 * n))),
    ("cells", |n| operation(&format!("<table><tr>{}", "<td>".repeat(10 * n)))),
    ("backticks", |n| operation(&"` ".repeat(10 * n))),
    ("open fences", |n| operation(&text(10 * n, |i| "`".repeat(3 + i % 50) + "\n"))),
    ("values in items", |n| {
        let item = |i| format!("- **a{i}** - A map such as `{{\"b\": {i}}}`\n    `{{\"c\": {i}}}`\n");
        operation(&format!("**Parameters**\n\n{}", text(n, item)))
    }),
    ("parts that are sent", |n| {
        let parts = |more: &str| join((0..n).map(|i| format!("{{\"part\": {{\"x\": {i}, \"y\": 1{more}}}}}")));
        let body = |more: &str| format!("```json\n{{\"id\": 1, \"list\": [{}]}}\n```\n\n", parts(more));
        operation(&format!("**Request**\n\n{}**Response**\n\n{}", body(", \"z\": [1]"), body("")))
    }),
    ("nested items", |n| operation(&text(n, |i| " ".repeat(2 * (i % 200)) + "- a\n"))),
];

/// Twice the length is twice the work, with room for logarithms and the growth of buffers; squares would be four times.
#[test]
fn work_grows_with_length_and_no_faster() {
    const LENGTH: usize = 400;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for (name, shape) in SHAPES {
        let [one, two] = [shape(LENGTH), shape(2 * LENGTH)].map(|pages| work(&pages));
        for (once, twice) in one.into_iter().zip(two) {
            assert!(twice < 3 * once, "{name}: allocations and bytes grow from {one:?} to {two:?}");
        }
    }
}

/// What a page of 8 KB costs: half as much again as was counted when this was written.
#[test]
fn a_page_takes_few_allocations_and_little_memory() {
    const PAGES: usize = 50;
    const ALLOCATIONS: usize = 45_000;
    const BYTES: usize = 3_300_000;
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let pages: Vec<String> = docwright_sample::pages(PAGES).into_iter().map(|page| page.text).collect();
    let [allocations, bytes] = work(&pages).map(|all| all / PAGES);
    assert!(allocations < ALLOCATIONS && bytes < BYTES, "{allocations} allocations of {bytes} bytes a page");
}
