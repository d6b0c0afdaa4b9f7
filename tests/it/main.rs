//! Tests across crates: from pages to files.

mod build;
mod client;
mod corpus;
mod determinism;
mod diff;
mod held_out;
mod memory;
mod meta;
mod mock;
mod mutation;
mod openapi;
mod pages;
mod redaction;
mod robustness;
mod same;
mod semver;
mod support;
mod surface;
mod unusual;
