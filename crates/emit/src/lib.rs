//! Emits a Rust client crate and an OpenAPI document from a schema.
