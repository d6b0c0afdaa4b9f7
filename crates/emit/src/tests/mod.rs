//! Generated code, feature by feature.

mod enumerations;
mod files;
mod models;
mod operations;
mod surface;
